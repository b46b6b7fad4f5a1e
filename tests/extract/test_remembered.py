"""What was read before is not worked out again, and comes out to the byte as if it had been."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evidence import Document, Published, Reading
from sayso.extract.attributions.cues import load_cues
from sayso.extract.attributions.local import local_drafts
from sayso.extract.attributions.phrases import phrase_drafts
from sayso.extract.attributions.verbs import verb_drafts
from sayso.extract.times import find_times
from sayso.languages import parse, remembered
from sayso.reading import read_document, repeat

PARAGRAPHS = (
    "SENN, 5 May 2031 - The port was shut on Monday, Mira Oll, the harbour master, said.",
    '"We had no choice," she told reporters last week. According to a survey, at least a dozen boats were lost between 3 and 5 May.',
    "A pilot who asked not to be named because he feared for his job said that",
    "two ships had sunk since Tuesday. The union reportedly denied it in 2030",
    "- 31. In the company's view, the claim that it had known is false.",
    "He wrote: Nobody was told at 5 p.m.",
    "May. The ministry puts the loss at 40 million a year, and has said so every two years.",
)
ORIGINAL = "\n".join(PARAGRAPHS)


def document(text: str, name: str = "a.txt") -> Document:
    return Document(id=name, name=name, text=text, language="en")


def anew(text: str) -> bytes:
    remembered.forget()
    return msgspec.json.encode(read_document(document(text)))


@pytest.mark.parametrize("lead", ["There is news of the port.", "Another beginning,", "On 4", '"It began here'])
def test_a_copy_with_another_lead_reads_as_if_nothing_had_been_read_before(lead: str) -> None:
    copy = "\n".join((lead, *PARAGRAPHS[1:]))
    alone = anew(copy)
    remembered.forget()
    read_document(document(ORIGINAL))
    assert msgspec.json.encode(read_document(document(copy))) == alone


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6))
def test_nor_does_the_order_or_what_stands_beside_a_paragraph_show(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    alone = anew(text)
    read_document(document(ORIGINAL))
    assert msgspec.json.encode(read_document(document(text))) == alone


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6))
def test_drafts_by_paragraph_are_those_of_the_whole_text(paragraphs: list[str]) -> None:
    words = parse(document("\n".join(paragraphs)))
    assert words is not None
    cues = load_cues("en")
    by_verbs, by_phrases = local_drafts(words, cues)
    assert by_verbs == verb_drafts(words, cues, words.tokens)
    assert by_phrases == phrase_drafts(words, cues, words.tokens)


def test_a_time_is_read_from_the_day_of_its_document_also_where_its_paragraph_is_known() -> None:
    found = []
    for day in (date(2031, 5, 7), date(2031, 5, 14)):
        published = Published(day, day)
        words = parse(msgspec.structs.replace(document("The port was shut on Monday."), published=published))
        assert words is not None
        found.append(find_times(words)[0].value)
    assert found == ["2031-05-05", "2031-05-12"]


def test_a_word_for_word_copy_of_what_came_back_from_a_file_needs_no_reading() -> None:
    """Numbers in words are numbers with a fraction like all others: else their statements had other names in the file."""
    first, second = document(ORIGINAL), document(ORIGINAL, "b.txt")
    stored = msgspec.json.decode(msgspec.json.encode(read_document(first)), type=Reading)
    assert any(statement.kind == "figure" for statement in stored.statements)
    assert repeat(stored, second) == read_document(second)
