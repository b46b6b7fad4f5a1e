"""In whose mouth words are put: whom a pronoun or a description stands for as a source, and who is no source at all."""

import pytest

from sayso.evidence import Document, Reading
from sayso.reading import read_document


def reading(text: str) -> Reading:
    return read_document(Document("d", "d", text, outlet="Post", language="en"))


def mouths(text: str, words: str) -> list[str | None]:
    """The sources of the statement that holds the words, outermost first, without the outlet."""
    found = reading(text)
    start = text.index(words)
    near = [one for one in found.statements if one.span.start <= start and start + len(words) <= one.span.end]
    return [link.source for link in min(near, key=lambda one: one.span.end - one.span.start).chain[1:]]


def test_a_pronoun_that_two_fit_alike_stays_open() -> None:
    text = "The letter from Lena Varga to Ana Roth came on Monday. The dam was weak, she said."
    assert mouths(text, "The dam was weak") == ["she"]


def test_who_is_asked_to_do_something_does_not_answer_and_a_man_is_no_place() -> None:
    text = "Roads Secretary Paul Hathaway asked Sarvenna to pay on Monday. “The road was never built,” he said."
    assert mouths(text, "The road was never built") == ["Paul Hathaway"]


def test_who_reports_is_not_the_group_that_is_reported_on() -> None:
    text = (
        "Corrin closes a plant in Senn\n\nSenn Monthly, online news service\n17 May 2031\n\n"
        "A plant in Senn will close in June. The group confirmed that 40 people would lose their work."
    )
    assert "Senn Monthly" not in mouths(text, "40 people would lose their work")


def test_one_company_is_not_two_sides() -> None:
    text = (
        "The Dockers' League and Corrin Lines met in Senn on Monday. The two sides shook hands. They smiled. "
        "The ferry company said that the boats would sail."
    )
    assert mouths(text, "the boats would sail") != ["Dockers' League and Corrin Lines"]


def test_a_source_that_asked_not_to_be_named_is_nobody_who_is_named() -> None:
    text = (
        "The deal was close, according to an official who asked not to be named. Pressed by Paul Marlow, the "
        "opposition leader, they went on. The official said that the talks would go on all night."
    )
    assert mouths(text, "the talks would go on") != ["Paul Marlow"]


def test_a_name_that_is_one_word_alone_names_nobody_described_before() -> None:
    text = (
        "Prosecutors in Senn are looking into the death, a court official said. She died in an ambulance that had come from "
        "Pell because the hospital there was closed. Whether the detour played a part was open, the official said."
    )
    assert mouths(text, "Whether the detour played a part was open") != ["Pell"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“If Marlow and Roth believed that the dam was weak, we would close it,” Ana Varga said.", "the dam was weak"),
        ("Ana Varga said that it was clear that the dam was weak. The Senn Bank agreed.", "the dam was weak"),
        ("The Senn Bank was told on Monday. “It shows that the dam was weak,” Ana Varga said.", "the dam was weak"),
    ],
)
def test_who_is_only_supposed_to_say_it_and_a_mere_it_are_no_sources(text: str, words: str) -> None:
    assert mouths(text, words) == ["Ana Varga"]


def test_what_is_only_supposed_to_be_believed_is_left_open() -> None:
    text = "“If Marlow believed that the dam was weak, he would close it,” Ana Varga said."
    start = text.index("the dam was weak")
    near = [one for one in reading(text).statements if one.span.start <= start < one.span.end]
    assert near
    assert all(one.certainty == "underspecified" for one in near)


def test_what_an_outlet_calls_itself_is_no_other_body_and_no_source_of_its_own() -> None:
    text = "Callis wanted more on Monday. The dam was weak, as this newspaper has learned."
    assert mouths(text, "The dam was weak") == []


def test_a_firm_named_beside_the_word_for_it_is_that_firm() -> None:
    text = (
        "The forwarding firm, Pell Cold, stored the crates in Senn. The firm speaks of a faulty thermometer. "
        "The manufacturer, Corrin, has said that warmth would make the vaccine weaker."
    )
    assert mouths(text, "warmth would make the vaccine weaker") == ["Corrin"]


def test_a_bare_word_in_a_title_is_none_of_the_bodies_that_it_may_end() -> None:
    text = "The Harbour Party was banned in 1931, Lena Varga wrote. Party Chairman Ana Roth called the book a lie."
    body = next(one.body for one in reading(text).entities if "Ana Roth" in one.names)
    assert body not in {one.id for one in reading(text).entities if "Harbour Party" in one.names}


@pytest.mark.parametrize("before", ["The Foreign Ministry", "The interior ministry"])
def test_the_spokesman_of_one_ministry_speaks_for_no_other(before: str) -> None:
    text = f"{before} summoned the envoy on Monday. An environment ministry spokesman said the dam was weak."
    found = reading(text)
    link = next(one.chain[-1] for one in found.statements if "weak" in one.span.words(text))
    assert link.body == "environment ministry"
