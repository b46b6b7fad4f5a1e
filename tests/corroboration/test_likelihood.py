"""How likely two statements make one claim: what excludes it, what is weighed, and that no copy adds to it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration.items import Directory, flatten
from sayso.corroboration.joining.likelihood import of_matched, weights
from sayso.corroboration.joining.likeness import Comparer, Likeness
from sayso.corroboration.joining.substitution import count_otherwise
from sayso.corroboration.joining.told import tell
from sayso.evidence import Document, Published
from sayso.identity import identify
from sayso.languages.matching import Match
from sayso.reading import read_document
from sayso.weighing import weigh
from tests.worlds import dispute

DAY = date(2034, 6, 2)
PART = st.floats(0, 1)
ODDS = st.floats(-6, 6)


def read(*texts):
    """Short reports of several outlets."""
    return [
        read_document(Document(f"d{at}", f"{at}.txt", text, outlet=f"Outlet {at}", published=Published(DAY, DAY)))
        for at, text in enumerate(texts)
    ]


def likenesses(first, second, kind, other_kind=None):
    """What the first statements of a kind (or of two kinds) in two reports have in common, either way round."""
    readings = read(first, second)
    directory = Directory(readings, identify(readings))
    items = flatten(readings)
    told = {item.id: found for item in items if (found := tell(directory, item)) is not None}
    one, other = (
        next(item for item in items if item.document is reading.document and item.statement.kind == wanted)
        for reading, wanted in zip(readings, (kind, other_kind or kind), strict=True)
    )
    compare = Comparer(told, directory)
    assert compare(one, other) == compare(other, one)
    return compare(one, other)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nineteen dockers died in Senn, the union said.", "Nineteen dockers are missing in Senn, a priest said."),
        ("The shed held more than 250 tonnes, a clerk said.", "The shed held less than 250 tonnes, the owner said."),
        ("Seven miners died in Brenn, a doctor said.", "Nine miners died in Brenn, a doctor said."),
        ("The limit for the shed is 250 tonnes, a clerk said.", "The shed held 250 tonnes, the owner said."),
        ("The state paid 2 million crowns a year, a clerk said.", "The state paid 2 million crowns, a clerk said."),
    ],
)
def test_figures_that_exclude_each_other_have_no_likeness(first, second):
    assert likenesses(first, second, "figure") is None


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("The army killed 17 miners in Orn, a doctor said.", "Seventeen miners died in Orn, a doctor said.", False),
        ("The army killed miners in Orn, a doctor said.", "Seventeen miners died in Orn, a doctor said.", True),
    ],
)
def test_an_event_and_a_figure_are_of_one_sort_where_the_event_is_told_with_its_number(first, second, differ):
    found = likenesses(first, second, "event", "figure")
    assert found is not None  # of two sorts or of one, they exclude nothing
    assert found.sorts == differ


def test_what_is_done_excludes_what_is_to_be_done():
    assert (
        likenesses(
            "Tidewater has bought Bank Senn, a clerk said.", "Tidewater will buy Bank Senn, a clerk said.", "relation"
        )
        is None
    )


@pytest.mark.parametrize(
    ("one", "other", "otherwise"),
    [
        ("lent the party 12 million crowns", "lent the party 27 million crowns", True),
        ("nobody touched it for 6 weeks", "nobody touched it for five weeks", True),
        ("two men were on the roof", "2 men were on the roof", False),
        ("he came on the 6th", "she has run 5 miles", False),  # two matters, each with its number
    ],
)
def test_wordings_that_are_much_alike_count_the_same(one, other, otherwise):
    assert count_otherwise(one, other) is count_otherwise(other, one) is otherwise


def test_a_large_number_told_in_fewer_digits_is_the_same():
    assert likenesses(
        "The firm received 46.2 million crowns, a clerk said.",
        "The firm was paid 46 million crowns, the minister said.",
        "figure",
    )


def test_every_sign_has_a_weight():
    assert set(weights().matched.likeness) == set(Likeness._fields)


@given(same=PART, more=PART, around=ODDS, signs=st.tuples(*[PART] * len(Likeness._fields)))
def test_a_matcher_that_is_surer_never_makes_a_pair_less_likely(same, more, around, signs):
    less, surer = sorted((same, more))
    likeness = Likeness(*signs)
    assert of_matched(Match(less, 0.0), around, likeness) <= of_matched(Match(surer, 0.0), around, likeness)


@given(one=ODDS, other=ODDS, match=PART)
def test_nearer_surroundings_never_make_a_pair_less_likely(one, other, match):
    farther, nearer = sorted((one, other))
    words = Likeness(0.5)
    assert of_matched(Match(match, 0.0), farther, words) <= of_matched(Match(match, 0.0), nearer, words)


def test_a_copy_joins_no_two_statements_of_the_report_that_it_was_made_from():
    def together(*names):
        readings = [dispute.reading(name) for name in names]
        ours = {one.id for reading in readings if reading.document.name == "country.txt" for one in reading.statements}
        claims = weigh(readings).weighing.claims
        said = ({one for side in claim.positions for one in side.statements} & ours for claim in claims)
        return {frozenset(some) for some in said if some}

    without = [name for name in dispute.REPORTS if name != "country-again.txt"]
    assert together(*without) == together(*dispute.REPORTS)
