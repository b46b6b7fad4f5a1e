"""Figures that contradict each other, that replace one another, and that do neither."""

from datetime import date

import pytest

from sayso.evidence import Document, Published
from sayso.reading import read_document
from sayso.weighing import weigh

MONDAY, TUESDAY, LATER = date(2034, 6, 5), date(2034, 6, 6), date(2034, 6, 19)


def kinds(*reports):
    """The kinds of conflict between figures among reports, each a day and a text."""
    readings = [
        read_document(Document(f"d{at}", f"{at}.txt", text, outlet=f"Outlet {at}", published=Published(day, day)))
        for at, (day, text) in enumerate(reports)
    ]
    return [one.kind for one in weigh(readings).weighing.conflicts if one.kind != "denial"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # one toll on one day
            (MONDAY, "The Mines Office said that 14 miners were killed in the blast at Orvane Deep."),
            (MONDAY, "The Miners' Union said that 19 miners were killed in the blast at Orvane Deep."),
        ),
        (  # a toll does not fall
            (MONDAY, "The Miners' Union said that 19 miners were killed in the blast at Orvane Deep."),
            (TUESDAY, "The Mines Office said that 14 miners were killed in the blast at Orvane Deep."),
        ),
        (  # a part is not larger than the whole
            (MONDAY, "The Mines Office said that 17 people were killed in the blast at Orvane Deep."),
            (MONDAY, "The Miners' Union said that 19 miners were killed in the blast at Orvane Deep."),
        ),
        (  # a land and its people
            (MONDAY, "The Polish Army said that Poland had lost 41 soldiers."),
            (MONDAY, "The Miners' Union said that 52 Polish soldiers had been killed."),
        ),
        (  # what both say was pumped in one year, though one leaves out of what
            (MONDAY, "The Mines Office said that Orvane Deep pumped 900,000 cubic metres of brine last year."),
            (MONDAY, "The Miners' Union said that Orvane Deep pumped 400,000 cubic metres last year."),
        ),
        (  # ranges that do not meet
            (MONDAY, "Seahold Mutual put the damage from the storm at between 40 million and 50 million crowns."),
            (MONDAY, "Brook Savings put the damage from the storm at 90 million crowns."),
        ),
    ],
)
def test_figures_of_two_sources_that_cannot_both_be_right_contradict(first, second):
    assert kinds(first, second) == ["figures"]


def test_a_limit_is_contradicted_by_nothing_that_was_counted():
    limit = "The port office said that the limit for the shed was 250 tonnes of fertiliser."
    assert kinds((MONDAY, limit), (MONDAY, "An inspector said that the shed held 600 tonnes of fertiliser.")) == []


def test_the_police_contradict_who_counted_before_them_in_the_same_report():
    text = "The Peace Committee said that 9,000 people marched through Tolm. The Tolm Police put the number at 3,500."
    assert kinds((MONDAY, text)) == ["figures"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            (MONDAY, "The Mines Office said that 14 miners were killed in the blast at Orvane Deep."),
            (LATER, "The Mines Office said that 17 miners were killed in the blast at Orvane Deep."),
        ),
        (
            (MONDAY, "Seahold Mutual put losses from the flood at 40 million crowns."),
            (LATER, "Seahold Mutual put losses from the flood at 65 million crowns."),
        ),
        (
            (MONDAY, "The Central Bank of Moor forecast growth of 3.5 percent."),
            (LATER, "The Central Bank of Moor forecast growth of 2.5 percent."),
        ),
    ],
)
def test_a_later_figure_of_the_same_source_replaces_its_earlier_one(earlier, later):
    assert kinds(earlier, later) == ["superseded"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # a figure inside a range
            (MONDAY, "Seahold Mutual put the damage from the storm at between 40 million and 50 million crowns."),
            (MONDAY, "Brook Savings put the damage from the storm at 45 million crowns."),
        ),
        (  # at least twelve may be fifteen
            (MONDAY, "The Mines Office said that at least 12 miners were killed in the blast at Orvane Deep."),
            (MONDAY, "The Miners' Union said that 15 miners were killed in the blast at Orvane Deep."),
        ),
        (  # a toll rises
            (MONDAY, "The Mines Office said that 14 miners were killed in the blast at Orvane Deep."),
            (TUESDAY, "The Miners' Union said that 19 miners were killed in the blast at Orvane Deep."),
        ),
        (  # a part is smaller than the whole
            (MONDAY, "The Mines Office said that 17 people were killed in the blast at Orvane Deep."),
            (MONDAY, "The Miners' Union said that 12 miners were killed in the blast at Orvane Deep."),
        ),
        (  # two places
            (MONDAY, "The Mines Office said that 14 miners were killed in Orvane."),
            (MONDAY, "The Miners' Union said that 19 miners were killed in Tolm."),
        ),
        (  # two groups
            (MONDAY, "The Mines Office said that 14 nurses were injured in the blast at Orvane Deep."),
            (MONDAY, "The Miners' Union said that 19 miners were injured in the blast at Orvane Deep."),
        ),
        (  # those killed and those hurt
            (MONDAY, "The Mines Office said that 14 miners were killed in the blast at Orvane Deep."),
            (MONDAY, "The Miners' Union said that 19 miners were injured in the blast at Orvane Deep."),
        ),
        (  # a share price of another day
            (MONDAY, "Brook Savings said that its share price was 40 crowns."),
            (LATER, "Corrin Marine said that the share price of Brook Savings was 62 crowns."),
        ),
        (  # a part of those killed elsewhere, and a toll that shares no more with it than that they died
            (MONDAY, "The army said that 41 soldiers had been killed in ambushes since the war began."),
            (MONDAY, "Dr Ana Roth said that 16 people were killed."),
        ),
        (  # some of a people, and others of another
            (MONDAY, "The Health Office said that 900 Danes were killed in the flood at Orvane."),
            (MONDAY, "The army said that its planes had killed 600 rebels."),
        ),
        (  # what happened on two days
            (TUESDAY, "The army said that five soldiers were killed on Monday."),
            (date(2034, 6, 8), "The Miners' Union said that three soldiers were killed on Wednesday."),
        ),
        (  # the one half of a sum
            (MONDAY, "Dr Ana Roth said that nine people were killed by smoke and two by the blast at Orvane Deep."),
            (MONDAY, "The Mines Office said that eleven people were killed by the blast at Orvane Deep."),
        ),
        (  # what two parties raised
            (MONDAY, "The Tide Party said that it had raised 21 million crowns in May."),
            (MONDAY, "The Reef Front said that it had raised 15 million crowns in May."),
        ),
        (  # what is spent, and what would be
            (MONDAY, "Seahold Mutual said that Orvane Deep had spent 40 million crowns on the pumps."),
            (MONDAY, "The Miners' Union said that Orvane Deep would spend 60 million crowns on the pumps."),
        ),
        (  # some of a row
            (MONDAY, "Ana Roth said that the party had won the first four districts of Moor."),
            (MONDAY, "Nils Farr said that the party would look to the next two districts of Moor."),
        ),
        (  # two polls
            (MONDAY, "A poll by Corrin Data found that Ana Roth led by 7 points among women."),
            (MONDAY, "A poll by Brook Savings found that Ana Roth led by 13 points among miners."),
        ),
        (  # what is owed and what it is worth
            (MONDAY, "The Mines Office said that Orvane Deep owes 40 million crowns."),
            (MONDAY, "The Miners' Union said that Orvane Deep is worth 60 million crowns."),
        ),
    ],
)
def test_figures_that_can_both_be_right_contradict_nothing(first, second):
    assert kinds(first, second) == []


def test_a_third_of_them_is_no_count_of_them():
    texts = (
        "A third of the people arrested in Orvane were freed, the ministry said.",
        "The union said that 300 people were arrested in Orvane.",
    )
    readings = [
        read_document(Document(f"d{at}", f"{at}.txt", text, outlet=f"Outlet {at}")) for at, text in enumerate(texts)
    ]
    found = [[point.high for point in one.points] for one in weigh(readings).weighing.series]
    assert [300] in found
    assert len(found) == 2


DEBATE = "Four singers quarrelled at the song contest in Wellamo, Radio Tarn told its listeners. {} Juries from Ostrey and Kell voted for Mira Sund, whose ballad had won every heat."
QUARRY = "The slide at the Senn quarry buried a crusher and two lorries on Monday, rescuers said. {} Dogs and drones searched the pit, and the mountain rescue of Hask came with cranes."


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        (((MONDAY, QUARRY.format("Police said 14 miners were killed.")), (MONDAY, QUARRY.format("A union said 19 miners were killed."))), ["figures"]),
        (((MONDAY, QUARRY.format("Police said 14 people were hurt.")), (MONDAY, DEBATE.format("A clerk said 19 people were hurt."))), []),
        (  # who is missing is found
            ((MONDAY, QUARRY.format("Police said 14 miners were missing.")), (MONDAY, QUARRY.format("A union said 12 miners were missing."))),
            [],
        ),
        (  # a toll of long ago
            ((MONDAY, QUARRY.format("Police said 14 miners were killed.")), (MONDAY, QUARRY.format("In 2019 six miners were killed at the quarry."))),
            [],
        ),
    ],
)  # fmt: skip
def test_figures_contradict_each_other_in_reports_of_one_affair_and_time(reports, expected):
    assert kinds(*reports) == expected


def figures_together(*reports):
    """The numbers of statements of several reports that one claim holds."""
    readings = [
        read_document(Document(f"d{at}", f"{at}.txt", text, outlet=f"Outlet {at}", published=Published(MONDAY, MONDAY)))
        for at, text in enumerate(reports)
    ]
    document_of = {one.id: reading.document.id for reading in readings for one in reading.statements}
    claims = weigh(readings).weighing.claims
    return [
        claim.text
        for claim in claims
        if claim.kind == "figure"
        and len({document_of[one] for position in claim.positions for one in position.statements}) > 1
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The blast at Orvane Deep shook the valley. “I will not punish a valley for the crime of two people,” said Ana Roth.",
            "The blast at Orvane Deep shook the valley. “We used to put two people in there,” an official said.",
        ),
        (
            "The blast at Orvane Deep shook the valley. The mayor said 140 people had been moved out of their homes.",
            "The blast at Orvane Deep shook the valley. The mine employs 140 people.",
        ),
    ],
)
def test_one_number_of_two_things_makes_no_claim(first, second):
    assert figures_together(first, second) == []


def test_whom_police_hold_grows_from_day_to_day():
    held = "Police in Harn said on Monday that they had detained two people after the fire at Tolm Mill."
    assert kinds(
        (MONDAY, held), (LATER, "Police in Harn said they now hold five people over the fire at Tolm Mill.")
    ) == ["superseded"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # a toll grows, whoever tells it
            (
                MONDAY,
                "The prefect, Ana Roth, said that seven miners were killed when the wall of the pit at Orvane came down.",
            ),
            (TUESDAY, "Nine people were known to have died under the wall of the pit at Orvane, the prefecture said."),
        ),
        (  # those who are missing grow fewer
            (MONDAY, "The wall of the pit at Orvane came down, leaving 12 missing, rescuers said."),
            (TUESDAY, "Nine men are missing under the wall of the pit at Orvane."),
        ),
    ],
)
def test_the_one_toll_of_a_later_report_that_no_other_source_gives_replaces_that_of_an_earlier_one(first, second):
    assert kinds(first, second) == ["superseded"]


def test_a_report_of_many_dead_gives_no_one_toll():
    first = "Rescuers in Orvane said that seven miners were killed when the wall of the pit came down."
    second = "The prefect of Orvane said that nine people were killed under the wall of the pit. In the market 16 people were killed."
    assert kinds((MONDAY, first), (TUESDAY, second)) == []


def test_two_estimates_of_the_only_mass_that_each_report_tells_of_contradict():
    first = (
        "“Something like 200,000 cubic metres has come down from the wall of the pit at Orvane,” said the commander."
    )
    second = "Ana Roth, a geologist, estimated the mass that came down at Orvane at 350,000 cubic metres."
    assert kinds((MONDAY, first), (TUESDAY, second)) == ["figures"]
