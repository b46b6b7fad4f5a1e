"""One claim told in words that no rule knows for the same: what the matcher joins, on which side, and what it leaves."""

from datetime import date

import pytest

from sayso.corroboration.items import flatten
from sayso.corroboration.joining import known
from sayso.corroboration.joining.wordings import Wording
from sayso.evidence import Document, Published
from sayso.languages.matching import Matcher
from sayso.reading import read_document
from sayso.weighing import weigh
from tests.worlds import dispute

DAY = date(2034, 6, 2)


def read(*texts):
    """Short reports of several outlets."""
    return [
        read_document(Document(f"d{at}", f"{at}.txt", text, outlet=f"Outlet {at}", published=Published(DAY, DAY)))
        for at, text in enumerate(texts)
    ]


def meetings(*texts):
    """The sides under which statements of the first report and of the second meet in one claim."""
    readings = read(*texts)
    owner = {statement.id: at for at, reading in enumerate(readings) for statement in reading.statements}
    met = set()
    for claim in weigh(readings).weighing.claims:
        sides = [(owner[one], position.polarity) for position in claim.positions for one in position.statements]
        met |= {side == other for at, side in sides for place, other in sides if (at, place) == (0, 1)}
    return met


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Brook Savings sacked its finance director on Friday after losses in Dorrick, a clerk said.",
            "The dismissal of the chief financial officer after the losses in Dorrick was confirmed by Brook Savings, a banker said.",
        ),
        (
            "Prosecutors have charged Hugo Bern with fraud over the bridge, a clerk said.",
            "Hugo Bern was indicted for fraud over the bridge on Monday, a lawyer said.",
        ),
        (  # an event here, a figure there
            "Officers seized 27 telephones in Orn, a clerk said.",
            "Detectives in Orn have carried off 27 handsets, a lawyer said.",
        ),
    ],
)
def test_other_words_make_one_claim(first, second) -> None:
    assert meetings(first, second) == {True}


def test_what_says_the_opposite_in_its_own_words_stands_on_the_other_side() -> None:
    assert meetings(
        "Water was leaking through the dam at Karst on Sunday, a farmer said.",
        "The dam at Karst was dry on Sunday and no water came through, the operator said.",
    ) == {False}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Seven miners died in the shaft at Brenn, the rescue service said.",
            "Nine miners died in the shaft at Brenn, the rescue service said.",
        ),
        (  # what may be, and what was
            "Under the harbour rules no more than 90 passengers may board the Ostrava.",
            "The Ostrava had 90 passengers on board when it sank, the owner said.",
        ),
        (
            "The ferry has a capacity of 90 passengers.",
            "The ferry carried 90 passengers when it sank, the owner said.",
        ),
        (
            "The council voted to close the swimming hall in Dorrick, the mayor said.",
            "The council was asked to close the swimming hall in Dorrick, the mayor said.",
        ),
    ],
)
def test_near_words_for_another_matter_do_not(first, second) -> None:
    assert meetings(first, second) == set()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The library in Orn was never told of the mould, its director said.",
            "The director of the library in Orn denied that she had been told of the mould.",
        ),
        (
            "No seal on the crates in Orn was broken, the customs office said.",
            "The customs office denied that the seals on the crates in Orn had been broken.",
        ),
    ],
)
def test_two_denials_stand_on_one_side_whether_the_words_or_the_cue_tell_it(first, second) -> None:
    assert meetings(first, second) == {True}


def test_a_number_is_not_turned_by_other_words_for_it() -> None:
    """The matcher may take the words of one side for the opposite of those of the other: the number is the same."""
    assert False not in meetings(
        "The army said its men had killed at least 30 Orn soldiers at the pass.",
        "Orn's general said that at least 30 of his soldiers had been killed at the pass.",
    )


def test_two_places_of_a_paragraph_that_two_reports_share_are_two_claims() -> None:
    text = "The Tide Club backs the strike at the harbour, and the union keeps its ties with the club."
    readings = read(text, text)
    spans = {statement.id: statement.span for reading in readings for statement in reading.statements}
    for claim in weigh(readings).weighing.claims:
        told = [spans[one] for position in claim.positions for one in position.statements]
        assert all(one.overlaps(other) for one in told for other in told)


def test_the_order_of_reports_changes_nothing() -> None:
    texts = [
        "The lifeboats of the Ostrava were never lowered, a sailor said.",
        "Not one of the rescue boats of the Ostrava was let down into the water, a passenger said.",
        "All lifeboats of the Ostrava were lowered within ten minutes, the owner said.",
    ]
    readings = read(*texts)
    assert weigh(readings).weighing == weigh(readings[::-1]).weighing


def test_pairs_that_the_matcher_cannot_make_sure_are_not_put_before_it(monkeypatch) -> None:
    asked: list[int] = []
    match = Matcher.match

    def counted(self, pairs):
        asked.append(len(pairs))
        return match(self, pairs)

    monkeypatch.setattr(Matcher, "match", counted)
    readings = [dispute.reading(name) for name in sorted(dispute.REPORTS)]
    readings += read(
        "The council of Lutz closed the baths after the flood, the mayor said. He spoke for an hour.",
        "In Halm the council closed the library on Sunday. It was full of mould, the mayor said.",
        "The owner of the bakery in Orn closed it for good. The mayor said that he was sorry.",
    )
    found = weigh(readings)
    few = sum(asked)
    monkeypatch.setattr(known.Known, "may_be", lambda *_: True)
    assert weigh(readings) == found
    assert 0 < few < sum(asked) - few


def test_what_hardly_says_anything_is_told_again_by_nobody() -> None:
    bare = Document("d", "d.txt", "It was left. The clerk left at nine.", outlet="Post")
    said = {one.words: Wording(("k",), one).is_bare for one in flatten([read_document(bare)])}
    assert said["It was left"]
    assert not any(told for words, told in said.items() if "clerk" in words)
