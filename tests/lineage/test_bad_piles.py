"""Piles that invite mistakes: circles of credits, one outlet spelled five ways, dates to come, and very many alike."""

from datetime import date

import pytest

from sayso.evidence import Document, Published, content_id
from sayso.lineage import derive, grouped
from sayso.lineage.comparing import compare_words

FIRST = (
    "The lock at Velm will stay shut until the eels have passed, the canal office told the skippers on Tuesday.",
    "Some 40,000 eels come up the river every spring, and this year they are three weeks late.",
    "Forty-one barges wait below the town, among them two with seed potatoes that have begun to sprout.",
    "Skipper Ilke Dorn of the barge Patience has planted a row of hers on deck.",
    "The office will pay 90 crowns a day to each boat, and has asked the cook of the inn to feed the crews.",
)
SPELLINGS = ("The Harbour Post", "Harbour Post", "HARBOUR POST", "harbourpost.com", "The Harbour-Post")


def report(name, text, day=None, outlet=None, **fields):
    days = Published(day, day) if day else Published()
    return Document(content_id(name, text), name, text, outlet=outlet, published=days, **fields)


@pytest.mark.parametrize("spelled", SPELLINGS)
def test_one_outlet_spelled_in_five_ways_is_credited_under_each(spelled):
    first = report("first", " ".join(FIRST), date(2031, 4, 2), "Harbour Post")
    text = (
        f"Forty-one barges wait below Velm, two of them with seed potatoes that have begun to sprout, {spelled} reported. "
        "A row of them has been planted by Ilke Dorn on the deck of the Patience."
    )
    (found,) = derive([first, report("second", text, date(2031, 4, 3), "Inland News")])
    assert (found.parent, found.kind) == (first.id, "credit")


def test_one_outlet_spelled_in_five_ways_does_not_credit_itself():
    documents = [
        report(f"report {at}", f"Boat number {at} sank, its skipper told the Harbour Post.", outlet=spelled)
        for at, spelled in enumerate(SPELLINGS)
    ]
    assert derive(documents) == ()


def test_a_circle_of_credits_gives_each_credit_and_ends():
    names = ("Coast Gazette", "Inland Tribune", "Lake Courier")
    documents = [
        report(
            name,
            f"Forty-one barges wait at Velm, the {names[at - 1]} reported. Ilke Dorn planted potatoes.",
            outlet=name,
        )
        for at, name in enumerate(names)
    ]
    credits_ = [one for one in derive(documents) if one.kind == "credit"]
    assert len(credits_) == 3
    assert all(one.document != one.parent for one in credits_)


def test_copies_that_credit_each_other_in_a_circle_have_one_root():
    names = ("Coast Gazette", "Inland Tribune", "Lake Courier")
    documents = [
        report(name, " ".join(FIRST) + f"\n\n(Source: {names[at - 1]})", date(2031, 4, 2), name)
        for at, name in enumerate(names)
    ]
    parent = {one.document: one.parent or "" for one in derive(documents) if one.kind == "copy"}
    assert len(parent) == 2
    for start in parent:
        above = [start]
        while above[-1] in parent:
            above.append(parent[above[-1]])
            assert len(set(above)) == len(above)


def test_links_in_a_circle_and_to_itself():
    addresses = ("https://one.example/eels", "https://two.example/eels", "https://three.example/eels")
    documents = [
        report(
            f"report {at}",
            f"Item {at}: eels hold up forty-one barges at Velm. Ilke Dorn planted potatoes on Patience.",
            outlet=f"Paper {at}",
            url=address,
            links=(addresses[at - 1], address),
        )
        for at, address in enumerate(addresses)
    ]
    assert all(one.document != one.parent for one in derive(documents))


def test_dates_to_come_still_tell_who_was_first():
    first = report("first", " ".join(FIRST), date(2031, 4, 2))
    second = report("second", " ".join(FIRST[:4]), date(9999, 12, 31))
    (found,) = derive([second, first])
    assert (found.document, found.parent, found.directed) == (second.id, first.id, True)


def test_comparisons_grow_with_the_number_of_near_copies_and_not_with_their_pairs(monkeypatch):
    compared = []

    def counted(one, other, standing):
        compared.append((one, other))
        return compare_words(one, other, standing)

    monkeypatch.setattr(grouped, "compare_words", counted)

    def count(size):
        compared.clear()
        documents = [
            report(f"{size} {at}", " ".join((*FIRST, f"Bargeman number {at} said that he had waited {at + 2} days.")))
            for at in range(size)
        ]
        found = derive(documents)
        assert len({one.document for one in found}) == size - 1
        return len(compared)

    assert count(400) <= 2.2 * count(200)
