"""Evidence in one line, as tests, logs, docs and the command line write it.

Harbour Post > the health ministry [certain]: ≥ 12 people killed @2031-05-05
Harbour Post > Ana Roth [certain, denied]: warning(warned: Port Authority)
"""

import re

from sayso.evidence.claims import Claim
from sayso.evidence.intervals import Interval
from sayso.evidence.kinds import event_kinds, relation_kinds
from sayso.evidence.propositions import (
    AssertionProposition,
    EventProposition,
    FigureProposition,
    Proposition,
    RelationProposition,
)
from sayso.evidence.statements import Statement

_LONG = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?![\d.])")
_PARTS = re.compile(r"\w+\(.*\)(?: \(\w+\))?", re.DOTALL)  # an event that is not told in the words of a report
_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_FRACTIONS = {"0.5": "half", "0.25": "a quarter", "0.75": "three quarters", "0.1": "a tenth", "0.2": "a fifth"}
_MANY = {"people", "police", "children", "men", "women"}
_FORMS = {"is": "are", "was": "were", "has": "have", "does": "do"}


def notation(proposition: Proposition) -> str:
    """A proposition in one line; the parties of a symmetric tie in the order of the alphabet."""
    if isinstance(proposition, RelationProposition):
        subject, target = proposition.subject.name, proposition.object.name
        kind = relation_kinds().get(proposition.kind)
        if kind is not None and kind.symmetric and subject > target:
            subject, target = target, subject
        return f"{subject} -{proposition.kind}-> {target}{_status(proposition.status)}"
    if isinstance(proposition, EventProposition):
        parts = [f"{part.role}: {part.name}" for part in proposition.participants]
        if proposition.place is not None:
            parts.append(f"place: {proposition.place.name}")
        return f"{proposition.kind}({'; '.join(parts)}){_status(proposition.status)}"
    if isinstance(proposition, FigureProposition):
        parts = [value_notation(proposition), proposition.measure]
        if proposition.of is not None:
            parts.append(f"of {proposition.of.name}")
        if proposition.place is not None:
            parts.append(f"in {proposition.place.name}")
        return " ".join(parts)
    return " ".join(proposition.words.split())


def statement_notation(statement: Statement) -> str:
    """A statement in one line: its chain, certainty and polarity, proposition and the days it holds for."""
    chain = " > ".join(link.source or "?" for link in statement.chain)
    how = statement.certainty if statement.polarity == "affirmed" else f"{statement.certainty}, {statement.polarity}"
    told = notation(statement.proposition)
    if isinstance(statement.proposition, AssertionProposition):
        told = f"“{told}”"
    return f"{chain} [{how}]: {told}{_days(statement.holds)}"


def value_notation(proposition: FigureProposition) -> str:
    """An amount in a few signs: "≤ 19", "≥ 12", "400-600", "about 40"."""
    low, high = _number(proposition.low), _number(proposition.high)
    about = "about " if proposition.approximate else ""
    unit = f" {proposition.unit}" if proposition.unit and proposition.unit not in proposition.measure else ""
    if proposition.bound == "at_least":
        return f"≥ {low}{unit}"
    if proposition.bound == "at_most":
        return f"≤ {high}{unit}"
    if proposition.low is not None and proposition.low == proposition.high:
        return f"{about}{low}{unit}"
    return f"{about}{low}-{high}{unit}"


def claim_words(claim: Claim) -> str:
    """A claim in words a reader accepts: the label of its kind in place of its name, events as "killing of X by Y"."""
    if claim.kind == "relation":
        for kind, table in relation_kinds().items():
            if f" -{kind}-> " in claim.text:
                subject, _, other = claim.text.partition(f" -{kind}-> ")
                return f"{subject} {_for_many(table.label) if _are_many(subject) else table.label} {other}"
        return claim.text
    if claim.kind == "figure":
        return _LONG.sub(lambda match: readable(float(match[0].replace(",", ""))), _figure_words(claim))
    if claim.kind != "event" or not _PARTS.fullmatch(claim.text):
        return claim.text
    told, status = claim.text, ""
    for one in ("ended", "future", "hypothetical"):
        if told.endswith(f") ({one})"):
            told, status = told.removesuffix(f" ({one})"), f" ({one})"
    kind, _, rest = told.partition("(")
    inside = rest.removesuffix(")")
    event = event_kinds().get(kind)
    label = event.label if event is not None else kind
    roles = event.roles if event is not None else ("", "")
    acting: list[str] = []
    acted: list[str] = []
    place: list[str] = []
    others: list[str] = []
    for part in inside.split("; ") if inside else []:
        role, _, name = part.partition(": ")
        target = place if role == "place" else acted if role == roles[1] else acting if role == roles[0] else others
        target.append(name)
    words = [label]
    if acted:
        words.append(("between " if roles[0] == roles[1] and len(acted) > 1 else "of ") + " and ".join(acted))
    if acting:
        words.append("by " + " and ".join(acting))
    if others:
        words.append("with " + " and ".join(others))
    if place:
        words.append("at " + " and ".join(place))
    return " ".join(words) + status


def _figure_words(claim: Claim) -> str:
    """How much of what; of whom or what and where stands behind it, as "of" is right for few ("14 people killed of the fire")."""
    text = claim.text
    behind: list[str] = []
    for word, name in (("in", claim.object), ("of", claim.subject)):
        if name and text.endswith(f" {word} {name}"):
            text = text.removesuffix(f" {word} {name}")
            behind.insert(0, _ARTICLE.sub("", name))
    number, _, rest = text.partition(" ")
    if number in _FRACTIONS and rest:
        text = f"{_FRACTIONS[number]} of {rest}"
    return " · ".join([text, *behind])


def is_introduction(text: str) -> bool:
    """Whether a tie, in its notation, is one that reports tell to say who somebody is."""
    return any(f" -{name}-> " in text for name, kind in relation_kinds().items() if kind.introducing)


def introduces(claim: Claim) -> bool:
    """Whether a claim that nobody denies tells who somebody is, or that two spoke, rather than news."""
    return claim.kind == "relation" and not claim.contested and is_introduction(claim.text)


def readable(value: float) -> str:
    """A number as reports write it: in groups of three, from a million on in words ("5.7 million") where nothing is lost."""
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= size and value * 1000 % size == 0:
            return f"{value / size:,.10g} {word}"
    if value == int(value):
        return f"{value:,.0f}"
    return f"{round(value, 2):,.10g}" if abs(value) >= 0.01 else f"{value:.2g}"  # a third is 0.33


def _are_many(name: str) -> bool:
    """Whether a description is in the plural ("port workers", "Socialists"); other names are taken for singular ("United Nations")."""
    head = re.split(r" (?:of|from|in|at|to|for|with|who|that) |,", name, maxsplit=1)[0].split()[-1:]
    ending = r"[^sui]s$" if head and head[0].islower() else r"(?:crats|icans|ians|ists|ives)$"
    return bool(head) and (head[0] in _MANY or re.search(ending, head[0]) is not None)


def _for_many(label: str) -> str:
    """A label as it stands after a plural: "fight" for "fights", "buy or take over" for "buys or takes over"."""
    words = label.split()
    for at, word in enumerate(words):
        if at == 0 or words[at - 1] == "or":
            plain = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
            words[at] = _FORMS.get(word, plain)
    return " ".join(words)


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def _status(status: str) -> str:
    return "" if status == "current" else f" ({status})"


def _days(interval: Interval) -> str:
    if interval.start is None and interval.end is None:
        return ""
    if interval.start == interval.end:
        return f" @{interval.start}"
    return f" @{interval.start or '?'}..{interval.end or '?'}"
