"""Lines broken by a page's width become paragraphs again."""

from sayso.formats.wrapping import is_wrapped, unwrap

NARROW = """\
The harbour master of Senn said on Tuesday that two
berths had been closed after the storm, and that no-
body had been hurt. The ferries would sail again on
Thursday.
The pilots asked for a new breakwater and had never
had an answer, their union said in a letter that it
published on Monday."""


def test_lines_are_joined_up_to_the_short_one():
    first, second = unwrap(NARROW, hyphens=True).split("\n")
    assert first.endswith("and that nobody had been hurt. The ferries would sail again on Thursday.")
    assert second.endswith("in a letter that it published on Monday.")


def test_paragraphs_on_one_line_each_stay():
    text = "One short line.\nAnother one that goes on for rather longer than the first.\nAnd a third.\nThe end of it."
    assert not is_wrapped(text)
    assert unwrap(text) == text


def test_items_of_a_list_stay_apart():
    text = (
        NARROW
        + "\n- the first of the berths that were closed on Monday\n- the second of the berths that were closed then\n"
    )
    assert "\n- the second" in unwrap(text)
