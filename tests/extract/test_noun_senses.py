"""Which event a word names is told by the words that go with it, and who acts by the verb above."""

import pytest

from sayso.evidence import Document, EventProposition
from sayso.reading import read_document


def events(text: str) -> list[EventProposition]:
    found = read_document(Document("d", "d", text, language="en")).statements
    return [one.proposition for one in found if isinstance(one.proposition, EventProposition)]


def kinds(text: str) -> list[str]:
    return [one.kind for one in events(text)]


def parties(text: str) -> list[tuple[str, str]]:
    return [(part.role, part.name) for one in events(text) for part in one.participants]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Coalition jets conducted eight strikes near Tarsul.", "attack"),
        ("A strike by the navy began near Orrin.", "attack"),
        ("Drone strikes hit Orrin. A second strike killed a farmer.", "attack"),
        ("Dockers held a strike in Orrin.", "protest"),
        ("The teachers' union launched a strike in Orrin.", "protest"),
        ("Weavers called a general strike in Orrin.", "protest"),
    ],
)
def test_a_strike_is_one_of_arms_or_of_workers(text: str, kind: str) -> None:
    other = {"attack": "protest", "protest": "attack"}[kind]
    assert kind in kinds(text)
    assert other not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor had a heart attack in Orrin.",
        "Critics attacked the mayor.",
        "The bishop attacked the mayor over the sale.",
        "The senator attacked the tariff on grain.",
        "The premier called the march an invasion.",
    ],
)
def test_attacks_in_words_only_are_none(text: str) -> None:
    assert "attack" not in kinds(text)


def test_what_is_invaded_does_not_attack() -> None:
    assert parties("The invasion of Norland began in May.") == [("target", "Norland")]


def test_who_is_praised_or_asked_acts_and_not_who_praises_or_asks() -> None:
    assert ("authority", "the police") in parties("The premier praised the police for arresting Ivo Marek.")
    assert ("actor", "the minister") in parties("The mayor called on the minister to close the mine.")


def test_nothing_is_done_by_hand() -> None:
    assert parties("The warning was delivered by hand in Orrin.") == []


@pytest.mark.parametrize("text", ["An agreement was possible.", "A warning was issued in Orrin.", "Threats were made."])
def test_what_stands_between_parties_is_no_event_without_any(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("David Dahl threw out the ceremonial first ball.", "legal_act"),
        ("Ana Roth was praised for picking winners.", "election"),
        ("The party tried to overturn it.", "accident"),
        ("Tern Freight expressed its condolences to his family.", "likes"),
    ],
)
def test_a_phrase_names_its_event_only_with_its_objects(text: str, none: str) -> None:
    found = read_document(Document("d", "d", text, language="en")).statements
    assert none not in [getattr(one.proposition, "kind", None) for one in found]


def test_a_case_is_thrown_out_by_a_court() -> None:
    assert ("target", "case") in parties("The judge threw out the case.")


def test_a_strike_that_is_threatened_is_nobody_threatened() -> None:
    assert parties("The union threatened a strike.") == [("threatener", "The union")]


def test_shells_do_not_attack() -> None:
    assert parties("Shells hit the school in Orrin.") == [("target", "the school")]
