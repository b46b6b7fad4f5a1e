"""What newsrooms and machines do to a report that they did not write."""

import random
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import structs

from benchmarks.independence.sentences import FRAMES, Sentence, reframe, render
from benchmarks.independence.subjects import Line, draw_number, load_names
from benchmarks.independence.wordings import replace_words
from sayso.evidence.records import Record

Sentences = tuple[Sentence, ...]


class Setting(Record, frozen=True):
    """What an operation may need beside the sentences: chance, the parent's outlet, sentences of one's own reporting."""

    rng: random.Random
    outlet: str | None
    own: Sentences = ()


class Operation(Record, frozen=True):
    """One thing done to a report: verbatim operations keep its words, others rewrite it."""

    name: str
    sort: Literal["verbatim", "rewrite"]
    apply: Callable[[Sentences, Setting], Sentences]


def copy(sentences: Sentences, _: Setting) -> Sentences:
    """All of it."""
    return sentences


def cut(sentences: Sentences, setting: Setting) -> Sentences:
    """The first half to five sixths, or all but a few in the middle."""
    keep = max(3, round(len(sentences) * setting.rng.uniform(0.5, 0.85)))
    if setting.rng.random() < 0.6:
        return sentences[:keep]
    kept = sorted(setting.rng.sample(range(len(sentences)), min(keep, len(sentences))))
    return tuple(sentences[at] for at in kept)


def reorder(sentences: Sentences, setting: Setting) -> Sentences:
    """Two halves or a few sentences in another place."""
    listed = list(sentences)
    if len(listed) > 4 and setting.rng.random() < 0.5:
        at = setting.rng.randint(2, len(listed) - 2)
        return (*listed[at:], *listed[:at])
    for _ in range(2):
        listed.insert(setting.rng.randrange(len(listed)), listed.pop(setting.rng.randrange(len(listed))))
    return tuple(listed)


def relead(sentences: Sentences, setting: Setting) -> Sentences:
    """A new first sentence, sometimes in place of the old one."""
    story = sentences[0].story
    cast = {**story.cast, "day": setting.rng.choice(["Monday", "Tuesday", "Thursday", "Friday"])}
    words = setting.rng.choice(load_names()["leads"]).format_map(cast)
    lead = render(Sentence(Line("prose", words=(words,)), story, f"lead {words}", "", "", "", 0, 0))
    drop = 1 if len(sentences) > 4 and sentences[0].claim is None and setting.rng.random() < 0.5 else 0
    return (lead, *sentences[drop:])


def synonyms(sentences: Sentences, setting: Setting) -> Sentences:
    """Words replaced by near ones outside quotation marks; the sentences keep their build."""
    rate = setting.rng.uniform(0.55, 0.9)
    return tuple(_reword(each, setting.rng, rate=rate) for each in sentences)


def syntax(sentences: Sentences, setting: Setting) -> Sentences:
    """Every sentence built in another way."""
    return tuple(_rebuild(each, setting.rng) for each in sentences)


def round_trip(sentences: Sentences, setting: Setting) -> Sentences:
    """As if translated and translated back: built otherwise, and odd words for usual ones, in quotations too."""
    rebuilt = (_rebuild(each, setting.rng) for each in sentences)
    return tuple(_reword(each, setting.rng, rate=0.85, odd=True) for each in rebuilt)


def reattribute(sentences: Sentences, setting: Setting) -> Sentences:
    """The parent's outlet is given as the source of what its sources said."""
    return tuple(credit_to(each, setting) if each.line.kind == "said" else each for each in sentences)


def credit_to(sentence: Sentence, setting: Setting) -> Sentence:
    """What a source said, as reported by the parent's outlet."""
    line = structs.replace(sentence.line, kind="credit")
    frame = setting.rng.randrange(len(FRAMES["credit"]))
    return reframe(structs.replace(sentence, line=line, source=setting.outlet or "newspaper", frame=frame))


def add_own(sentences: Sentences, setting: Setting) -> Sentences:
    """One to three sentences of own reporting, at the end or in between."""
    listed = list(sentences)
    for each in setting.own:
        listed.insert(setting.rng.choice([len(listed), setting.rng.randint(1, len(listed))]), each)
    return tuple(listed)


def renumber(sentences: Sentences, setting: Setting) -> Sentences:
    """One number is another than in the parent."""
    found = []
    for at, each in enumerate(sentences):
        for slot, pool in each.story.subject.cast.items():
            if each.claim and "{" + slot + "}" in each.clause and isinstance(pool, str) and ".." in pool:
                found.append((at, slot, pool))
    if not found:
        return sentences
    at, slot, pool = setting.rng.choice(found)
    each = sentences[at]
    now = dict(each.changed).get(slot, each.story.cast[slot])
    drawn = draw_number(pool, setting.rng, other_than=now)
    if now not in each.content:
        return sentences
    changed = tuple(sorted({**dict(each.changed), slot: drawn}.items()))
    altered = structs.replace(each, content=each.content.replace(now, drawn, 1), changed=changed)
    return (*sentences[:at], altered, *sentences[at + 1 :])


def anonymise(sentences: Sentences, setting: Setting) -> Sentences:
    """One named source becomes somebody without a name."""
    named = sorted({each.line.source for each in sentences if _can_be_hidden(each) and each.line.source})
    if not named:
        return sentences
    hidden = setting.rng.choice(named)
    words = setting.rng.choice(load_names()["anonymous"])
    return tuple(
        reframe(structs.replace(each, source=words, anonymous=True))
        if each.line.source == hidden and _can_be_hidden(each)
        else each
        for each in sentences
    )


def _can_be_hidden(sentence: Sentence) -> bool:
    said = sentence.line.kind in {"said", "denied"} and not sentence.anonymous
    return said and sentence.voice is not None and sentence.voice.sort == "named"


def _rebuild(sentence: Sentence, rng: random.Random) -> Sentence:
    frames, wordings = len(FRAMES[sentence.line.kind]), len(sentence.choices)
    frame = (sentence.frame + rng.randint(1, max(1, frames - 1))) % frames
    wording = (sentence.wording + rng.randint(1, max(1, wordings - 1))) % wordings
    return render(structs.replace(sentence, frame=frame, wording=wording))


def _reword(sentence: Sentence, rng: random.Random, *, rate: float, odd: bool = False) -> Sentence:
    quoted = sentence.line.kind == "quote"
    kept = (
        sentence.content
        if quoted and not odd
        else replace_words(sentence.content, rng, rate=rate / (1 + quoted), odd=odd)
    )
    before = replace_words(sentence.before, rng, rate=rate, odd=odd)
    after = replace_words(sentence.after, rng, rate=rate, odd=odd)
    if odd:
        before = before.replace("According to", "In line with")
        after = after.replace("according to", "in line with")
    return structs.replace(sentence, before=before, content=kept, after=after)


VERBATIM = (
    Operation("copy", "verbatim", copy),
    Operation("cut", "verbatim", cut),
    Operation("reorder", "verbatim", reorder),
    Operation("re-lead", "verbatim", relead),
)
REWRITES = (
    Operation("synonyms", "rewrite", synonyms),
    Operation("syntax", "rewrite", syntax),
    Operation("round trip", "rewrite", round_trip),
)
CHANGES = (
    Operation("re-attribute", "verbatim", reattribute),
    Operation("add own", "verbatim", add_own),
    Operation("renumber", "verbatim", renumber),
    Operation("anonymise", "verbatim", anonymise),
    Operation("cut", "verbatim", cut),
)


def apply_all(operations: Sequence[Operation], sentences: Sentences, setting: Setting) -> Sentences:
    """The sentences after all operations, one after the other."""
    for operation in operations:
        sentences = operation.apply(sentences, setting)
    return sentences
