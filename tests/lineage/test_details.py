"""The details that tell reports apart: names, numbers and words, by their stems."""

import numpy as np

from sayso.evidence import Document
from sayso.lineage.details import Details, Told, stem
from sayso.lineage.texts import Text


def told(shown, alien=()):
    text = Text(Document("d", "d", shown))
    return Told(text, text.sentences, np.array([word in alien for word in text.words], dtype=bool))


def test_endings_tell_nothing_but_what_is_short_stays():
    assert stem("inspectors") == stem("inspected")
    assert (stem("1961"), stem("used")) == ("1961", "used")


def test_names_and_numbers_count_twice_and_common_words_nothing():
    (row,) = told("Today the ferry to Karr had 40 bicycles on it.").rows
    assert row == {"ferr": 1.0, "karr": 2.0, "40": 2.0, "bicycl": 1.0}


def test_what_stands_everywhere_in_a_report_is_what_it_is_about():
    mine = told("The ferry left Karr. The ferry was full. The ferry came back with 40 bicycles.")
    theirs = told("A ferry with 40 bicycles sailed.")
    shared = Details(mine, theirs).shared
    assert shared[0, 0] == shared[1, 0] == 1 / 9
    assert shared[2, 0] > 3


def test_new_are_the_names_and_numbers_that_the_other_lacks():
    assert (
        Details(told("Ana Lind left Karr with 40 bicycles."), told("The bicycles left Karr.")).new[0] == 2.0 + 1.0 - 1.0
    )


def test_standing_phrases_are_no_details():
    assert told("Write to Karr Street.", alien=("karr", "street")).rows == [{"writ": 1.0}]


def test_the_details_shown_are_the_weightiest_in_the_order_of_the_report():
    mine, theirs = told("There 40 bicycles left Karr by ferry."), told("By ferry 40 bicycles left Karr.")
    assert Details(mine, theirs).shown([(0, 0)], 2) == ("40", "Karr")
