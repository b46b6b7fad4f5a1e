"""The learned tagger: what it finds in plain cases, and that odd texts neither break it nor its offsets."""

from __future__ import annotations

import random
import unicodedata

import numpy as np
import pytest

from sayso.extract.tagger import Tagged, Tagger, load_tagger
from sayso.extract.tagger.confidence import EVIDENCE, Confidence, read_confidence
from sayso.extract.tagger.eyes import look
from sayso.extract.tagger.pieces import ROOM, read_pieces
from sayso.extract.tagger.windows import split_windows

WORDS = [
    "The",
    "Tilberg",
    "harbour",
    "board",
    "said",
    "on",
    "Monday",
    "that",
    "cranes",
    "collapsed",
    ".",
    "“",
    "We",
    "saw",
    "it",
    "”",
    ",",
]


ODD = [
    "",
    " ",
    "\n\n \t\n",
    "\u200b\u200b",
    "\ufeff",
    "\u0301",
    '"',
    "''''''''",
    "“““““ said ”””””",
    "word " * 4_000,
    "word" * 10_000,
    "said " * 1_000,
    "Señor Ñandú dijo que sí; the board, he said, «never» agreed.",
    "Ana Rothe\u0301 said the cafe\u0301 had closed for goode\u0301.",
    "👩‍👩‍👧‍👦 said 🇪🇸 was 🙂🏽 and that the port 🚢 was shut 🙁.",
    "\u202bAna Roth\u202c said \u200fthe port\u200f was shut\u200e.",
    "THE BOARD SAID ON MONDAY THAT THE PORT WAS SHUT, ANA ROTH TOLD REPORTERS.",
    "''The port is shut,'' the board said. ''It opens Monday.''",
    "``The port is shut,'' the board said.",
    "中文说港口关闭了, the board said.",
    "The board said\u00a0that the port\u2003was shut.\r\nIt did not say why.",
    "ﬁnancial ofﬁcials said the ½ year İstanbul ẞ port was shut.",
    "\x00\x01said\x7f that\ufffd the port",
    "a\u0301" * 3_000,
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def lines(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append((at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    return spans


def check(text: str, tagged: tuple[Tagged, ...]) -> None:
    for each in tagged:
        assert each.cue
        assert each.content
        assert 0 <= each.score <= 1
        for role in each[:3]:
            assert list(role) == sorted(role)
            for start, end in role:
                assert 0 <= start < end <= len(text)
                found = text[start:end]
                assert found == found.strip(), found
                assert end == len(text) or unicodedata.category(text[end]) not in {"Mn", "Me", "Cf"}


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts(tagger: Tagger, text: str) -> None:
    for paragraphs in (lines(text), [(0, len(text))], []):
        tagged = tagger.tag(text, paragraphs)
        check(text, tagged)
        check(text, tuple(each.tagged for each in tagger.tag_inside(text, tagged)))


def test_any_mixture_of_words_and_marks(tagger: Tagger) -> None:
    draw = random.Random(3)
    odd = ["\u0301", "\u200d", "''", '"', "”", "🙂", "\u202e", "\n", "\n\n", "İ", "-", "—", "\u00a0"]
    for _ in range(40):
        text = draw.choice(["", " "]).join(draw.choice(WORDS + odd) + draw.choice(["", " "]) for _ in range(60))
        check(text, tagger.tag(text, lines(text)))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The Tilberg harbour board said on Monday that two cranes had collapsed.",
            "The Tilberg harbour board",
            "said",
            "two cranes had collapsed",
        ),
        ("“We saw both cranes fall,” Ana Roth said.", "Ana Roth", "said", "We saw both cranes fall"),
        ("''We saw both cranes fall,'' Ana Roth said.", "Ana Roth", "said", "We saw both cranes fall"),
        ("According to the harbour board, nobody was hurt.", "the harbour board", "According to", "nobody was hurt"),
    ],
)
def test_plain_cases(tagger: Tagger, text: str, source: str, cue: str, content: str) -> None:
    (found,) = tagger.tag(text, [(0, len(text))])
    assert words(text, found.source) == [source]
    assert cue in words(text, found.cue)[0]
    assert content in words(text, found.content)[0]


def test_content_in_two_parts_is_one_attribution(tagger: Tagger) -> None:
    text = "“The cranes were old,” Ana Roth said. “Nobody had looked at them for years.”"
    (found,) = tagger.tag(text, [(0, len(text))])
    assert len(found.content) == 2


def test_outer_text_is_not_read(tagger: Tagger) -> None:
    text = "Ana Roth said the cranes were old.\nThe board said nobody was hurt."
    (found,) = tagger.tag(text, [lines(text)[1]])
    assert words(text, found.source) == ["The board"]


def test_one_text_alone_and_among_others(tagger: Tagger) -> None:
    texts = [(text, lines(text)) for text in ODD[12:18]]
    assert tagger.tag_many(texts) == [tagger.tag(*each) for each in texts]
    assert tagger.tag_many([]) == []


def test_a_window_read_before_is_not_read_again(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Mira Oll said the ferry would sink, and Oren Falk denied it."
    tagger.read.clear()
    before = tagger.tag(text, ((0, len(text)),))
    monkeypatch.setattr(tagger, "run", None)
    assert tagger.tag(text, ((0, len(text)),)) == before
    moved = "Not read. " + text
    shifted = [
        [(start - 10, end - 10) for start, end in each.content] for each in tagger.tag(moved, ((10, len(moved)),))
    ]
    assert shifted == [list(each.content) for each in before]


def test_inside_gives_the_parent(tagger: Tagger) -> None:
    text = "The Harbour Post reported that officials had said the port would be shut until Friday."
    start = text.index("officials")
    outer = Tagged(((0, 16),), ((17, 25),), ((start, len(text) - 1),), 1.0)
    short = outer._replace(content=((start, start + 9),))
    (nested,) = tagger.tag_inside(text, [short, outer])
    assert nested.parent == 1
    assert words(text, nested.tagged.source) == ["officials"]


def test_sight_keeps_the_length() -> None:
    for text in ODD:
        sight = look(text)
        assert len(sight.seen) == len(sight.inside) == len(text)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "yes" twice', "yes"),
        ("He said “yes” twice", "yes"),
        ("He said ''yes'' twice", "yes"),
        ("He said ‘yes’ twice", "yes"),
        ("He said “yes, and more", "yes, and more"),
        ("the boys' school wasn't shut", ""),
    ],
)
def test_inside_quotation_marks(text: str, inside: str) -> None:
    sight = look(text)
    quoted = "".join(char for char, flag in zip(text, sight.inside, strict=True) if flag)
    assert quoted.strip("\"'“”‘’") == inside


def test_the_score_grows_with_the_evidence() -> None:
    confidence = Confidence((1.0,) * len(EVIDENCE), 0.0, 0.3)
    scores = [confidence.score((value,) * len(EVIDENCE)) for value in (-100.0, -0.1, 0.0, 0.1, 100.0)]
    assert scores == sorted(scores)
    assert 0 < scores[0] < 0.001
    assert scores[2] == 0.5


def test_weights_for_other_evidence_are_refused(tmp_path) -> None:
    path = tmp_path / "confidence.json"
    path.write_text('{"weights": {"luck": 1.0}, "bias": 0.0, "keep": 0.3}')
    with pytest.raises(ValueError, match="calibrate again"):
        read_confidence(path)


def test_nothing_below_the_least_score_is_told(tagger: Tagger) -> None:
    text = "Ana Roth said the cranes were old. The board is believed to have known."
    told = tagger.tag(text, lines(text))
    assert all(each.score >= tagger.confidence.keep for each in told)
    assert len(told) <= len(list(tagger.find(text, lines(text))))


def test_missing_weights_are_named(tmp_path) -> None:
    with pytest.raises(FileNotFoundError, match=r"tagger\.onnx"):
        Tagger(tmp_path)


def test_another_beginning_leaves_later_windows_as_they_were(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [f"{name} said on {day} that the {thing} was shut, and that nobody had been told why it had to be so. " * 3
            for name in ("Ana Roth", "Oren Falk", "The board") for day in ("Monday", "Friday") for thing in ("port", "mill")]  # fmt: skip
    read: list[int] = []
    run = tagger.run

    def counted(ids: np.ndarray, shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        read.append(len(ids))
        return run(ids, shapes)

    monkeypatch.setattr(tagger, "run", counted)
    sizes = []
    for text in (
        "\n".join(said),
        "\n".join(["The mill is a beautiful old house.", *said[1:]]),
        "\n".join(said[:1] + said),
    ):
        tagger.tag(text, lines(text))
        sizes.append(sum(read))
        read.clear()
    whole, beginning, longer = sizes
    assert whole > 800
    assert beginning < whole / 3
    assert longer < whole / 3


def test_windows_hold_every_paragraph_once_and_have_room(tagger: Tagger) -> None:
    draw = random.Random(5)
    for _ in range(30):
        text = "\n".join(" ".join(draw.choices(WORDS, k=draw.choice([0, 1, 5, 40, 400]))) for _ in range(12))
        pieces = [read_pieces(tagger._tokenizer, text, start, end) for start, end in lines(text)]
        windows = list(split_windows(pieces))
        assert all(len(window.ids) <= ROOM + 1 for window in windows)
        found = [
            (part.paragraph, at) for window in windows for part in window.slices for at in range(part.low, part.high)
        ]
        assert found == [(number, at) for number, each in enumerate(pieces) for at in range(len(each.ids))]
