"""Short reports that were really read, with their names, numbers, days and weighty words left open.

A hundred thousand reports would take the better part of an hour to read. So a few hundred invented ones are read by
`sayso`, and each becomes a frame: its reading as JSON, in which words can be put in the place of others of the same
length. Spans stay where they are, and what was read of the one was read of the other but for its words.
"""

import random
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

import msgspec

from benchmarks.independence.sentences import FRAMES, tell
from benchmarks.independence.subjects import SUBJECTS, Story, draw_story, load_names, load_subject
from sayso.evidence import Document, Published, Reading, content_id, from_json, to_json
from sayso.evidence.records import Record
from sayso.lineage.lexicon import lexicon as common_words
from sayso.reading import read_document

Form = Literal["whole", "cut", "re-led"]
FORMS: tuple[Form, ...] = ("whole", "cut", "re-led")
OUTLET = "Zzyx Outlet"
DAY = date(2031, 3, 3)
SENTENCES = 4
WORDED = {"text", "name", "names", "title", "words", "source", "measure", "concept", "body", "reason"}
_WORD = re.compile(r"[A-Za-z]{4,}|(?<![\w.,])\d{2,}(?![\w.,]*\d)")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_SLOT = re.compile(r"\\u0002(.*?)\\u0003")
_CUES = frozenset(
    word.casefold() for forms in FRAMES.values() for form in forms for word in re.findall(r"[A-Za-z]+", form)
)


class Frame(Record, frozen=True):
    """The JSON of a reading in pieces: what stays, and between two of these a word, number or day that is put in anew."""

    fixed: tuple[str, ...]
    open: tuple[str, ...]

    def fill(self, put: Mapping[str, str], *, day: date, outlet: str) -> Reading:
        """The reading with the words of `put` in the place of the frame's, its days counted from `day`."""
        pieces = [self.fixed[0]]
        for word, after in zip(self.open, self.fixed[1:], strict=True):
            if word[0] == "@":
                pieces.append((day + timedelta(days=int(word[1:]))).isoformat())
            else:
                pieces.append(outlet if word == "#" else put[word])
            pieces.append(after)
        return from_json("".join(pieces), Reading)


class Report(Record, frozen=True):
    """A report of a subject, in its forms: as it was published, cut, and with another first sentence."""

    subject: str
    forms: Mapping[Form, Frame]


@lru_cache
def load_reports(variants: int = 3) -> tuple[Report, ...]:
    """The reports of all subjects, each in `variants` wordings, read."""
    return tuple(_reports(variants))


def _reports(variants: int) -> Iterator[Report]:
    for name in SUBJECTS:
        subject = load_subject(name)
        for variant in range(variants):
            rng = random.Random(f"{name} {variant}")
            story = draw_story(f"{name} {variant}", subject, rng)
            for number in range(len(subject.roots)):
                yield Report(f"{name} {variant}", _forms(story, number, rng))


def _forms(story: Story, number: int, rng: random.Random) -> Mapping[Form, Frame]:
    root = story.subject.roots[number]
    said = [
        tell(line, story, f"{number}.{at}", rng, site=root.title).text for at, line in enumerate(root.lines[:SENTENCES])
    ]
    lead = rng.choice(load_names()["leads"]).format(town=story.cast["town"], day="Monday")
    texts: dict[Form, list[str]] = {"whole": said, "cut": said[:-1], "re-led": [lead, *said[1:]]}
    return {form: _frame("\n\n".join(listed)) for form, listed in texts.items()}


def _frame(text: str) -> Frame:
    document = Document(
        content_id(text), "a.txt", text, None, OUTLET, language="en", published=Published(DAY, DAY, reason="given")
    )
    found = msgspec.json.decode(to_json(read_document(document)))
    marked = msgspec.json.encode(_open(found, "")).decode()
    parts = _SLOT.split(re.sub(r'"(\\u0002=.*?\\u0003)"', r"\1", marked))
    return Frame(tuple(parts[::2]), tuple(part.removeprefix("=") for part in parts[1::2]))


def _open(value: Any, key: str) -> Any:
    """`value` with all that can be replaced put between two control signs; a number whole, as a string of its own."""
    if isinstance(value, dict):
        return {name: _open(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_open(each, key) for each in value]
    if key in {"low", "high"} and isinstance(value, float) and value.is_integer() and value >= 10:
        return f"\x02={value:.0f}\x03"
    if not isinstance(value, str):
        return value
    if value == OUTLET:
        return "\x02#\x03"
    if _ISO.fullmatch(value):
        return f"\x02@{(date.fromisoformat(value) - DAY).days}\x03"
    return _WORD.sub(lambda found: _mark(found.group()), value) if key in WORDED else value


def _mark(word: str) -> str:
    return word if word.casefold() in _kept() else f"\x02{word}\x03"


@lru_cache
def _kept() -> frozenset[str]:
    """Words that stay, so that the replaced text still reads like a report: those of grammar, and the cues."""
    return common_words().common | _CUES
