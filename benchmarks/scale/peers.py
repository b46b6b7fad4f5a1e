"""Attribution beside textacy and a CRF, and the near-copy step beside rensa and datasketch, where they are installed.

None of them is a dependency. A folder of theirs can be named: `pip install --target FOLDER textacy python-crfsuite rensa
datasketch`, then `--peers FOLDER`.
"""

import importlib
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import spacy

from sayso.evidence import Document
from sayso.extract.attributions import find_attributions
from sayso.languages import parse, remembered
from sayso.languages.en import parser
from sayso.lineage.candidates import find_candidates
from sayso.lineage.near_copies import near_copies as find_near_copies
from sayso.lineage.texts import SHINGLE, Text, hash_words, key_of_word, roll

PERMUTATIONS, THRESHOLD = 128, 0.5
TRAINED_ON = 12  # articles: how many it saw changes what a CRF finds, hardly how long it takes


def spent(function: Callable[[], Any]) -> float:
    """Seconds of the processor that a call takes."""
    begun = time.process_time()
    function()
    return time.process_time() - begun


def load(name: str) -> Any:
    """The module of that name, or `None`."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def attribution(documents: Sequence[Document], repeats: int) -> str:
    """How long finding attributions takes, the parse included, in parts of what textacy and a CRF take."""
    model = spacy.load(parser.MODEL)
    rivals: dict[str, Callable[[Document], Any]] = {}
    textacy = load("textacy.extract.triples")
    if textacy is not None:
        rivals["textacy"] = lambda one: _quotations(textacy, model(one.text))
    crf = _train(model, documents[:TRAINED_ON])
    if crf is not None:
        rivals["a CRF"] = crf
    lines = [
        f"  {name} is not installed" for name, found in (("textacy", textacy), ("python-crfsuite", crf)) if not found
    ]
    _ours(documents[0])
    for name, rival in rivals.items():
        ratios = []
        for _ in range(repeats):
            remembered.forget()
            ours = theirs = 0.0
            for document in documents:
                theirs += spent(lambda: rival(document))  # noqa: B023  called here
                ours += spent(lambda: _ours(document))  # noqa: B023
            ratios.append(ours / theirs)
        lines.append(f"  {statistics.median(ratios):.2f} of the time of {name} ({_listed(ratios)})")
    return "\n".join(lines)


def _quotations(textacy: Any, parsed: Any) -> list[Any]:
    with suppress(ValueError):  # it gives up where a quotation is not closed
        return list(textacy.direct_quotations(parsed))
    return []


def _ours(document: Document) -> Any:
    words = parse(document)
    return words and find_attributions(words)


def _train(model: Any, documents: Sequence[Document]) -> Callable[[Document], Any] | None:
    """A CRF over words with what the parse says of them and their neighbours, taught what sayso finds."""
    library = load("pycrfsuite")
    if library is None:
        return None
    trainer = library.Trainer(verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 20})
    for document in documents:
        parsed, words = model(document.text), parse(document)
        marks = [
            (span, part)
            for one in (find_attributions(words) if words else ())
            for part in ("source", "cue", "content")
            for span in getattr(one, part)
        ]
        labels = [next((part for span, part in marks if span.start <= token.idx < span.end), "O") for token in parsed]
        trainer.append(_features(parsed), labels)
    path = Path("/tmp/sayso-crf.model")
    trainer.train(str(path))
    tagger_ = library.Tagger()
    tagger_.open(str(path))
    return lambda document: tagger_.tag(_features(model(document.text)))


def _features(parsed: Any) -> list[list[str]]:
    own = [
        [f"w={token.lower_}", f"l={token.lemma_}", f"p={token.tag_}", f"d={token.dep_}", f"h={token.head.lemma_}",
         f"q={token.is_quote}", f"t={token.is_title}"]
        for token in parsed
    ]  # fmt: skip
    found = []
    for at, listed in enumerate(own):
        row = list(listed)
        for step in (-2, -1, 1, 2):
            if 0 <= at + step < len(own):
                row += [f"{step}{one}" for one in own[at + step][:4]]
        found.append(row)
    return found


def near_copies(documents: Sequence[Document], repeats: int) -> str:
    """How long it takes to find which texts are nearly the same, in parts of what MinHash libraries take, and what is found.

    All begin with the same words and end with pairs of texts; every second text is a copy of the one before with a tenth
    cut off. Timed twice: from the words (runs of words are made and hashed: a string each for the libraries), and from
    these runs made ready. Beside it what sayso seeks in the same go: shared passages, rewrites, standing phrases.
    """
    texts = []
    for document in documents:
        texts += [Text(document), Text(_cut(document))]
    pairs = {(at, at + 1) for at in range(0, len(texts), 2)}
    ready = [text.shingles for text in texts]

    def from_words() -> set[tuple[int, int]]:
        key_of_word.cache_clear()
        return set(find_near_copies([roll(hash_words(text.words), SHINGLE) for text in texts]))

    def make_strings() -> list[list[str]]:
        return [[" ".join(text.words[at : at + SHINGLE]) for at in range(len(text.words))] for text in texts]

    strings = make_strings()
    lines = [f"  sayso finds {_share(from_words(), pairs)}"]
    for name, find in (("rensa", _by_rensa), ("datasketch", _by_datasketch)):
        library = load(name)
        if library is None:
            lines.append(f"  {name} is not installed")
            continue
        whole, alone, everything = [], [], []
        for _ in range(repeats * 5):
            theirs = spent(lambda: find(library, strings))  # noqa: B023  called here
            alone.append(spent(lambda: find_near_copies(ready)) / theirs)
            whole.append(spent(from_words) / spent(lambda: find(library, make_strings())))  # noqa: B023
            everything.append(spent(lambda: find_candidates(texts)) / theirs)
        lines.append(
            f"  {statistics.median(whole):.2f} of the time of {name} from the words, {statistics.median(alone):.2f} from runs "
            f"made ready ({statistics.median(everything):.1f} with passages and rewrites); it finds "
            f"{_share(find(library, strings), pairs)}"
        )
    return "\n".join(lines)


def _cut(document: Document) -> Document:
    end = len(document.text) * 9 // 10
    return Document(f"{document.id} cut", document.name, document.text[:end], language=document.language)


def _by_rensa(library: Any, shingles: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    index = library.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    made = []
    for at, listed in enumerate(shingles):
        one = library.RMinHash(num_perm=PERMUTATIONS, seed=1)
        one.update(list(listed))
        made.append(one)
        index.insert(at, one)
    return _asked(index, made)


def _by_datasketch(library: Any, shingles: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    index = library.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    made = []
    for at, listed in enumerate(shingles):
        one = library.MinHash(num_perm=PERMUTATIONS)
        one.update_batch([shingle.encode() for shingle in listed])
        made.append(one)
        index.insert(at, one)
    return _asked(index, made)


def _asked(index: Any, made: Sequence[Any]) -> set[tuple[int, int]]:
    return {
        (min(at, other), max(at, other)) for at, one in enumerate(made) for other in index.query(one) if other != at
    }


def _share(found: set[tuple[int, int]], pairs: set[tuple[int, int]]) -> str:
    return f"{len(found & pairs)} of {len(pairs)} copies"


def _listed(ratios: Sequence[float]) -> str:
    return ", ".join(f"{ratio:.2f}" for ratio in ratios)
