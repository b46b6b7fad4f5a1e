"""Ties: their parties are mentions, their words lie in their span, and how they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evidence import Document, Mention, Relation
from sayso.evidence.kinds import relation_kinds
from sayso.extract.coreference import resolve
from sayso.extract.mentions import find_mentions
from sayso.extract.relations import find_relations
from sayso.extract.relations.patterns import patterns_of
from sayso.languages import parse


def read(text: str) -> tuple[tuple[Mention, ...], tuple[Relation, ...]]:
    parsed = parse(Document(id="d", name="d", text=text))
    assert parsed is not None
    mentions = resolve(parsed, find_mentions(parsed, (), ()), ()).mentions
    return mentions, find_relations(parsed, mentions)


def only(text: str, kind: str) -> Relation:
    found = [relation for relation in read(text)[1] if relation.kind == kind]
    assert len(found) == 1, found
    return found[0]


def test_parties_are_mentions_and_the_cue_lies_in_the_span() -> None:
    text = "Red Dawn attacked the garrison, and Norway condemned the Tide Party, an ally of Red Dawn."
    mentions, relations = read(text)
    spans = {mention.span for mention in mentions}
    assert relations
    for relation in relations:
        assert relation.source in spans
        assert relation.target in spans
        assert relation.span.covers(relation.source)
        assert relation.span.covers(relation.target)
        assert relation.cue is None or relation.span.covers(relation.cue)


def test_the_cue_is_where_factuality_is_judged() -> None:
    text = "Red Dawn has not attacked the garrison."
    cue = only(text, "fighting_against").cue
    assert cue is not None
    assert cue.words(text) == "attacked"


def test_a_denied_tie_is_still_the_tie() -> None:
    relation = only("Red Dawn has not attacked the garrison.", "fighting_against")
    assert (relation.status, relation.negation_used) == ("current", False)


@pytest.mark.parametrize(
    ("text", "status", "used"),
    [
        ("Red Dawn severed its ties with the Tide Party.", "ended", False),
        ("Red Dawn never severed its ties with the Tide Party.", "current", True),
        ("Red Dawn refused to sever its ties with the Tide Party.", "current", True),
        ("Red Dawn may sever its ties with the Tide Party.", "current", False),
        ("Red Dawn will sever its ties with the Tide Party.", "current", False),
    ],
)
def test_endings(text: str, status: str, used: bool) -> None:
    relation = only(text, "allied_with")
    assert (relation.status, relation.negation_used) == (status, used)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway supports Red Dawn.", "current"),
        ("Norway will support Red Dawn.", "future"),
        ("Norway plans to support Red Dawn.", "future"),
        ("Norway would support Red Dawn.", "hypothetical"),
        ("Norway stopped supporting Red Dawn.", "ended"),
        ("Norway used to support Red Dawn.", "ended"),
    ],
)
def test_how_a_tie_stands(text: str, status: str) -> None:
    assert only(text, "supports").status == status


def test_lists_give_a_tie_for_each() -> None:
    text = "Norway and Denmark funded Red Dawn and the Tide Party."
    found = {(r.source.words(text), r.target.words(text)) for r in read(text)[1] if r.kind == "supports"}
    assert len(found) == 4


def test_a_passive_turns_the_parties_round() -> None:
    text = "Red Dawn was attacked by the Tide Party."
    relation = only(text, "fighting_against")
    assert (relation.source.words(text), relation.target.words(text)) == ("the Tide Party", "Red Dawn")


def test_a_relative_clause_speaks_of_its_noun() -> None:
    text = "The militia that attacked Norway is small."
    assert only(text, "fighting_against").source.words(text) == "The militia"


def test_whoever_strikes_stands_behind_the_strike() -> None:
    text = "Norway's airstrikes killed four soldiers."
    assert only(text, "fighting_against").source.words(text) == "Norway"


def test_nobody_is_tied_to_himself() -> None:
    text = "Ana Roth praised Ana Roth."
    assert not [relation for relation in read(text)[1] if relation.kind == "likes"]


def test_no_ties_across_a_quotation_mark() -> None:
    text = "“We know two Red Dawn leaders,” added Gen. Tomas Brandt."
    assert not [r for r in read(text)[1] if r.source.words(text) == "Gen. Tomas Brandt"]


def test_the_lists_only_speak_of_kinds_in_the_table() -> None:
    patterns = patterns_of("en")
    used = {
        p.kind for table in (patterns.verbs, patterns.nouns, patterns.roles) for found in table.values() for p in found
    }
    used |= {p.kind for p in patterns.adjectives.values()}
    assert used <= set(relation_kinds())


PIECES = st.lists(
    st.sampled_from(
        [
            "Red Dawn",
            "the Tide Party",
            "and",
            "attacked",
            "was",
            "by",
            "ties",
            "with",
            "between",
            "never",
            "severed",
            "its",
            "leader of",
            "who",
            "in",
            "Norway",
            ".",
            ",",
            "each other",
            "both groups",
            "to support",
        ]
    ),
    max_size=20,
)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_any_words_give_ties_between_mentions(pieces: list[str]) -> None:
    mentions, relations = read(" ".join(pieces))
    spans = {mention.span for mention in mentions}
    kinds = set(relation_kinds())
    assert all(r.source in spans and r.target in spans and r.kind in kinds for r in relations)


@pytest.mark.parametrize(
    "text", ["", "ties", "between and between", "ATTACKED BY", "🙂 attacked 🙂", "attacked " * 1500]
)
def test_odd_input_never_raises(text: str) -> None:
    read(text)
