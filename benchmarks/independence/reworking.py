"""One real article reworked as the generator reworks its own reports, in plain text."""

import random
import re
from collections.abc import Callable, Sequence

from msgspec import structs

from benchmarks.independence.operations import (
    Sentences,
    Setting,
    add_own,
    copy,
    cut,
    relead,
    reorder,
    syntax,
)
from benchmarks.independence.rebuilding import load_general, rebuild
from benchmarks.independence.sentences import Sentence, render
from benchmarks.independence.subjects import Line, draw_story, load_names, load_subject
from benchmarks.independence.wordings import replace_words
from sayso.evidence import Document
from sayso.evidence.records import Record
from sayso.languages.paragraphs import split_paragraphs

_END = re.compile(r"(?:(?<=[a-z0-9)][.!?])|(?<=[.!?][”\"’]))\s+(?=[A-Z“\"‘])")
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_SAYS = re.compile(r"(?:[A-Z][\w’'-]+ ){1,3}(?=said\b)|(?<=\bsaid )(?:[A-Z][\w’'-]+ ?){2,3}")
_NUMBER = re.compile(r"(?<![\d.,$])\d{2,3}(?![\d,.]*\d)")
PASSAGE = 4  # sentences of an excerpt


class Made(Record, frozen=True):
    """A document made here, the ids of the articles it was made from, and how."""

    document: Document
    parents: tuple[str, ...]
    operation: str


def rework(operation: str, parents: Sequence[Document], spare: Document, rng: random.Random) -> str:
    """The words of the report that `operation` makes of `parents`; `spare` is an article that is not in the pile."""
    setting = Setting(rng, parents[0].outlet, _sentences(spare)[2:4])
    sentences = _sentences(parents[0])
    if operation == "merge":
        parts = [_sentences(parent) for parent in parents]
        kept = [part[: max(4, round(len(part) * rng.uniform(0.5, 0.8)))] for part in parts]
        return _write((*kept[0], *kept[1]), rng)
    if operation == "excerpt":
        own = _sentences(spare)[:14]
        at, place = rng.randint(0, max(0, len(sentences) - PASSAGE)), rng.randint(1, len(own))
        return _write((*own[:place], *sentences[at : at + PASSAGE], *own[place:]), rng)
    return _write(_APPLY[operation](sentences, setting), rng)


def _sentences(document: Document) -> Sentences:
    story = draw_story("hidden", load_subject("politics"), random.Random(1))
    found = []
    for paragraph in split_paragraphs(document):
        for at, words in enumerate(_END.split(" ".join(paragraph.words(document.text).split()))):
            safe = tuple(each.replace("{", "(").replace("}", ")") for each in (words, rebuild(words)))
            line = Line("prose", words=safe)
            found.append(render(Sentence(line, story, f"{document.id} {paragraph} {at}", "", "", "", 0, 0)))
    return tuple(each for each in found if each.content)


def _write(sentences: Sentences, rng: random.Random) -> str:
    text = sentences[0].text
    for each in sentences[1:]:
        text += ("\n\n" if rng.random() < 0.5 else " ") + each.text
    return text


def _reworded(sentences: Sentences, setting: Setting, *, rate: float, quotes: bool = False) -> Sentences:
    """Words replaced by near ones, between quotation marks only where `quotes`."""
    return tuple(
        structs.replace(
            each,
            content="".join(
                part
                if _QUOTED.fullmatch(part) and not quotes
                else replace_words(part, setting.rng, rate=rate, choices=load_general())
                for part in _QUOTED.split(each.content)
            ),
        )
        for each in sentences
    )


def _synonyms(sentences: Sentences, setting: Setting) -> Sentences:
    return _reworded(sentences, setting, rate=setting.rng.uniform(0.55, 0.9))


def _round_trip(sentences: Sentences, setting: Setting) -> Sentences:
    return _reworded(syntax(sentences, setting), setting, rate=0.85, quotes=True)


def _renumber(sentences: Sentences, setting: Setting) -> Sentences:
    """One number is another."""
    places = [at for at, each in enumerate(sentences) if _NUMBER.search(each.content)]
    if not places:
        return sentences
    at = setting.rng.choice(places)
    changed = _NUMBER.sub(lambda found: str(int(found.group()) + 7), sentences[at].content, count=1)
    return (*sentences[:at], structs.replace(sentences[at], content=changed), *sentences[at + 1 :])


def _anonymise(sentences: Sentences, setting: Setting) -> Sentences:
    """Those who say something lose their names; and the end is cut off."""
    words = setting.rng.choice(load_names()["anonymous"])
    return cut(_instead(sentences, words), setting)


def _reattribute(sentences: Sentences, setting: Setting) -> Sentences:
    """The parent's outlet is given as the source."""
    return _instead(sentences, f"a source quoted by {setting.outlet}")


def _instead(sentences: Sentences, words: str) -> Sentences:
    return tuple(
        structs.replace(each, content=_SAYS.sub(lambda found: words + " " * found.group().endswith(" "), each.content))
        for each in sentences
    )


_APPLY: dict[str, Callable[[Sentences, Setting], Sentences]] = {
    "copy": copy,
    "cut": cut,
    "reorder": reorder,
    "re-lead": relead,
    "add own": add_own,
    "renumber": _renumber,
    "anonymise": _anonymise,
    "re-attribute": _reattribute,
    "synonyms": _synonyms,
    "syntax": syntax,
    "round trip": _round_trip,
}
