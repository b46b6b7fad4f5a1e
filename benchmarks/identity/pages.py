"""Crawled pages in which it is marked who each name and description stands for: other people's texts, so only offsets are kept."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.identity import marked
from sayso.evidence import Document, Span
from sayso.formats import load

PAGES = Path(__file__).resolve().parent / "pages.toml"


def score(folder: Path) -> marked.Score:
    """What is joined of the marked pages in `folder`; words that one report uses often for one count once there.

    Two names would else make up most of all pairs. Raises `ValueError` where a text is not the one that was marked.
    """
    pages = tomllib.loads(PAGES.read_text(encoding="utf-8"))
    documents: list[Document] = []
    places: list[marked.Marked] = []
    for page in pages["report"]:
        path = folder / page["file"]
        if hashlib.sha256(path.read_bytes()).hexdigest() != page["sha256"]:
            raise ValueError(f"{path} is not the text that was marked")
        (document,) = load(path, name=path.name)[0]
        documents.append(document)
        for start, end, entity in page["marks"]:
            words = document.text[start:end]
            places.append(marked.Marked(document.name, Span(start, end), words, entity, marked.form_of(words)))
    return marked.compare(*_once(*marked.settle(documents, places)), pages["branches"])


def _once(places: Sequence[marked.Marked], given: Sequence[str | None]) -> tuple[list[marked.Marked], list[str | None]]:
    """Of the places with the same words for the same somebody in one report the first, with who most of them are held to be."""
    same: dict[tuple[str, str, str], list[int]] = {}
    for at, one in enumerate(places):
        same.setdefault((one.report, one.words.casefold(), one.entity), []).append(at)
    most = [Counter(given[at] for at in listed).most_common(1)[0][0] for listed in same.values()]
    return [places[listed[0]] for listed in same.values()], most
