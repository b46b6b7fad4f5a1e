"""Large piles: stories that a handful of outlets report, with a copy for every report that somebody wrote."""

import math
import random
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from benchmarks.scale.frames import FORMS, Form, Report, load_reports
from sayso.evidence import Reading, content_id

STORY = 5  # reports on one story, each with a copy
FIRST = date(2031, 1, 1)
DAYS = 600
OUTLETS = 400
WORDS = 30_000  # of each length, drawn by Zipf's law
NAMES = 6_000  # of each length, drawn evenly
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def make_readings(count: int, *, seed: int = 0) -> Iterator[Reading]:
    """`count` readings of short reports, every second one a copy of the one before: whole, cut or with a new lead."""
    reports = load_reports()
    by_subject: dict[str, list[Report]] = {}
    for report in reports:
        by_subject.setdefault(report.subject, []).append(report)
    subjects = sorted(by_subject)
    made = 0
    story = 0
    while made < count:
        rng = random.Random(f"{seed} {story}")
        told = by_subject[rng.choice(subjects)]
        put = _Words(rng)
        first = FIRST + timedelta(days=rng.randrange(DAYS))
        for report in rng.sample(told, min(STORY, len(told))):
            for form, later in (("whole", 0), (rng.choice((*FORMS, "whole")), rng.randint(1, 3))):
                if made == count:
                    return
                yield _reading(report, form, put, rng, first + timedelta(days=later), made)  # type: ignore[arg-type]
                made += 1
        story += 1


def _reading(report: Report, form: Form, put: "_Words", rng: random.Random, day: date, number: int) -> Reading:
    outlet = f"{_spell(rng.randrange(OUTLETS), 6).capitalize()} Post"
    filled = report.forms[form].fill(put, day=day, outlet=outlet)
    name = f"{number:07d}.txt"
    document = msgspec.structs.replace(
        filled.document, id=content_id(name, filled.document.text), name=name, outlet=outlet
    )
    statements = tuple(
        msgspec.structs.replace(statement, id=content_id(document.id, at))
        for at, statement in enumerate(filled.statements)
    )
    return msgspec.structs.replace(filled, document=document, statements=statements)


class _Words(dict[str, str]):
    """For each word of a frame the one that a story has in its place, of the same length and kind."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__()
        self._rng = rng

    def __missing__(self, word: str) -> str:
        if word.isdigit():
            found = str(self._rng.randrange(10 ** (len(word) - 1), 10 ** len(word)))
        elif word[0].isupper():
            found = _spell(self._rng.randrange(NAMES), len(word)).capitalize()
        else:
            found = _spell(int(math.exp(self._rng.random() * math.log(WORDS))), len(word))
        self[word] = found
        return found


def _spell(number: int, length: int) -> str:
    """The word of that number: consonants and vowels in turn."""
    found = []
    number = number * 7919 + length
    for at in range(length):
        signs = VOWELS if at % 2 else CONSONANTS
        number, place = divmod(number, len(signs))
        found.append(signs[place])
        if not number:
            number = 31 * at + length
    return "".join(found)
