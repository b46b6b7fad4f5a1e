"""Every kind that the tables promise stands in a golden passage: ties, events, figures, times, hedges. A gap fails."""

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from sayso.evidence import Status
from sayso.evidence.kinds import event_kinds, relation_kinds
from sayso.extract.factuality.lexicon import load_hedges
from sayso.languages.lexicon import load_lexicon

HERE = Path(__file__).parent
WORD = re.compile(r"[a-z'-]+")


def passages(folder: str) -> list[dict[str, Any]]:
    return [
        passage
        for path in sorted((HERE / folder).rglob("*.toml"))
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    ]


def lines(folder: str, name: str = "*") -> list[str]:
    """The lines of the text files, without comments and empty ones."""
    return [
        line
        for path in sorted((HERE / folder).glob(f"{name}.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


TIES = [line for passage in passages("relations") if "gap" not in passage for line in passage["ties"]]
STATEMENTS = [line for line in lines("statements") if not line.startswith(">")]
FACTUALITY = lines("factuality")
AMOUNTS = [line for passage in passages("quantities") for line in passage["amounts"]]
TIMES = [line for passage in passages("times") for line in passage["times"]]


def test_there_are_enough_passages_over_all_fields() -> None:
    folders = ("relations", "quantities", "times")
    told = sum(len(passages(folder)) for folder in folders) + sum(line.startswith(">") for line in lines("statements"))
    assert told >= 150
    fields = {path.stem for path in HERE.rglob("*.t*")}
    assert {"business", "conflict", "disaster", "health", "politics", "sports"} <= fields


@pytest.mark.parametrize("kind", sorted(relation_kinds()))
def test_every_kind_of_tie(kind: str) -> None:
    assert any(line.startswith(f"{kind}:") for line in TIES)


@pytest.mark.parametrize("status", [*get_args(Status), "used"])
def test_every_way_a_tie_stands(status: str) -> None:
    assert any(f"[{status}]" in line if status != "current" else "[" not in line for line in TIES)


@pytest.mark.parametrize("kind", sorted(event_kinds()))
def test_every_kind_of_event(kind: str) -> None:
    assert any(f": {kind}(" in line for line in STATEMENTS)


@pytest.mark.parametrize("role", sorted({role for kind in event_kinds().values() for role in kind.roles}))
def test_every_role(role: str) -> None:
    assert any(f"{role}: " in line for line in STATEMENTS)


STATES = sorted(tomllib.loads((HERE.parents[1] / "src/sayso/languages/en/measures.toml").read_text())["states"])


@pytest.mark.parametrize("state", STATES)
def test_every_state_that_people_are_counted_in(state: str) -> None:
    assert any(re.search(rf"\d .*\b{state}\b", line) for line in STATEMENTS)


@pytest.mark.parametrize(
    "form",
    [
        r"= \d",  # one number
        r"= ~",  # about
        r"\.\.",  # a range
        r"= ~?>=",  # more than
        r"= ~?<=",  # at most
        r"\d[\d.,]* percent",
        r" up:",
        r" down:",
        r" dollar",
        r"(?i)dozens? = ",
        r"(?i)tens of thousands",
        r"(?i)half a million",
        r"(?i)one in ",
    ],
)
def test_every_form_of_amount(form: str) -> None:
    assert any(re.search(form, line) for line in AMOUNTS)


def test_a_fraction_of_a_group() -> None:
    texts = [passage["text"] for passage in passages("quantities") if passage["amounts"]]
    assert any(re.search(r"\w+ of the [\d.]+", text) for text in texts)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("late last", "DATE"),
        (r"\d-\d+", "DATE"),  # September 22-23
        ("mid-", "DATE"),
        ("four months", "DURATION"),
        ("earlier this year", "DATE"),
        ("year-old", "DURATION"),
        ("quarter", "DATE"),
        ("summer|winter|spring|autumn", "DATE"),
        ("0s", "DATE"),
        ("century", "DATE"),
        ("every|daily|annual", "SET"),
        (r"morning|night|evening|\d:\d\d|p\.m\.", "TIME"),
        ("now|currently|today", "DATE"),
    ],
)
def test_every_way_of_telling_a_time(word: str, value: str) -> None:
    assert any(re.search(rf"(?i){word}.* = ({value})\b", line) for line in TIMES)


@pytest.mark.parametrize("verdict", ["certain", "probable", "possible", "underspecified"])
@pytest.mark.parametrize("polarity", ["affirmed", "denied"])
def test_every_verdict(verdict: str, polarity: str) -> None:
    if (verdict, polarity) != ("underspecified", "denied"):  # what is open is open both ways
        assert any(line.startswith(f"{verdict} {polarity}: ") for line in FACTUALITY)


def hedge_classes() -> list[tuple[str, frozenset[str]]]:
    """Each class of hedges, with its words."""
    hedges = load_hedges("en")
    found = []
    for sort in ("verbs", "adjectives", "nouns"):
        table: dict[str, str] = getattr(hedges, sort)
        found += [(f"{sort}.{name}", frozenset(words.split())) for name, words in table.items() if words.split()]
    for sort in ("modals", "adverbs", "attributes", "conditions", "phrases"):
        listed: dict[str, tuple[str, ...]] = getattr(hedges, sort)
        found += [(f"{sort}.{name}", frozenset(words)) for name, words in listed.items()]
    return found


@pytest.mark.parametrize(("name", "words"), hedge_classes(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_class_of_hedges(name: str, words: frozenset[str]) -> None:
    said = [line.split(": ", 1)[1].casefold().replace("[", "").replace("]", "") for line in FACTUALITY]
    assert any(says(line, word) for line in said for word in words)


def says(line: str, word: str) -> bool:
    """Whether the line has the word, in any of the forms that English adds endings for."""
    if " " in word:
        return word in line
    stem = re.escape(word.removesuffix("e").removesuffix("y"))
    irregular = {"can": "can|could", "think": "thought", "say": "said", "know": "knew"}.get(word, word)
    return re.search(rf"(?<![\w'])({stem}(e|y|s|es|ed|d|ing|ied|ies|{stem[-1]}ed)?|{irregular})\b", line) is not None


def test_the_lexicon_of_measures_is_the_one_that_is_read() -> None:
    assert load_lexicon("en", "measures", dict[str, Any])["states"].keys() == set(STATES)
