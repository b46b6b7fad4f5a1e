"""Finds who says what with a small neural network: the words that name the source, the cue, and what is said.

A 22-million-parameter encoder (MiniLM-L6) tags every word piece as part of a source, a cue, a content or nothing, and
links each content to its cue and each cue to its source. The task and the roles are those of PolNeAR (Newell, Margolin
and Ruths, LREC 2018); links are bilinear (Dozat and Manning, ICLR 2017). `docs/reference/model-card-attribution.md` says
what it was trained on and how well it does.

All offsets are code points of the given text; spans are half-open. One window is read at a time and nothing else
influences it, so the same text always gives the same attributions, alone or among others; and a window that was read
before is not read again.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sayso.extract.tagger.confidence import read_confidence
from sayso.extract.tagger.decoding import SETTINGS, Found, Settings, decode
from sayso.extract.tagger.pieces import Pieces, Window, identify, read_pieces
from sayso.extract.tagger.spans import Span, spans_of
from sayso.extract.tagger.windows import split_windows
from sayso.languages.remembered import Remembered
from sayso.languages.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Nested", "Tagged", "Tagger", "forget", "load_tagger"]

_REMEMBERED = 4_000_000  # bytes of windows whose attributions are kept: some 500,000 words
_CUT = 1_000_000  # characters of paragraphs whose word pieces are kept, some 20 MB
_SLOWER = ["SkipLayerNormFusion"]  # what onnxruntime fuses and then takes four times as long for, an eighth of all
_TOGETHER = 32  # windows that are decoded together
_LEAST_WORDS = 6  # contents up to this length are not searched for attributions inside them


class Tagged(NamedTuple):
    """One attribution: half-open code point spans of each role, in order, and how sure the tagger is, 0 to 1.

    `source` is empty where the text does not name one; `cue` and `content` never are.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


class Nested(NamedTuple):
    """An attribution found inside the content of another: `parent` is the index of that other one."""

    parent: int
    tagged: Tagged


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """The tagger with the weights inside the package, on one thread; read once a process.

    Raises:
        FileNotFoundError: the package was installed without its weights.
    """
    return Tagger(WEIGHTS)


def forget() -> None:
    """Read again what was read before (for measuring)."""
    load_tagger().read.clear()
    load_tagger().cut.clear()


class Tagger:
    """Holds the model open. Safe to use from several threads; not to be carried to another process."""

    def __init__(self, folder: Path, *, threads: int = 1, settings: Settings = SETTINGS) -> None:
        """Reads the three files in `folder`; raises FileNotFoundError where one is missing."""
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        for name in ("tagger.onnx", "tokenizer.json", "confidence.json"):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"The attribution tagger lacks {folder / name}; install sayso again")
        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.settings = settings
        self.read = Remembered[bytes, tuple[Found, ...]](_REMEMBERED)
        self.cut = Remembered[str, Pieces](_CUT)
        self.confidence = read_confidence(folder / "confidence.json")
        self._session = InferenceSession(
            str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def run(self, ids: np.ndarray, shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The model's numbers for one window: tags (length × 7) and link vectors (length × 384)."""
        tags, links = self._session.run(None, {"ids": ids[None], "shapes": shapes[None]})
        return np.asarray(tags[0], dtype=np.float64), np.asarray(links[0], dtype=np.float32)

    def tag(self, text: str, paragraphs: Sequence[Span]) -> tuple[Tagged, ...]:
        """Attributions in `text`, whose paragraphs are the given spans, in order of their cues.

        Text outside the paragraphs is not read. No span crosses from one paragraph into another, but the parts of one
        attribution may stand in different paragraphs.
        """
        found = ((each, self.confidence.score(evidence)) for each, evidence in self.find(text, paragraphs))
        return tuple(each._replace(score=score) for each, score in found if score >= self.confidence.keep)

    def find(self, text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Tagged, tuple[float, ...]]]:
        """All attributions with the evidence for each, before any is scored or left out."""
        pieces = [self._pieces(text[start:end])._replace(offset=start) for start, end in paragraphs]
        windows = list(split_windows(pieces))
        for at in range(0, len(windows), _TOGETHER):
            some = windows[at : at + _TOGETHER]
            for window, everything in zip(some, self._decoded(some, pieces), strict=True):
                for each in everything:
                    source, cue, content = (
                        spans_of(text, window, pieces, part) for part in (each.source, (each.cue,), each.content)
                    )
                    yield Tagged(source, cue, content, 0.0), each.evidence

    def _decoded(self, windows: Sequence[Window], pieces: Sequence[Pieces]) -> list[tuple[Found, ...]]:
        """What each window holds: read now, or before."""
        keys = [identify(window, pieces) for window in windows]
        known = {key: found for key in keys if (found := self.read.get(key)) is not None}
        new = {key: window for key, window in zip(keys, windows, strict=True) if key not in known}
        outputs = [self.run(window.ids, window.shapes) for window in new.values()]
        for key, everything in zip(new, decode(tuple(new.values()), pieces, outputs, self.settings), strict=True):
            known[key] = tuple(everything)
            self.read.add(key, known[key])
        return [known[key] for key in keys]

    def _pieces(self, paragraph: str) -> Pieces:
        """The word pieces of a paragraph, counted from its start."""
        pieces = self.cut.get(paragraph)
        if pieces is None:
            pieces = read_pieces(self._tokenizer, paragraph, 0, len(paragraph))
            self.cut.add(paragraph, pieces)
        return pieces

    def tag_many(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> list[tuple[Tagged, ...]]:
        """`tag` for each text and its paragraphs.

        Windows run one by one on purpose: 8-bit numbers are scaled by the largest value in a batch, so that in a larger
        batch one text would change what is found in another; on one thread a batch is no faster.
        """
        return [self.tag(text, paragraphs) for text, paragraphs in texts]

    def tag_inside(self, text: str, outer: Sequence[Tagged]) -> tuple[Nested, ...]:
        """Attributions inside the contents of `outer`, each content fragment read alone as if it were a paragraph.

        The training data marks no nesting, so this is a second look; contents of six words or fewer are left out.
        """
        found: list[Nested] = []
        for parent, each in enumerate(outer):
            longer = [span for span in each.content if len(text[slice(*span)].split()) > _LEAST_WORDS]
            found += (Nested(parent, inner) for span in longer for inner in self.tag(text, (span,)))
        return tuple(found)
