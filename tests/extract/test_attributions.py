"""Who says what: every kind of reporting, every kind of broken quotation mark, and what stands inside what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evidence import Attribution, Document
from sayso.extract.attributions import find_attributions
from sayso.languages.en.parser import parse


def attributions(text: str) -> tuple[Attribution, ...]:
    return find_attributions(parse(Document(id="d", name="d.txt", text=text)))


def lines(text: str) -> list[str]:
    """One line an attribution: source | cue | content."""
    return [
        " | ".join(" … ".join(span.words(text) for span in part) for part in (each.source, each.cue, each.content))
        for each in attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ana Roth said that the port was closed.", "Ana Roth | said | that the port was closed"),
        ("The port was closed, Ana Roth said.", "Ana Roth | said | The port was closed"),
        ("The port, Ana Roth said on Monday, was closed.", "Ana Roth | said | The port … was closed"),
        ("“We are closed,” said Ana Roth.", "Ana Roth | said | “We are closed,”"),
        ("''We are closed,'' said Ana Roth.", "Ana Roth | said | ''We are closed,''"),
        ("'We are closed,' said Ana Roth.", "Ana Roth | said | 'We are closed,'"),
        ('"We are closed”declared Ana Roth.', 'Ana Roth | declared | "We are closed”'),
        ("She added: “We are closed. Go home.”", "She | added | “We are closed. Go home.”"),
        ("According to the union, the port was closed.", "the union | According to | the port was closed"),
        ("The port was reportedly closed.", " | reportedly | The port was … closed"),
        ("The party denies supporting the strike.", "The party | denies | supporting the strike"),
    ],
)
def test_source_cue_and_content(text: str, line: str) -> None:
    assert line in lines(text)


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("Roth said that the port was closed.", "certain", "affirmed"),
        ("Roth claims that the port was closed.", "probable", "affirmed"),
        ("Roth denied that the port was closed.", "certain", "denied"),
        ("Roth could not confirm that the port was closed.", "underspecified", "affirmed"),
        ("Roth does not believe that the port was closed.", "probable", "denied"),
    ],
)
def test_the_cue_says_how_sure_and_whether_yes_or_no(text: str, certainty: str, polarity: str) -> None:
    first = attributions(text)[0]
    assert (first.certainty, first.polarity) == (certainty, polarity)


@pytest.mark.parametrize(
    "text",
    ["", " ", "Word", "\n\n", "“", "” said", "said", "🙂 said 🙂", "\u200f\u200e“\u200f", "'''''", "SAID HE: WE GO"],
)
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    attributions(text)


PARTS = st.sampled_from(
    [
        "Ana Roth",
        " said",
        " that",
        " the port",
        " was closed",
        ", ",
        ".",
        "“",
        "”",
        '"',
        "''",
        "'",
        "\n",
        "\n\n",
        " according to",
        " he",
        ":",
        " reportedly",
        " 🙂",
        "\u00a0",
        " told",
        " Wire",
        "—",
        "(",
        ")",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, max_size=25))
def test_spans_lie_in_the_text_and_are_trimmed(parts: list[str]) -> None:
    text = "".join(parts)
    for each in attributions(text):
        assert each.cue
        assert each.content
        for span in (*each.source, *each.cue, *each.content):
            assert 0 <= span.start < span.end <= len(text)
            assert span.words(text) == span.words(text).strip()
