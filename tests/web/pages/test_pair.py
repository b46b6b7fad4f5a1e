"""Side by side, both texts stand whole, what is alike is aligned, and changed numbers and names are told from the rest."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.evidence import Passage, Span
from sayso.web.pages.pair import compare, rows_of

texts = st.text(alphabet='ab .\n"', max_size=60)
spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))


def inside(span, text):
    return span.start < span.end <= len(text)


@given(texts, texts, st.lists(st.tuples(spans, spans), max_size=5))
def test_nothing_of_either_text_is_lost_or_doubled(left, right, pairs):
    passages = [Passage(ours, theirs) for ours, theirs in pairs if inside(ours, left) and inside(theirs, right)]
    rows = rows_of(left, right, passages)
    ours, theirs = ("".join(word.words for row in rows for word in getattr(row, side)) for side in ("left", "right"))
    assert "".join(ours.split()) == "".join(left.split())
    assert sorted("".join(theirs.split())) == sorted("".join(right.split()))


@given(texts, texts)
def test_comparing_keeps_the_words(left, right):
    ours, theirs = compare(left, right)
    assert "".join(word.words for word in ours) == left
    assert "".join(word.words for word in theirs) == right


def test_changed_numbers_and_names_are_telling():
    left, right = "At least 12 men died, Ana Roth said.", "Some 17 people died, Ana Lund said."
    names = tuple(set(range(text.index("Ana"), text.index(" said"))) for text in (left, right))
    ours, theirs = compare(left, right, (names[0], names[1]))
    assert [word.words for word in ours if word.change == "telling"] == ["12", "Roth"]
    assert [word.words for word in theirs if word.change == "telling"] == ["17", "Lund"]
    assert [word.words for word in theirs if word.change == "changed"] == ["Some", "people"]


def test_passages_that_overlap_longer_ones_are_left_to_those():
    rows = rows_of(
        "one two three", "one two three", [Passage(Span(0, 13), Span(0, 13)), Passage(Span(4, 7), Span(4, 7))]
    )
    assert [row.aligned for row in rows] == [True]


def test_a_full_stop_goes_with_its_sentence():
    (row, after) = rows_of("It burned. Later.", "It burned.", [Passage(Span(0, 9), Span(0, 9))])
    assert "".join(word.words for word in row.left) == "It burned."
    assert (after.left[0].words.strip(), after.right) == ("Later.", ())


def test_quote_marks_go_with_their_words():
    left, right = 'It ended. "We saw," he said.', "“We looked ” he said."
    we, saw = left.index("We"), left.index(",")
    rows = rows_of(left, right, [Passage(Span(we, saw), Span(1, 10))])
    assert [("".join(w.words for w in row.left), "".join(w.words for w in row.right)) for row in rows] == [
        ("It ended.", ""),
        ('"We saw,"', "“We looked"),
        ("he said.", "” he said."),
    ]
