"""Statements that rules know for one claim: kept together where their reports tell of one affair, else told apart."""

from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration.joining.kinship import about, kinship
from sayso.corroboration.joining.surroundings import affair_odds
from sayso.evidence import Document, Published
from sayso.reading import read_document
from sayso.weighing import weigh

DAY = date(2034, 6, 2)

FERRY = """The ferry Osprey ran aground off Lowmark on Monday with 140 people on board. The coastguard said that the strike was over.

Crews of the Sound Line had stopped work in Lowmark on Friday over rosters. The head of the coastguard, Iva Renn, spoke in Lowmark.
"""
FERRY_TOO = """Lowmark's ferries will sail again, the coastguard said on Monday: the strike was over. The Osprey was the last to leave Lowmark.

Iva Renn, who heads the coastguard, said the crews of the Sound Line had agreed to new rosters after the Osprey ran aground.
"""
MILL = """Weavers at the Harl mill returned to their looms. The mayor of Dunnick, Pavel Osk, said that the strike was over.

The mill's owners, the Tessen family, had offered a rise in pay. Wool prices in Dunnick have doubled in a year.
"""


def document(name, text):
    """A report of an outlet of its own."""
    return Document(name, f"{name}.txt", text, outlet=f"The {name}", published=Published(DAY, DAY))


def together(*texts):
    """Which of the reports (by place) tell that the strike was over, claim by claim."""
    readings = [read_document(document(f"Paper {at}", text)) for at, text in enumerate(texts)]
    owner = {one.id: at for at, reading in enumerate(readings) for one in reading.statements}
    found = []
    for claim in weigh(readings).weighing.claims:
        if "strike was over" in claim.text:
            found.append(sorted({owner[one] for position in claim.positions for one in position.statements}))
    return sorted(found)


def test_the_same_words_of_two_affairs_make_two_claims() -> None:
    assert together(FERRY, MILL) == [[0], [1]]


def test_the_same_words_of_one_affair_make_one() -> None:
    assert together(FERRY, FERRY_TOO) == [[0, 1]]


def test_a_claim_of_three_reports_falls_into_its_two_affairs_in_any_order() -> None:
    for order in permutations([FERRY, FERRY_TOO, MILL]):
        mill = order.index(MILL)
        assert together(*order) == sorted([[mill], [at for at in range(3) if at != mill]])


def test_a_copy_is_not_questioned_however_little_is_left_of_it() -> None:
    cut = FERRY.split("\n", maxsplit=1)[0].split(". ", 1)[1] + "\n"
    assert together(FERRY, f"{cut}\nRead more in Tuesday's paper.\n") == [[0, 1]]


@given(st.text(max_size=300), st.text(max_size=300))
def test_kinship_is_the_same_both_ways_round(one, other) -> None:
    left, right = about(document("a", one)), about(document("b", other))
    assert kinship(left, right) == kinship(right, left)


def test_reports_of_one_affair_are_nearer_than_reports_of_two() -> None:
    ferry, again, mill = (about(document("a", text)) for text in (FERRY, FERRY_TOO, MILL))
    assert affair_odds(kinship(ferry, again)) > 0 > affair_odds(kinship(ferry, mill))
