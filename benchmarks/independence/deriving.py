"""New reports out of those that a pile has already: reworked, merged, excerpted, credited; with the edges that say so."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from benchmarks.independence.operations import (
    CHANGES,
    REWRITES,
    VERBATIM,
    Operation,
    Sentences,
    Setting,
    apply_all,
    credit_to,
)
from benchmarks.independence.sentences import Sentence, render, tell
from benchmarks.independence.subjects import Line, Story, load_names

UNSURE = {"anonymise", "renumber", "re-attribute"}  # what nobody could see through without the parent
LIGHT = 0.92  # share of words kept from which replacing the others is no rewriting
MOST = 0.6  # share of a report's words from one parent that makes it a copy


@dataclass
class Draft:
    """A report in the making; `made` gives for each parent (index) the kind, the operations, and the parent's sentences used."""

    sentences: Sentences
    outlet: str
    day: int
    title: str
    story: Story | None
    credit: str | None = None
    absent: bool = False
    made: dict[int, tuple[str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)


@dataclass
class Making:
    """A pile in the making; `spare` are lines of roots that are not in it: anybody's own reporting."""

    rng: random.Random
    start: date
    outlets: list[str]
    drafts: list[Draft] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    spare: list[tuple[Story, int, int]] = field(default_factory=list)
    used: list[tuple[Story, int]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)

    def free_outlet(self, *taken: str) -> str:
        """An outlet that is none of those taken, one that has no report yet where possible."""
        busy = {draft.outlet for draft in self.drafts}
        left = [name for name in self.outlets[2:] if name not in taken]
        return self.rng.choice([name for name in left if name not in busy] or left)

    def add_root(self, story: Story, number: int, outlet: str, *, day: int) -> None:
        """A report that goes back to no other."""
        self.used.append((story, number))
        sentences = tell_lines(story, number, range(len(story.subject.roots[number].lines)), self)
        said = {each.line.claim for each in sentences}
        more = [line for line in story.subject.more if line.claim not in said]
        for line in self.rng.sample(more, self.rng.randint(0, 2)):
            if line.claim not in said:
                said.add(line.claim)
                origin = f"{story.name} {number} {line.source} {line.claim}"
                told = tell(line, story, origin, self.rng, site=f"report {len(self.drafts)}")
                at = self.rng.randint(1, len(sentences))
                sentences = (*sentences[:at], told, *sentences[at:])
        title = story.subject.roots[number].title.format_map(story.cast)
        self.drafts.append(Draft(sentences, outlet, day, title, story))

    def add_note(self, outlet: str, *, day: int) -> None:
        """Two or three small items that concern nobody else."""
        places = self.rng.sample(load_names()["towns"], 6)
        sentences = []
        left = [note for note in load_names()["notes"] if note not in self.notes]
        chosen = self.rng.sample(left, min(len(left), self.rng.randint(2, 3)))
        self.notes.update(chosen)
        for at, words in enumerate(chosen):
            told = words.format(town=places[2 * at], other=places[2 * at + 1])
            line = Line("prose", words=(told,))
            sentences.append(render(Sentence(line, self.stories[0], f"note {told}", "", "", "", 0, 0)))
        if sentences:
            self.drafts.append(Draft(tuple(sentences), outlet, day, "In brief", None))

    def take_spare(self, most: int, *, claims_only: bool) -> Sentences:
        """Sentences of own reporting, from the lines of one root that nobody has used."""
        roots = sorted({(story.name, number) for story, number, _ in self.spare})
        if not roots:
            return ()
        chosen = self.rng.choice(roots)
        lines = [one for one in self.spare if (one[0].name, one[1]) == chosen]
        story, number, _ = lines[0]
        if claims_only:
            lines = [one for one in lines if story.subject.roots[number].lines[one[2]].kind != "prose"]
        lines = sorted(lines[:most], key=lambda one: one[2])
        self.spare = [one for one in self.spare if one not in lines]
        return tell_lines(story, number, [at for _, _, at in lines], self)


def tell_lines(story: Story, number: int, chosen: Iterable[int], making: Making) -> Sentences:
    """The sentences for some lines of a root, as the next report of the pile tells them."""
    site = f"report {len(making.drafts)}"
    lines = story.subject.roots[number].lines
    seen: set[str | None] = set()
    told = []
    for at in chosen:
        origin = f"{story.name} {number} {at}"
        told.append(tell(lines[at], story, origin, making.rng, site=site, first=lines[at].source not in seen))
        seen.add(lines[at].source)
    return tuple(told)


def add_rework(making: Making) -> None:
    """A report made from one other by one to three operations."""
    rng = making.rng
    parent = _choose_parent(making)
    draft = making.drafts[parent]
    main = rng.choice(VERBATIM if rng.random() < 0.55 else REWRITES)
    changes = [each for each in rng.sample(CHANGES, rng.choice([0, 0, 1, 1, 2])) if each.name != main.name]
    if draft.absent:
        changes = [each for each in changes if each.name not in UNSURE]
    own = making.take_spare(rng.randint(1, 2), claims_only=True) if "add own" in [one.name for one in changes] else ()
    setting = Setting(rng, draft.outlet, own)
    before = [one for one in changes if one.name != "add own"]
    after = [one for one in changes if one.name == "add own" and own]
    operations = [*before, main, *after]
    sentences = apply_all(operations, draft.sentences, setting)
    made = _made(sentences, draft, operations)
    _publish(making, sentences, {parent: made})


def add_merge(making: Making) -> None:
    """A report made of parts of two others."""
    rng = making.rng
    first, second = _choose_parent(making), _choose_parent(making)
    one, other = making.drafts[first], making.drafts[second]
    shared = {each.origin for each in one.sentences} & {each.origin for each in other.sentences}
    if first == second or shared or one.absent or other.absent:
        return
    parts = [draft.sentences[: max(3, round(len(draft.sentences) * rng.uniform(0.5, 0.8)))] for draft in (one, other)]
    sentences = (*parts[0], *parts[1])
    name = Operation("merge", "verbatim", lambda kept, _: kept)
    _publish(making, sentences, {at: _made(sentences, draft, [name]) for at, draft in ((first, one), (second, other))})


def add_excerpt(making: Making) -> None:
    """A report of one's own with a passage of another."""
    rng = making.rng
    own = making.take_spare(8, claims_only=False)
    parent = _choose_parent(making)
    draft = making.drafts[parent]
    if len(own) < 4 or draft.absent or len(draft.sentences) < 4:
        return
    at = rng.randint(0, len(draft.sentences) - 3)
    passage = draft.sentences[at : at + 3]
    if sum(len(each.text.split()) for each in passage if each.line.kind != "quote") < 35:
        passage = draft.sentences[max(0, at - 1) : at + 3]
    place = rng.randint(1, len(own))
    sentences = (*own[:place], *passage, *own[place:])
    made = _made(sentences, draft, [Operation("excerpt", "verbatim", lambda kept, _: kept)])
    _publish(making, sentences, {parent: made})


def add_credit(making: Making) -> None:
    """A report of one's own that says of one claim which outlet had it first."""
    rng = making.rng
    parent = _choose_parent(making)
    draft = making.drafts[parent]
    claims = [each for each in draft.sentences if each.line.kind == "said"]
    own = making.take_spare(8, claims_only=False) if claims and not draft.absent else ()
    if len(own) < 3:
        return
    credited = credit_to(rng.choice(claims), Setting(rng, draft.outlet))
    place = rng.randint(1, len(own))
    sentences = (*own[:place], credited, *own[place:])
    _publish(making, sentences, {parent: ("credit", ("credit",), (credited.origin,))}, credit=None)


def _choose_parent(making: Making) -> int:
    """A report to make another from: a root more often than what was made from it; never a note."""
    listed = [at for at, draft in enumerate(making.drafts) if draft.story is making.stories[0]]
    weights = [1.0 if making.drafts[at].made else 2.5 for at in listed]
    return making.rng.choices(listed, weights)[0]


def _made(
    sentences: Sentences, parent: Draft, operations: Sequence[Operation]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The kind of an edge, its operations, and the origins of the sentences that were taken over."""
    known = {each.origin for each in parent.sentences}
    taken = tuple(sorted({each.origin for each in sentences if each.origin in known}))
    words = sum(len(each.text.split()) for each in sentences)
    share = sum(len(each.text.split()) for each in sentences if each.origin in known) / max(1, words)
    rewritten = any(each.sort == "rewrite" for each in operations) and _kept(sentences, parent) < LIGHT
    kind = "rewrite" if rewritten else "copy" if share >= MOST else "excerpt"
    return kind, tuple(each.name for each in operations), taken


def _kept(sentences: Sentences, parent: Draft) -> float:
    """The share of the words of the sentences taken over that stand in the parent's sentence too."""
    before = {each.origin: Counter(each.text.split()) for each in parent.sentences}
    taken = [each for each in sentences if each.origin in before]
    words = sum(len(each.text.split()) for each in taken)
    same = sum((Counter(each.text.split()) & before[each.origin]).total() for each in taken)
    return same / max(1, words)


def _publish(
    making: Making,
    sentences: Sentences,
    made: dict[int, tuple[str, tuple[str, ...], tuple[str, ...]]],
    credit: str | None = "maybe",
) -> None:
    rng = making.rng
    parents = [making.drafts[at] for at in made]
    if sum(len(each.text.split()) for each in sentences) < 30:
        return
    day = max(parent.day for parent in parents) + rng.choices([0, 1, 2, 4], [35, 40, 20, 5])[0]
    named = rng.random()
    if credit is not None:  # own credit, the parent's credit handed on, or stripped
        credit = parents[0].outlet if named < 0.35 else parents[0].credit if named < 0.5 else None
    outlet = making.free_outlet(*(parent.outlet for parent in parents))
    title = parents[0].title if rng.random() < 0.5 else sentences[0].text.rstrip(".")[:60]
    making.drafts.append(Draft(sentences, outlet, day, title, parents[0].story, credit, made=made))
