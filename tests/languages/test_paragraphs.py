"""The blocks of a text: lines, and the lines that a page's width broke as one."""

from sayso.evidence import Document
from sayso.languages.paragraphs import split_paragraphs

WRAPPED = """\
Fire closes the quay at Senn

SENN, May 4 (Orn Wire)

The harbour master of Senn said on Tuesday that two berths had been
closed after the fire and that nobody had been hurt. The ferries of the
Lower Orn Valley Line would sail again on Thursday, but for the one to
Kell, whose engine had stood in the water for the better part of a day
and was being taken apart by two mechanics who had come from the yard.

"We asked for a second pump in the spring," said Ana Lind, who leads the
pilots. "We were told to wait."
"""


def blocks(text):
    return [" ".join(span.words(text).split()) for span in split_paragraphs(Document("d", "d", text))]


def test_lines_that_a_width_broke_are_one_block():
    _, _, first, second = blocks(WRAPPED)
    assert "The ferries of the Lower Orn Valley Line would sail" in first
    assert first.endswith("taken apart by two mechanics who had come from the yard.")
    assert second.endswith('We were told to wait."')


def test_headings_and_datelines_stay_by_themselves():
    assert blocks(WRAPPED)[:2] == ["Fire closes the quay at Senn", "SENN, May 4 (Orn Wire)"]


def test_windows_line_ends_break_no_otherwise():
    assert blocks(WRAPPED.replace("\n", "\r\n")) == blocks(WRAPPED)


def test_a_paragraph_on_each_line_stays_one():
    text = "A first paragraph that is as long as the others are, more or less.\n" * 6
    assert len(blocks(text)) == 6


def test_the_rows_of_a_table_stay_rows():
    text = "".join(f"Berth {at}   Senn to Kell     closed until Thursday     40 cars\n" for at in range(8))
    assert len(blocks(text)) == 8


def test_blank_lines_part_blocks_whatever_the_width():
    text = "the harbour master of Senn said on Tuesday that two berths\n\n" * 6
    assert len(blocks(text)) == 6
