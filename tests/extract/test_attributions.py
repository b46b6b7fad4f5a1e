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
    """One line an attribution that the rules alone find: source | cue | content."""
    found = find_attributions(parse(Document(id="d", name="d.txt", text=text)), parts="rules")
    return [
        " | ".join(" … ".join(span.words(text) for span in part) for part in (each.source, each.cue, each.content))
        for each in found
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
        ("As the Lamp put it, the port was closed.", "the Lamp | As … put it | the port was closed"),
        ("In his view, the port was closed.", "his | In … view | the port was closed"),
        ("The claim that the port was closed is old.", " | claim | that the port was closed"),
        ("The port, analysts say, is closed.", "analysts | say | The port … is closed"),
        ("It was reported that the port was closed.", " | was reported | that the port was closed"),
        ("He was told by the mayor that the port was closed.", "the mayor | was told | that the port was closed"),
        ("The survey found nine cracks.", "The survey | found | nine cracks"),
        ("The union accused the mayor of theft.", "The union | accused | the mayor of theft"),
        ("The ministry puts the loss at 40 million.", "The ministry | puts | the loss at 40 million"),
        ("ROTH: We never knew.\n\nVANE: You did.", "ROTH | : | We never knew."),
        ("“We are closed, he said.", "he | said | “We are closed,"),
        ("We are closed,” he said.", "he | said | We are closed,”"),
        ("The mayor told reporters: “We go.”\n\nThe port is closed.", "The mayor | told | “We go.”"),
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
        ("Roth questioned whether the port was closed.", "underspecified", "affirmed"),
        ("Roth estimated, with low confidence, that the port was closed.", "possible", "affirmed"),
        ("Roth suspects that the port was closed.", "probable", "affirmed"),
        ("Roth fears that the port was closed.", "possible", "affirmed"),
        ("Neither Roth nor Vane said that the port was closed.", "underspecified", "affirmed"),
        ("Roth did not rule out that the port was closed.", "possible", "affirmed"),
        ("There were unconfirmed reports of a fire.", "possible", "affirmed"),
        ("Roth denied supporting the strike.", "certain", "denied"),
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


def chain(text: str, words: str) -> list[str]:
    """The sources around `words`, outermost first."""
    found = attributions(text)
    by_id = {each.id: each for each in found}
    at = text.index(words)
    around = [a for a in found if any(span.start <= at and at + len(words) <= span.end for span in a.content)]
    paths: list[list[Attribution]] = []
    for each in around:
        path = [each]
        while path[0].inside:
            path.insert(0, by_id[path[0].inside])
        paths.append(path)
    longest = max(paths, key=len, default=[])
    return [each.source[0].words(text) if each.source else "" for each in longest]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Citing a clerk, the Lamp reported that P was closed.", ["the Lamp", "a clerk"]),
        ("The Lamp, citing a clerk, reported that P was closed.", ["The Lamp", "a clerk"]),
        ("P was closed, the Lamp reported, citing a clerk.", ["the Lamp", "a clerk"]),
        ("The Lamp quoted Ana Roth as saying that P was closed.", ["The Lamp", "Ana Roth"]),
        ("The Lamp says that a study found that P was closed.", ["The Lamp", "a study"]),
        ("Ana Roth reportedly said that P was closed.", ["", "Ana Roth"]),
        ("According to the Lamp, which cited a clerk, P was closed.", ["the Lamp, which cited a clerk", "a clerk"]),
        ("A clerk, quoted by the Lamp, said that P was closed.", ["the Lamp", "A clerk"]),
        ("A letter, which the Lamp has seen, says that P was closed.", ["the Lamp", "A letter"]),
        ("A letter seen by the Lamp says that P was closed.", ["the Lamp", "A letter"]),
        ("Officials denied claims that P was closed.", ["Officials", ""]),
        ("Roth said she was told by a clerk that P was closed.", ["Roth", "a clerk"]),
    ],
)
def test_chains_run_from_the_outside_in(text: str, sources: list[str]) -> None:
    assert chain(text, "P was closed") == sources


def test_a_paper_that_was_told_is_a_link_only_where_the_document_is_known_to_be_anothers() -> None:
    text = "The port was closed, a clerk told the Coast Observer."
    for outlet, links in ((None, 1), ("Coast Observer", 1), ("The Evening Kite", 2)):
        document = Document(id="d", name="d.txt", text=text, outlet=outlet)
        assert len(find_attributions(parse(document), parts="rules")) == links


def test_paragraphs_after_a_colon_belong_to_who_was_announced() -> None:
    text = "The Lamp quotes Roth as saying:\n\nWe thank you all.\n\nOur work goes on.\n\nThe port is closed."
    inner = [each for each in attributions(text) if each.inside]
    assert [span.words(text) for span in inner[0].content] == ["We thank you all.", "Our work goes on."]


def test_inside_never_runs_in_a_circle() -> None:
    found = attributions("He said she said he said they said it. “She said, ‘He said,’” he said.")
    by_id = {each.id: each for each in found}
    for each in found:
        seen, at = {each.id}, each.inside
        while at:
            assert at not in seen
            seen.add(at)
            at = by_id[at].inside


def test_twice_the_same_text_gives_twice_the_same() -> None:
    text = "Roth said the port was closed. “Never,” said Vane."
    assert attributions(text) == attributions(text)
