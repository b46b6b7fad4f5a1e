"""Words for somebody that the text never said they are: an age, a trade, kin; and what is only told of another."""

import pytest

from sayso.evidence import Document
from sayso.reading import read_document


def one(text, *words):
    """Whether all the words, each at its last place in the text, stand for one entity."""
    reading = read_document(Document("d", "d", text, language="en"))
    found = set()
    for each in words:
        start = text.rindex(each)
        spans = [m for m in reading.mentions if abs(m.span.start - start) <= 9 and m.span.end == start + len(each)]
        found.add(min(spans, key=lambda m: abs(m.span.start - start)).entity if spans else each)
    return len(found) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Roth came by train. The novelist read for an hour.", ("Ana Roth", "The novelist")),
        ("Ana Roth came by train. The 46-year-old slept for an hour.", ("Ana Roth", "The 46-year-old")),
        ("Ana Roth came by train. The 46-year-old law student slept.", ("Ana Roth", "The 46-year-old law student")),
        ("Dr. Roth came by train. The surgeon read for an hour.", ("Dr. Roth", "The surgeon")),
        (
            "Ana Roth met Carl Velm. 'Stay,' she said. Roth, 46, left. Velm was ill. The 46-year-old slept for an hour.",
            ("Roth", "The 46-year-old"),
        ),
        ("The general who leads the army spoke. Later General Imre Dahl left.", ("The general", "General Imre Dahl")),
        ("The police asked the guard, Ana Roth, about the key.", ("the guard", "Ana Roth")),
        ("A man of 38 was held on Monday. The man, Carl Velm, worked at the mill.", ("A man", "Carl Velm")),
        ("Ana Roth, known in Senn as the Captain, was late.", ("Ana Roth", "the Captain")),
        ("Carl Velm left. His daughter stayed. 'He will be back,' Ida Velm said.", ("His daughter", "Ida Velm")),
        ('"Carla is a friend," said Jo Velm of the new mayor, Ida Roth.', ("the new mayor", "Ida Roth")),
        (
            "Carl Velm is 40. His sister Ida Velm was there. 'My brother was brave,' Ida Velm said.",
            ("Carl Velm", "My brother"),
        ),
        ("Senn Mill is to be sold to Harbel Capital. The buyer pays ten million.", ("Harbel Capital", "The buyer")),
        ("Soprano leaves\n\nAna Roth left on Monday. The soprano was ill.", ("Ana Roth", "The soprano")),
        ("A chemist wrote a letter. Ana Roth got no reply. The chemist was ill.", ("Ana Roth", "The chemist")),
        ("Carl Velm bowed. The Norwegian was ill.", ("Carl Velm", "The Norwegian")),
        (
            "Orn Regional, a subsidiary of Orn Airways, has closed. The parent company has not.",
            ("Orn Airways", "The parent company"),
        ),
        (
            "Carl Velm is gone. His successor is Ida Roth, a nurse. The new minister sang.",
            ("Ida Roth", "The new minister"),
        ),
        ("Carl Velm has resigned as health minister. The former minister wept.", ("Carl Velm", "The former minister")),
        (
            "Harsk Foods lost money. Harsk Foods sold its mill, and it paid nothing. Harsk Transport is for sale. The company spoke.",
            ("Harsk Foods", "The company"),
        ),
        ("Harsk Shipyard will close. The yard employs 640 people.", ("Harsk Shipyard", "The yard")),
    ],
)
def test_another_word_for_somebody(text, words):
    assert one(text, *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Roth said that the novelist was late.", ("Ana Roth", "the novelist")),
        ("Ana Roth greeted Carl Velm. The novelist read for an hour.", ("Ana Roth", "The novelist")),
        ("Ana Roth, 52, came by train. The 46-year-old read for an hour.", ("Ana Roth", "The 46-year-old")),
        ("Ana Roth came by train. The judge read for an hour.", ("Ana Roth", "The judge")),
        ("Ana Roth, an economist, came by train. The novelist read.", ("Ana Roth", "The novelist")),
        ("Ana Roth came by train. The other novelist read for an hour.", ("Ana Roth", "The other novelist")),
        ("Ana Roth came by train. The novelist of the Senn Review read.", ("Ana Roth", "The novelist")),
        ("A chemist wrote a letter. Mayor Roth got no reply. The chemist was ill.", ("Mayor Roth", "The chemist")),
        ("Judge Ana Roth spoke. The diva was ill.", ("Judge Ana Roth", "The diva")),
        ("The guard, Ana Roth, and Carl Velm came.", ("The guard", "Carl Velm")),
        ("Carl Velm left. His daughter stayed. 'He will be back,' Ida Marsh said.", ("His daughter", "Ida Marsh")),
        ("Harsk Repairs, a subsidiary of the company, was closed.", ("Harsk Repairs", "the company")),
        ("The Roads Inspectorate, which belongs to the agency, was angry.", ("The Roads Inspectorate", "the agency")),
        (
            "Norlund Mutual Insurance wrote a letter. The security company replied.",
            ("Norlund Mutual Insurance", "company"),
        ),
        ("Senn Airport Holdings spoke. The airport was closed.", ("Senn Airport Holdings", "The airport")),
    ],
)
def test_a_word_for_somebody_else(text, words):
    assert not one(text, *words)


def test_friends_say_a_first_name_before_the_text_says_all():
    text = '"Carla is a friend," said Jo Velm of Carla Roth. Roth left.'
    reading = read_document(Document("d", "d", text, language="en"))
    assert {"Carla", "Carla Roth", "Roth"} <= {
        name for each in reading.entities for name in each.names if "Roth" in each.names
    }


def test_of_two_with_one_surname_the_one_spoken_of_more():
    text = "Carl Velm is mayor. Velm was late. He met Carl Velm's aunt, Ida Velm. At night Velm slept."
    reading = read_document(Document("d", "d", text, language="en"))
    last = max((m for m in reading.mentions if m.span.words(text) == "Velm"), key=lambda m: m.span)
    assert "Carl Velm" in next(e for e in reading.entities if e.id == last.entity).names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shares in Tolvara fell on Monday.", "Tolvara", "organisation"),
        ("Tolvara thanked the workers.", "Tolvara", "organisation"),
        ("TOLVARA, May 4 (ANP) - A mill burned down.", "Tolvara", "place"),
        ("The mayor of Tolvara spoke.", "Tolvara", "place"),
        ("Orn Airways Flight 218 was late.", "Orn Airways", "organisation"),
        ("The Pilots' Guild of Ostmark warned the airline.", "Pilots' Guild of Ostmark", "organisation"),
    ],
)
def test_what_a_name_is_of(text, name, kind):
    reading = read_document(Document("d", "d", text, language="en"))
    found = [entity for entity in reading.entities if entity.name.casefold() == name.casefold()]
    assert [entity.kind for entity in found] == [kind]
