"""Short piles in which it is marked who each name and description stands for, and what of that sayso joins."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from sayso.evidence import CaseEntity, Document, Mention, Reading, Span
from sayso.evidence.documents import Published
from sayso.identity import identify
from sayso.reading import read_document

PILES = Path(__file__).resolve().parent / "piles"
# Looked at for rules; `border`, `election` and `football`, then `expedition`, `festival`, `runway` `portrait`, `ferry`, `vaccine`, `mine` and `opera`, only after a first measurement; so was `leak`, for one rule. The others are held back.
TUNED = (
    "court",
    "epidemic",
    "collapse",
    "border",
    "election",
    "football",
    "expedition",
    "festival",
    "runway",
    "portrait",
    "ferry",
    "vaccine",
    "mine",
    "opera",
    "leak",
)
SLACK = 4  # characters by which a mention may reach over the marked words: an article, a possessive
TITLE = 30  # and before a name
Counts = tuple[int, int, int]  # pairs right, given, wanted
_LINKED = re.compile(r"\b[a-z][a-z-]+ (?:of|in|at|for|from|to|with)\b")
_OWNER = re.compile(r"[^\n]*(?:['\u2019]s?|whose|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur) (?:then |own )* ?")
_FOLLOWING = re.compile(r" (?:on|behind|aged|in|at|under|there|here|who|that|which|\w+ed)\b")
_MARK = re.compile(r"\[([^\[\]]+)\]\((\w+)\)")


class Marked(NamedTuple):
    """Words of a report that stand for somebody; `form` is name or description."""

    report: str
    span: Span
    words: str
    entity: str
    form: str


class Pair(NamedTuple):
    """Two marked places that are one but were not joined (`missed`), or the other way round."""

    sort: str
    one: Marked
    other: Marked
    missed: bool


class Score(NamedTuple):
    """`pairs` right, given and wanted; what is wrong; counts by sort of pair; branches merged with their parents, of how many."""

    pairs: Counts
    wrong: list[Pair]
    sorts: Counter[str]
    merged: int
    branches: int


def read_pile(path: Path) -> tuple[list[Document], list[Marked]]:
    """The reports of a pile without the marks, and what is marked in them."""
    documents, marked = [], []
    for report in tomllib.loads(path.read_text(encoding="utf-8"))["report"]:
        text = ""
        at = 0
        source = report["text"].strip() + "\n"
        for match in _MARK.finditer(source):
            text += source[at : match.start()]
            words, entity = match.groups()
            span = Span(len(text), len(text) + len(words))
            marked.append(Marked(report["name"], span, words, entity, form_of(words)))
            text += words
            at = match.end()
        text += source[at:]
        day = report["published"]
        documents.append(
            Document(
                f"{path.stem}/{report['name']}",
                report["name"],
                text,
                outlet=report["outlet"],
                published=Published(day, day),
                language="en",
            )
        )
    return documents, marked


def form_of(words: str) -> str:
    """Name or description: a description ends in a small word, or tells what somebody is of another ("the head of the Bank")."""
    return (
        "name"
        if any(sign.isupper() for sign in words.rsplit(maxsplit=1)[-1]) and not _LINKED.search(words)
        else "description"
    )


def score(path: Path) -> Score:
    """What is joined of one pile of ours."""
    pile = tomllib.loads(path.read_text(encoding="utf-8"))
    documents, marked = read_pile(path)
    return compare(*settle(documents, marked), pile.get("branches", ()))


def settle(documents: Sequence[Document], marked: Sequence[Marked]) -> tuple[Sequence[Marked], list[str | None]]:
    """The marked places, and for each who sayso holds to stand there."""
    readings = [read_document(document) for document in documents]
    return marked, list(_given(readings, identify(readings), marked))


def compare(marked: Sequence[Marked], given: Sequence[str | None], branches: Sequence[Sequence[str]]) -> Score:
    """Who is marked against who is given, pair by pair; `branches` are pairs of a body and what is a part of it."""
    right = joined = wanted = 0
    wrong: list[Pair] = []
    counts: Counter[str] = Counter()
    for one, other in combinations(range(len(marked)), 2):
        true = marked[one].entity == marked[other].entity
        same = given[one] is not None and given[one] == given[other]
        sort = _sort(marked[one], marked[other])
        right += true and same
        joined += same
        wanted += true
        counts[f"{sort} wanted"] += true
        counts[f"{sort} right"] += true and same
        counts[f"{sort} wrong"] += same and not true
        if true != same:
            wrong.append(Pair(sort, marked[one], marked[other], missed=true))
    merged = sum(
        any(
            {marked[one].entity, marked[other].entity} == set(pair)
            and given[one] is not None
            and given[one] == given[other]
            for one, other in combinations(range(len(marked)), 2)
        )
        for pair in branches
    )
    return Score((right, joined, wanted), wrong, counts, merged, len(branches))


def line(name: str, counts: Counts) -> str:
    """Precision, recall and F1 of pairs."""
    right, given, wanted = counts
    precision, recall = right / max(1, given), right / max(1, wanted)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{name:<36}P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  ({wanted} pairs)"


def _sort(one: Marked, other: Marked) -> str:
    forms = " and ".join(sorted((one.form, other.form), reverse=True))
    return f"{'within' if one.report == other.report else 'across'}, {forms}"


def _given(
    readings: Sequence[Reading], entities: Sequence[CaseEntity], marked: Sequence[Marked]
) -> Iterator[str | None]:
    """For each marked place who stands there: an entity of the case, else of its report alone."""
    case = {member: entity.id for entity in entities for member in entity.members}
    of = {reading.document.name: reading for reading in readings}
    for one in marked:
        reading = of[one.report]
        local = _entity(reading, one)
        key = (reading.document.id, local or "")
        yield None if local is None else case.get(key, "/".join(key))


def _entity(reading: Reading, one: Marked) -> str | None:
    """The entity of the mention for the marked words."""
    found = find_mention(reading, one)
    return found.entity if found is not None else None


def find_mention(reading: Reading, one: Marked) -> Mention | None:
    """The mention for the marked words: it has their last word, or the first of "the head of the bank".

    A mention may begin with whose it is where a noun alone is marked ("the union's [chairman]"), and end before what only follows the
    noun ("[the commander on the ground]"). A description may be the title of a name, and a name but whose the people of a description
    are ("Tidewater fighters"): a reading keeps it beside the mentions.
    """
    text = reading.document.text
    anchor = 0 if _LINKED.search(one.words) and one.form == "description" else 1
    reach = TITLE if one.form == "name" else SLACK
    near = [
        mention
        for mention in reading.mentions
        if mention.entity is not None
        and abs(mention.span[anchor] - one.span[anchor]) <= SLACK
        and (
            mention.span.start >= one.span.start - reach
            or (one.form == "description" and is_owner(text, mention.span.start, one.span.start))
        )
        and mention.span.end <= one.span.end + SLACK
    ]
    best = min(
        near, key=lambda mention: (abs(mention.span[1 - anchor] - one.span[1 - anchor]), mention.id), default=None
    )
    if best is None and one.form == "description":
        best = next((mention for mention in reading.mentions if _opens(mention, one, text)), None)
        best = best or next((mention for mention in reading.mentions if _is_title(mention, one, text)), None)
    if best is None:
        best = next((each for each in reading.modifiers if each.entity is not None and each.span == one.span), None)
    return best


def is_owner(text: str, start: int, end: int) -> bool:
    """Whether the words in between tell whose what follows is: "the union's", "whose"."""
    return _OWNER.fullmatch(text, start, end) is not None


def _is_title(mention: Mention, one: Marked, text: str) -> bool:
    """Whether a description is read as the title of a name: "[Rovers coach Ana Roth]"."""
    between = text[one.span.end : one.span.end + 1]
    inside = mention.span.start < one.span.end and mention.span.end > one.span.end
    return (
        mention.entity is not None and mention.form == "name" and mention.kind == "person" and inside and between == " "
    )


def _opens(mention: Mention, one: Marked, text: str) -> bool:
    """Whether a mention is a description without what follows its noun: "[the gang] behind the attack", "[a sergeant] aged 34"."""
    behind = text[mention.span.end : one.span.end]
    return (
        mention.entity is not None
        and mention.form == "nominal"
        and mention.span.start == one.span.start
        and " " in mention.span.words(text)
        and _FOLLOWING.match(behind) is not None
    )
