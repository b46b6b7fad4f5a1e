"""Who is described first and named in the next breath, other names for one thing, and descriptions inside others."""

import pytest

from sayso.evidence import Document
from sayso.reading import read_document


def one(text, *words):
    """Whether all the words, each at its first place in the text, stand for one entity."""
    reading = read_document(Document("d", "d", text, language="en"))
    found = set()
    for each in words:
        start = text.index(each)
        spans = [m for m in reading.mentions if m.span.start <= start + 4 and m.span.end == start + len(each)]
        found.add(min(spans, key=lambda m: abs(m.span.start - start)).entity if spans else each)
    return len(found) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'The head of the Senn Mission said no on Tuesday. "We saw it," said Colonel Lena Varga.',
            ("Lena Varga", "Mission"),
        ),
        (
            "A manager of Mirel Shipping told the court of envelopes. Bo Lind said that he had seen them.",
            ("Bo Lind", "A manager"),
        ),
    ],
)
def test_a_description_and_the_name_in_the_next_breath(text, words):
    reading = read_document(Document("d", "d", text, language="en"))
    name = next(e for e in reading.entities if words[0] in e.names)
    assert name.role in {"head", "manager"}


@pytest.mark.parametrize(
    "text",
    [
        'The head of the Senn Mission said no. "We saw it," said Lena Varga, who leads the opposition.',
        'The head of the Senn Mission said no. "We saw it," said Lena Varga, a farmer.',
        'The head of the Senn Mission said no. "We saw it," said Judge Lena Varga.',
        'The chairwoman of the Senn Mission said no. "We saw it," said Tomas Varga.',
        'A witness said no. "We saw it," said Lena Varga.',
        'The head of the mission, who asked not to be named, said no. "We saw it," said Lena Varga.',
    ],
)
def test_somebody_who_is_introduced_is_nobody_described_before(text):
    reading = read_document(Document("d", "d", text, language="en"))
    varga = next(entity for entity in reading.entities if any("Varga" in name for name in entity.names))
    assert varga.role not in {"head", "chairwoman", "witness"}


def test_a_description_between_a_name_and_its_verb_is_who_speaks():
    text = "They found shells on both banks of the Senna, the head of the Orrin Mission said on Tuesday."
    assert not one(text, "the Senna", "the head of the Orrin Mission")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roth is the mayor of Senn. She said no.",
        "The president's daughter, Ana Roth, is the mayor of Senn.",
        "Ana Roth becomes mayor of Senn.",
        "His successor is Ana Roth.",
        "Ana Roth was dismissed as mayor of Senn on Tuesday.",
    ],
)
def test_what_somebody_is_said_to_be(text):
    reading = read_document(Document("d", "d", text, language="en"))
    roth = next(entity for entity in reading.entities if "Ana Roth" in entity.names)
    described = [m for m in reading.mentions if m.form == "nominal" and m.entity == roth.id]
    assert described


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The Brandau Mosque, officially the Islamic Association in Brandau, is closed.",
            "Brandau Mosque",
            "Islamic Association",
        ),
        ("Tor Telecom, formerly known as Senn Post, sold it.", "Tor Telecom", "Senn Post"),
        ("The victory of the Emirate of Tor [Talvan] is near.", "Emirate of Tor", "Talvan"),
        ("The Senn Liberation Movement (Senn Party) met.", "Senn Liberation Movement", "Senn Party"),
        ("The Orrin Naval Command's (ONAVCOM) ships came.", "Orrin Naval Command", "ONAVCOM"),
        ("The Meridian Sports Group bought it. Meridian said nothing.", "Meridian Sports Group", "Meridian"),
        ("The Progress Alliance lost. The Alliance said so.", "Progress Alliance", "Alliance"),
        ("FC Brandau have won. Brandau are happy.", "FC Brandau", "Brandau"),
        ("The office of the inspector general (OIG) said so. The OIG asked.", "The office", "OIG"),
    ],
)
def test_two_names_of_one_body(text, first, second):
    reading = read_document(Document("d", "d", text, language="en"))
    assert any(
        {first, second} <= {name.removeprefix("the ") for name in entity.names} for entity in reading.entities
    ) or any(
        second in entity.names
        and any(m.entity == entity.id and m.span.words(text).startswith(first) for m in reading.mentions)
        for entity in reading.entities
    )


@pytest.mark.parametrize(
    "text",
    [
        "Tide in Norland said no. Tide said yes.",
        "Tide Youth marched. Tide said nothing.",
        "Meridian Bank and Meridian Freight met. Meridian said nothing.",
        "The Democratic National Committee met. Democratic voters stayed away.",
    ],
)
def test_one_word_that_is_no_short_form(text):
    reading = read_document(Document("d", "d", text, language="en"))
    assert all(len({name.split()[-1] for name in entity.names}) == 1 for entity in reading.entities if entity.named)


def test_descriptions_inside_others_and_by_age():
    text = (
        "Jens Ostrander is the coach of Senn. The 51-year-old signed on Monday. The Joint Orrin Mission left. The mission's head came. "
        "The president's daughter was there."
    )
    reading = read_document(Document("d", "d", text, language="en"))
    shown = {m.span.words(text): m.entity for m in reading.mentions}
    assert {"The 51-year-old", "The mission", "The president"} <= set(shown)
    assert shown["The mission"] == shown["The Joint Orrin Mission"]
    assert shown["The president"] != shown["The president's daughter"]
    assert shown["The 51-year-old"] == shown["Jens Ostrander"]


@pytest.mark.parametrize(
    ("lead", "described", "then", "name"),
    [
        (
            "A senior Norra Front member praised the deal, the Senn Journal wrote.",
            "A senior Norra Front member",
            "Asim Velm, a senior official with the Norra Front, said so.",
            "Asim Velm",
        ),
        (
            "A 34-year-old man has been charged with arson, police said.",
            "A 34-year-old man",
            "Jonas Velm, 34, of Harbel, appeared before a court.",
            "Jonas Velm",
        ),
        (
            "A government minister has resigned after a row over fees.",
            "A government minister",
            "Orla Velm, the transport minister, said that she was tired.",
            "Orla Velm",
        ),
    ],
)
def test_whom_the_lead_describes_the_next_paragraph_names_and_describes_alike(lead, described, then, name):
    assert one(f"A row in Senn\n\n{lead}\n\n{then}", described, name)


def test_who_is_described_otherwise_than_in_the_lead_is_another():
    lead, then = "A novelist has left Senn, officials said.", "Ida Velm, a judge at the high court, regretted it."
    assert not one(f"Novelist leaves\n\n{lead}\n\n{then}", "A novelist", "Ida Velm")


def test_a_title_and_the_lead_introduce_one_person_by_one_noun():
    assert one(
        "Teacher wins prize\n\nA retired teacher has won the prize, the jury said.", "Teacher", "A retired teacher"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Talks in Senn.\n\nMinister for the Far East, Tobias Velm said:\n\nI am sorry.",
            ("Minister for the Far East", "Tobias Velm"),
        ),
        (
            "It was close, said Gen. (ret.) Dan Velm, a military analyst.",
            ("Gen. (ret.) Dan Velm", "a military analyst"),
        ),
        ('Among them was a man known as "Karim," a liaison of the front, the army said.', ("Karim", "a liaison")),
        (
            "The Velms, including their leader Halimuddin, met. Halimuddin (Halim) Velm is also the deputy emir.",
            ("their leader", "the deputy emir"),
        ),
        ("A spy and diplomat based in Senn spoke. The diplomat was sure.", ("A spy", "The diplomat")),
        ("He urged them to back his Tide Front allies.", ("Tide Front", "his Tide Front allies")),
        (
            "The Afghan government fell. He left the Government of Afghanistan.",
            ("The Afghan government", "the Government of Afghanistan"),
        ),
        (
            "The Tide Emirate of Norland grew. He praised the Tide Emirate in Norland.",
            ("The Tide Emirate of Norland", "the Tide Emirate in Norland"),
        ),
    ],
)
def test_one_by_grammar_or_by_the_style_of_reports(text, words):
    assert one(text, *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man and woman were held. The woman left.", ("A man", "The woman")),
        ("Tide Front allies left. The Tide Front stayed.", ("Tide Front allies", "The Tide Front")),
        (
            "He left the Government of Afghanistan. The Pakistani government fell.",
            ("the Government of Afghanistan", "The Pakistani government"),
        ),
        ("General Dan Velm left. The inspector general stayed.", ("General Dan Velm", "The inspector general")),
    ],
)
def test_two_by_grammar(text, words):
    assert not one(text, *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Roth wants fewer rules.\n\nThe state spends too much, Ana Roth said in Senn.", ("Roth", "Ana Roth")),
        ("Velm hits out at critics.\n\nVelm spoke in Senn.\n\nPremier Dan Velm was sure.", ("Velm", "Dan Velm")),
        ("Al Velm left Senn on Monday. His friends told Velm to stay.", ("Al Velm", "told Velm"[5:])),
        (
            "The U.N. Security Council met. The Security Council agreed.",
            ("The U.N. Security Council", "The Security Council"),
        ),
        (
            "Ana Roth, for example, the tourism minister, told the radio that it was late.",
            ("Ana Roth", "the tourism minister"),
        ),
    ],
)
def test_reports_name_in_short_and_in_full(text, words):
    assert one(text, *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dr. Velm has leave. The hospital knows it.\n\nTove Velm waited in Senn.", ("Dr. Velm", "Tove Velm")),
        ("They saw Velm on Monday.\n\nTove Velm, the daughter of the leader, waited.", ("Velm", "Tove Velm")),
        ("Smaller groups, though not Hamas, fired. The army agreed.", ("Smaller groups", "Hamas")),
    ],
)
def test_another_of_one_surname_and_who_is_left_out(text, words):
    assert not one(text, *words)
