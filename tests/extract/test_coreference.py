"""Joining what stands for one somebody, and never what does not."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evidence import Attribution, Document, Entity, Span
from sayso.extract.coreference import Resolution, resolve
from sayso.extract.coreference.naming import acronyms, one_name
from sayso.extract.mentions import find_mentions
from sayso.languages import parse


def resolved(text: str, *said: tuple[str, str]) -> Resolution:
    parsed = parse(Document(id="d", name="d", text=text))
    assert parsed is not None
    attributions = tuple(
        Attribution(f"a{number}", (at(text, source),), (), (at(text, content),), manner="direct")
        for number, (source, content) in enumerate(said, 1)
    )
    return resolve(parsed, find_mentions(parsed, (), ()), attributions)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def named(found: Resolution, name: str) -> Entity:
    return next(entity for entity in found.entities if name in entity.names)


def test_every_entity_has_an_id_and_a_name() -> None:
    found = resolved("Ana Roth spoke for the Port Authority. She was brief.")
    assert [entity.id for entity in found.entities] == [f"e{n}" for n in range(1, len(found.entities) + 1)]
    assert all(entity.name and entity.name in entity.names for entity in found.entities)


def test_an_office_told_of_one_person_joins_no_two_who_are_named_in_full() -> None:
    """Parsers set "secretary of the ports" beside the name behind it as well."""
    found = resolved(
        "Representative Odo Senn met Ana F. Roth, the counsel. While many say that the crown offered to appoint Mr. Senn as "
        "secretary of the ports, Ms. Roth said that was never the case."
    )
    assert named(found, "Odo Senn").id != named(found, "Ana F. Roth").id


def test_a_noun_with_a_capital_is_no_name_where_there_is_a_fuller_one() -> None:
    found = resolved(
        'The board opened proceedings against the National Harvest Office ("the Office"). The Office disputes this. '
        "The Office must answer by May."
    )
    assert named(found, "National Harvest Office").name == "National Harvest Office"


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "The City Building Inspectorate wrote to Ana Roth in Senn. The city mourns.",
            "City Building Inspectorate",
            "The city",
        ),
        ("Senn flooded at noon. Residents of the Lower Town fled. The city sent boats.", "Lower Town", "The city"),
        (
            "The Revenue Office was warned. Its staff, beginning with those at the office at Harn, must answer.",
            "Revenue Office",
            "the office at Harn",
        ),
    ],
)
def test_a_part_is_not_the_whole(text: str, part: str, whole: str) -> None:
    found = resolved(text)
    mentions = [one for one in found.mentions if one.span.start == text.index(whole)]
    assert all(one.entity != named(found, part).id for one in mentions)


def test_a_deputy_is_not_the_one_whose_deputy_he_is() -> None:
    found = resolved("President Ana Roth spoke on Monday. The president was angry. The vice president said nothing.")
    assert "The vice president" not in named(found, "Ana Roth").names


def test_dates_and_amounts_stand_for_nobody() -> None:
    found = resolved("Ana Roth met him.")
    assert all(m.entity is None for m in found.mentions if m.kind in {"date", "quantity", "money"})


def test_a_source_that_is_no_mention_gets_an_entity() -> None:
    text = "Figures released by nobody show that the dam is weak."
    found = resolved(text, ("Figures released by nobody", "that the dam is weak"))
    assert found.attributions[0].source_entity is not None


def test_an_attribution_without_source_has_no_entity() -> None:
    text = "The dam is reportedly weak."
    parsed = parse(Document(id="d", name="d", text=text))
    assert parsed is not None
    unsourced = Attribution("a1", (), (at(text, "reportedly"),), (at(text, "The dam"),))
    assert resolve(parsed, find_mentions(parsed, (), ()), (unsourced,)).attributions[0].source_entity is None


def test_unnamed_and_several() -> None:
    text = "Local officials said that the ferry sank."
    found = resolved(text, ("Local officials", "that the ferry sank"))
    entity = next(e for e in found.entities if e.id == found.attributions[0].source_entity)
    assert (entity.name, entity.named, entity.plural) == ("Local officials", False, True)


def test_a_description_keeps_its_words_as_name() -> None:
    text = "A senior port official who asked not to be named said that the crane was old."
    found = resolved(text, ("A senior port official who asked not to be named", "that the crane was old"))
    entity = next(e for e in found.entities if e.id == found.attributions[0].source_entity)
    assert entity.name == "A senior port official"
    assert entity.anonymity is not None
    assert entity.anonymity.words(text) == "who asked not to be named"


def test_the_longest_name_is_the_persons_name() -> None:
    assert named(resolved("Roth left. Ana Maria Roth said so. Roth was tired."), "Roth").name == "Ana Maria Roth"


def test_an_acronym_is_not_the_name_where_there_is_a_long_one() -> None:
    text = "The Harbour Workers' League (HWL) met. The HWL voted. The HWL left."
    assert named(resolved(text), "HWL").name == "Harbour Workers' League"


@pytest.mark.parametrize(("left", "right"), [("al qamra", "al qamra"), ("qaida", "qaeda"), ("mohammed", "muhammad")])
def test_one_name(left: str, right: str) -> None:
    assert one_name(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("iran", "iraq"), ("maria", "mario"), ("senn", "sann"), ("northport", "southport")]
)
def test_not_one_name(left: str, right: str) -> None:
    assert not one_name(left, right)


def test_initials_with_and_without_small_words() -> None:
    assert "pwl" in acronyms("Port Workers' League")
    assert {"mot", "mt"} <= acronyms("Ministry of Transport")


PIECES = st.lists(
    st.sampled_from(
        [
            "Ana Roth",
            "Roth",
            "She",
            "he",
            "the spokeswoman",
            "the Port Authority",
            "it",
            "they",
            "said",
            "“We",
            "I",
            "”",
            "met",
            "both groups",
            ".",
            ",",
            "Norway",
            "the group",
            "who",
            "his",
        ]
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_any_words_resolve_to_entities_that_exist(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = resolved(text)
    ids = {entity.id for entity in found.entities}
    assert {m.entity for m in found.mentions if m.entity} <= ids
    assert {e.body for e in found.entities if e.body} <= ids
    assert found == resolved(text)


@pytest.mark.parametrize(
    "text", ["", "He", "“", "They they they they", "HE SAID SHE SAID IT", "🙂 he 🙂", "he " * 1500]
)
def test_odd_input_never_raises(text: str) -> None:
    resolved(text)


def test_one_source_named_hundreds_of_times_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def find_body(*given: Any) -> int | None:
        looked.append(given)
        return None

    monkeypatch.setattr("sayso.extract.coreference.find_body", find_body)
    resolved("Mayor Ana Roth said so. " * 30)
    assert len(looked) < 10


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Ana Roth, a spokeswoman for the Senate, said no.", "Ana Roth", "Senate"),
        ("Senator Karl Ott, of the Senate, said no.", "Karl Ott", None),
        ("House Speaker Paula Lem said no.", "Paula Lem", None),
        ("Former defence minister Karl Ott said no. The defence ministry agreed.", "Karl Ott", None),
        ("Karl Ott spoke after Jon Boe -- the first Harbour Board official to resign -- had gone.", "Karl Ott", None),
        ("The director of the Harbour Board, Karl Ott, said no.", "Karl Ott", "Harbour Board"),
    ],
)
def test_members_of_assemblies_and_those_who_left_speak_for_themselves(text: str, name: str, body: str | None) -> None:
    found = resolved(text)
    by_id = {entity.id: entity for entity in found.entities}
    speaker = named(found, name)
    assert (by_id[speaker.body].name if speaker.body else None) == body


def test_whoever_is_called_ms_is_not_the_mr_of_that_surname() -> None:
    found = resolved(
        "Emeric Dahl runs the office for now. Mr Dahl came from the ministry in May, and nobody asked why. "
        "Ms Dahl, who sits in parliament, asked why the office waited."
    )
    assert len([entity for entity in found.entities if any("Dahl" in name for name in entity.names)]) == 2


def test_a_given_name_that_is_a_mans_is_no_mrs() -> None:
    found = resolved("Peter Sills was told not to speak. Mrs Sills said that they hardly sleep. Mr Sills is on leave.")
    assert len([entity for entity in found.entities if any("Sills" in name for name in entity.names)]) == 2
