"""A very long document is read in parts, and comes out as one reading with every span in its place."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sayso.evidence import (
    AssertionProposition,
    Attribution,
    Document,
    Entity,
    Link,
    Mention,
    Problem,
    Reading,
    Reference,
    RelationProposition,
    Span,
    Statement,
)
from sayso.extract import parts
from sayso.extract.parts import MOST, PART, WHOLE, join_readings, split_parts


def read_apart(document):
    """What is left to read of a part."""
    kept, at = [], 0
    for span in document.furniture:
        kept.append(Span(at, span.start))
        at = span.end
    return [span for span in (*kept, Span(at, len(document.text))) if span.end > span.start]


def test_an_ordinary_document_is_read_whole():
    document = Document("x", "a.txt", "word " * (WHOLE // 5), furniture=(Span(0, 4),))
    assert split_parts(document) == ((document,), ())


def test_parts_cover_everything_but_furniture_once_and_end_with_lines():
    text = ("A line of words about the quay.\n" * 5000)[: 4 * PART]
    furniture = (Span(PART - 50, PART + 50),)
    found, problems = split_parts(Document("x", "a.txt", text, furniture=furniture))
    assert problems == ()
    stretches = [span for part in found for span in read_apart(part)]
    covered = [at for span in stretches for at in range(span.start, span.end)]
    assert covered == [at for at in range(len(text)) if not PART - 50 <= at < PART + 50]
    assert all(text[span.end - 1] == "\n" for span in stretches if span.end not in {PART - 50, len(text)})


@given(words=st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_any_text_is_cut_without_loss(words):
    text = " ".join("x" * length for length in words)
    with_small = {"WHOLE": 20, "PART": 10, "MOST": 300}
    before = {name: getattr(parts, name) for name in with_small}
    for name, value in with_small.items():
        setattr(parts, name, value)
    try:
        found, problems = split_parts(Document("x", "a.txt", text))
    finally:
        for name, value in before.items():
            setattr(parts, name, value)
    read = "".join(span.words(text) for part in found for span in read_apart(part))
    assert text.startswith(read)
    assert bool(problems) == (read != text)


def test_what_goes_beyond_the_limit_is_said_to_be_left_out():
    found, (problem,) = split_parts(Document("x", "a.txt", "word\n" * (2 * MOST // 5)))
    assert len(found) <= 2 * MOST // PART
    assert problem.source == "a.txt"
    assert problem.span == Span(MOST, 2 * MOST)


def reading(document, at):
    """A name, an attribution to it and a tie, all at the character `at`."""
    span = Span(at, at + 4)
    return Reading(
        "r",
        document,
        mentions=(Mention("m1", span, "person", "name", "e1"), Mention("m2", span, "person", "nominal", "e2")),
        entities=(
            Entity("e1", "person", "Roth", (f"Roth {at}",), body="e2"),
            Entity("e2", "person", "a man", named=False),
        ),
        attributions=(
            Attribution("a1", (span,), (), (span,), "e1"),
            Attribution("a2", (span,), (), (span,), "e2", inside="a1"),
        ),
        statements=(
            Statement(
                f"s{at}",
                span,
                "relation",
                RelationProposition("owns", Reference("Roth", "e1"), Reference("a man", "e2")),
                (Link("Post"), Link("Roth", "e1", "direct", "a1", body="e1 is a name here")),
            ),
        ),
        problems=(Problem("the same note"),),
    )


def test_readings_of_parts_become_one():
    document = Document("x", "a.txt", "word " * 100)
    whole = join_readings(document, (reading(document, 0), reading(document, 50)), (Problem("long"),))
    assert whole.document == document
    assert [one.message for one in whole.problems] == ["long", "the same note"]
    roth, first_man, second_man = whole.entities
    assert (roth.names, roth.named) == (("Roth 0", "Roth 50"), True)
    assert not first_man.named
    for listed in (whole.mentions, whole.attributions, whole.entities):
        assert len({one.id for one in listed}) == len(listed)
    assert [one.entity for one in whole.mentions] == [roth.id, first_man.id, roth.id, second_man.id]
    assert [one.source_entity for one in whole.attributions] == [roth.id, first_man.id, roth.id, second_man.id]
    assert [one.inside for one in whole.attributions] == [
        None,
        whole.attributions[0].id,
        None,
        whole.attributions[2].id,
    ]
    first, second = whole.statements
    assert (first.id, second.id) == ("s0", "s50")
    assert second.chain[1] == Link("Roth", roth.id, "direct", whole.attributions[2].id, body="e1 is a name here")
    assert isinstance(second.proposition, RelationProposition)
    assert second.proposition.object.entity == second_man.id


def test_what_is_not_local_stays():
    document = Document("x", "a.txt", "word")
    words = Statement("e1", Span(0, 4), "assertion", AssertionProposition("e1"), (Link("e1"),))
    given_one = msgspec.structs.replace(reading(document, 0), statements=(words,))
    assert join_readings(document, (given_one,)).statements == (words,)
