"""What is true of a pile: its documents, who made which from which, and for each claim its statements and its origins."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from benchmarks.independence.deriving import Draft, Making
from benchmarks.independence.sentences import Sentence, Voice
from benchmarks.independence.subjects import LineKind, load_names
from sayso.evidence import Document, Independence, Polarity, Published, Span, content_id
from sayso.evidence.records import Record


class Edge(Record, frozen=True):
    """`derived` was made from `parent` (names of documents) by the `operations`; `taken` are the sentences taken over.

    `told` says that the dates or a credit tell the direction. Where the parent itself is not in the pile, the first of
    its children stands in for it, and any of the `others` would be as right.
    """

    derived: str
    parent: str
    kind: str
    operations: tuple[str, ...]
    taken: tuple[str, ...]
    told: bool = False
    others: tuple[str, ...] = ()


class Said(Record, frozen=True):
    """A statement: the words `span` of a document, the claim they make, the side, the source as worded, the true voice."""

    document: str
    span: Span
    claim: str
    kind: str
    polarity: Polarity
    source: str | None
    form: LineKind
    voice: Voice
    anonymous: bool = False


class Side(Record, frozen=True):
    """One side of a claim: its statements, how many independent origins it truly has, and what can be known of that."""

    claim: str
    kind: str
    polarity: Polarity
    statements: tuple[Said, ...]
    origins: int
    interval: Independence


class Pile(Record, frozen=True):
    """Documents with their truth; `ancestors` of each document by name, `held` the sentences (origin and words) of each."""

    name: str
    subject: str
    documents: tuple[Document, ...]
    edges: tuple[Edge, ...]
    sides: tuple[Side, ...]
    ancestors: Mapping[str, frozenset[str]]
    held: Mapping[str, Mapping[str, str]]


def finish(name: str, subject: str, making: Making) -> Pile:
    """The pile as it is handed over, documents in an order that tells nothing."""
    drafts = making.drafts
    present = [at for at, draft in enumerate(drafts) if not draft.absent]
    numbers = making.rng.sample(range(10, 10 + len(drafts)), len(drafts))
    names = {at: f"{numbers[at]:02d}-{drafts[at].outlet.lower().replace(' ', '-')}.txt" for at in present}
    documents, said = {}, []
    for at in present:
        documents[at], found = _write(names[at], drafts[at], making)
        said.extend(found)
    edges = _edges(making, present, names, documents)
    return Pile(
        name,
        subject,
        tuple(sorted(documents.values(), key=lambda each: each.name)),
        edges,
        count_sides(said),
        _ancestors(edges),
        {names[at]: {each.origin: each.text for each in drafts[at].sentences} for at in present},
    )


def _write(name: str, draft: Draft, making: Making) -> tuple[Document, list[Said]]:
    """The document, and what it says where."""
    rng, said = making.rng, []
    day = making.start + timedelta(days=draft.day)
    agency = f" ({draft.credit})" if draft.credit and rng.random() < 0.6 else ""
    text = (
        f"{draft.story.cast['town'].upper()}, {day:%B} {day.day}{agency} — "
        if draft.story and (agency or rng.random() < 0.4)
        else ""
    )
    for at, sentence in enumerate(draft.sentences):
        if at:
            text += "\n\n" if rng.random() < 0.6 else " "
        start = len(text) + len(sentence.before)
        if sentence.claim is not None and sentence.voice is not None:
            span = Span(start, start + len(sentence.content))
            said.append(_said(name, sentence, span))
        text += sentence.text
    if draft.credit and not agency:
        text += f"\n\n(Source: {draft.credit})"
    if rng.random() < 0.4:
        text += "\n\n" + load_names()["footers"][sum(map(ord, draft.outlet)) % len(load_names()["footers"])]
    known = rng.random() >= 0.08
    published = Published(day, day, reason="given with the document") if known else Published()
    outlet = draft.outlet if rng.random() >= 0.04 else None
    return Document(content_id(name, text), name, text, draft.title, outlet, language="en", published=published), said


def _said(name: str, sentence: Sentence, span: Span) -> Said:
    assert sentence.voice is not None
    assert sentence.claim is not None
    assert sentence.line.claim is not None
    kind = sentence.story.subject.claims[sentence.line.claim].kind
    form = sentence.line.kind
    return Said(
        name, span, sentence.claim, kind, sentence.polarity, sentence.source, form, sentence.voice, sentence.anonymous
    )


def _edges(
    making: Making, present: Sequence[int], names: Mapping[int, str], documents: Mapping[int, Document]
) -> tuple[Edge, ...]:
    """The edges among the documents of the pile; of those made from an absent one, the first stands in for it."""
    stand_in: dict[int, int] = {}
    found = []
    for at in present:
        draft = making.drafts[at]
        for parent, (kind, operations, taken) in draft.made.items():
            source, others = parent, tuple[str, ...]()
            if making.drafts[parent].absent:
                children = [one for one in present if parent in making.drafts[one].made]
                source = stand_in.setdefault(parent, min(children, key=lambda one: (making.drafts[one].day, one)))
                first = {each.origin for each in making.drafts[source].sentences}
                taken = tuple(origin for origin in taken if origin in first)  # noqa: PLW2901
                if source == at or not taken:
                    continue
                others = tuple(names[one] for one in children if one != at)
                if making.drafts[source].made[parent][0] == "rewrite":
                    kind = "rewrite"  # noqa: PLW2901
            told = _tells(documents[at], documents[source], draft.credit or "")
            found.append(Edge(names[at], names[source], kind, operations, taken, told, others))
    return tuple(found)


def _tells(derived: Document, parent: Document, credit: str) -> bool:
    dates = not derived.published.interval.meets(parent.published.interval)
    return dates or (parent.outlet is not None and (credit == parent.outlet or parent.outlet in derived.text))


def _ancestors(edges: Iterable[Edge]) -> Mapping[str, frozenset[str]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        parents[edge.derived].add(edge.parent)
    found = {}
    for name, direct in parents.items():
        seen: set[str] = set()
        open_ = set(direct)
        while open_:
            one = open_.pop()
            if one not in seen:
                seen.add(one)
                open_ |= parents.get(one, set())
        found[name] = frozenset(seen)
    return found


def count_sides(said: Iterable[Said]) -> tuple[Side, ...]:
    """The claims' sides, each with its number of origins, and the interval that a careful reader can defend."""
    groups: dict[tuple[str, Polarity], list[Said]] = defaultdict(list)
    for one in said:
        groups[one.claim, one.polarity].append(one)
    return tuple(
        Side(claim, listed[0].kind, polarity, tuple(listed), *count_origins([one.voice for one in listed]))
        for (claim, polarity), listed in sorted(groups.items())
    )


def count_origins(voices: Iterable[Voice]) -> tuple[int, Independence]:
    """How many real voices there are, and at least and at most how many by docs/decisions/002-unnamed-sources.md."""
    unique = sorted(set(voices), key=lambda voice: (voice.site, voice.source, voice.keys))
    attributed = {voice.site for voice in unique if voice.sort != "own"}
    bodies = {key for voice in unique if voice.sort == "named" for key in voice.keys}
    unnamed = [voice for voice in unique if voice.sort == "unnamed"]
    own = {voice.site for voice in unique if voice.sort == "own"} - attributed
    apart = any(voice.body is None or voice.body not in bodies for voice in unnamed)
    at_least = max(1, len(bodies) + apart)
    at_most = max(at_least, len(bodies) + sum(voice.people for voice in unnamed) + len(own))
    return len({key for voice in unique for key in voice.keys}), Independence(at_least, at_most)
