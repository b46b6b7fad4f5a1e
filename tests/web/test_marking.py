"""A marked text loses no word, and marks stand where the findings are."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sayso.evidence import (
    AssertionProposition,
    Attribution,
    Derivation,
    Document,
    Entity,
    Mention,
    Passage,
    Quantity,
    Reading,
    Span,
    Statement,
    TimeExpression,
)
from sayso.web.marking import Target, Voice, mark_text

TEXT = 'A fire broke out.\n\n"At least 12 people died," the ministry said.\nRelated articles'
SAID = Attribution("a1", (Span(46, 58),), (Span(59, 63),), (Span(19, 45),), source_entity="e1", manner="direct")


def reading(text=TEXT, **parts):
    return Reading("1", Document("d", "a.txt", text, furniture=parts.pop("furniture", ())), **parts)


def words(paragraphs):
    return ["".join(piece.words for piece in paragraph.pieces) for paragraph in paragraphs]


def test_paragraphs_give_back_their_words():
    marked = mark_text(reading(attributions=(SAID,)))
    assert words(marked) == [line for line in TEXT.split("\n") if line]


def test_the_source_is_named_in_the_margin_of_its_words():
    marked = mark_text(reading(attributions=(SAID,), entities=(Entity("e1", "organisation", "health ministry"),)))
    assert [paragraph.voices for paragraph in marked] == [(), (Voice("health ministry", 1, "e1"),), ()]
    depths = {piece.words: piece.depth for piece in marked[1].pieces}
    assert depths['"At least 12 people died,"'] == 1
    assert "cue" in next(piece for piece in marked[1].pieces if piece.words == "said").classes


def test_a_figure_inside_a_content_keeps_both_marks():
    figure = Quantity(Span(20, 31), 12, None, "at_least")
    marked = mark_text(reading(attributions=(SAID,), quantities=(figure,)))
    piece = next(piece for piece in marked[1].pieces if piece.words == "At least 12")
    assert piece.classes == ("figure",)
    assert piece.depth == 1


def test_copied_and_furniture_lines_are_told():
    derived = Derivation("d", "p", None, "copy", 1.0, ("same words",), (Passage(Span(19, 64), Span(0, 45)),))
    marked = mark_text(reading(furniture=(Span(65, 81),)), (derived,), {"p": "wire.txt"})
    assert [paragraph.copied_from for paragraph in marked] == [(), ("wire.txt",), ()]
    assert [paragraph.furniture for paragraph in marked] == [False, False, True]


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=6))
def test_no_character_is_lost_whatever_is_marked(text, spans):
    quantities = tuple(
        Quantity(Span(start, min(start + length, len(text))), 1, 1) for start, length in spans if start < len(text)
    )
    marked = mark_text(reading(text, quantities=quantities))
    assert "".join("".join(words(marked)).split()) == "".join(text.split())


def test_nested_voices_are_named_level_by_level():
    text = "Paper A says B said it burned."
    outer = Attribution("a1", (Span(0, 7),), (Span(8, 12),), (Span(13, 29),))
    inner = Attribution("a2", (Span(13, 14),), (Span(15, 19),), (Span(20, 29),), inside="a1")
    (line,) = mark_text(reading(text, attributions=(inner, outer)))
    assert line.voices == (Voice("Paper A", 1), Voice("B", 2))
    assert next(piece for piece in line.pieces if piece.words == "it burned").title == "Paper A › B"


def test_names_amounts_and_times_lead_to_what_they_speak_of():
    text = "On Monday Ana Roth counted 12 dead."
    day = date(2031, 5, 5)
    found = mark_text(
        reading(
            text,
            mentions=(
                Mention("m1", Span(10, 18), "person", "name", "e1"),
                Mention("m2", Span(30, 34), "person", "nominal", "e2"),
            ),
            quantities=(Quantity(Span(27, 29), 12, 12),),
            times=(TimeExpression(Span(3, 9), "DATE", "2031-05-05", day, day),),
            statements=(
                Statement("wide", Span(0, 34), "figure", AssertionProposition(""), ()),
                Statement("close", Span(27, 34), "figure", AssertionProposition(""), ()),
            ),
        )
    )
    targets = {piece.words: piece.target for piece in found[0].pieces if piece.target}
    assert targets == {
        "Monday": Target("time", "2031-05-05/2031-05-05"),
        "Ana Roth": Target("name", "e1"),
        "12": Target("figure", "close"),
    }
