"""One sentence of an invented report: rendered from its line, with the words of the claim marked."""

import random
import re
from collections.abc import Mapping
from typing import Literal

from msgspec import structs

from benchmarks.independence.subjects import Line, LineKind, Source, Story
from sayso.evidence import Polarity
from sayso.evidence.records import Record

SAID = ("{S} said that {P}.", "{P}, {S} said.", "According to {S}, {P}.", "{P}, according to {S}.", "{P}, said {S}.")
DENIED = ("{S} denied that {P}.", "{S} rejected the claim that {P}.", "{S} denied reports that {P}.")
QUOTED = ("“{P},” {S} said.", "{S} said: “{P}.”", "“{P},” said {S}.")
CREDITED = ("The {S} reported that {P}.", "{P}, the {S} reported.", "As first reported by the {S}, {P}.")
OWN = ("{P}.",)
_TURNED = {SAID[1]: SAID[4], QUOTED[0]: QUOTED[2]}  # a long source stands at the end
_RADIO = re.compile(r"\b[Tt]he Radio")
FRAMES: Mapping[LineKind, tuple[str, ...]] = {
    "said": SAID,
    "denied": DENIED,
    "quote": QUOTED,
    "credit": CREDITED,
    "own": OWN,
    "prose": ("{P}",),
}


class Voice(Record, frozen=True):
    """Who vouches, as truth has it: the `keys` of real people or bodies, and what an honest reader can know of them.

    `sort` is "named", "unnamed" (of `people` persons, perhaps of a `body`) or "own"; `site` the document where it was
    first reported.
    """

    keys: tuple[str, ...]
    sort: Literal["named", "unnamed", "own"]
    site: str
    source: str
    people: int = 1
    body: str | None = None


class Sentence(Record, frozen=True):
    """A rendered sentence: `content` is the claim's words, with what stands `before` and `after` them.

    `claim` tells the story, the claim and the values of its slots; `source` are the words for the source as they stand;
    `origin` tells which sentence of which report it goes back to, whatever was done to it since.
    """

    line: Line
    story: Story
    origin: str
    before: str
    content: str
    after: str
    wording: int
    frame: int
    source: str | None = None
    anonymous: bool = False
    voice: Voice | None = None
    changed: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """All of its words."""
        return self.before + self.content + self.after

    @property
    def claim(self) -> str | None:
        """What two statements must share to say the same: the story's name, the claim, the values of changed slots."""
        if self.line.claim is None:
            return None
        slots = [f"{slot}={value}" for slot, value in self.changed if "{" + slot + "}" in self.clause]
        return " ".join([self.story.name, self.line.claim, *slots])

    @property
    def clause(self) -> str:
        """The wording of the claim with its slots open."""
        return self.choices[self.wording % len(self.choices)]

    @property
    def choices(self) -> tuple[str, ...]:
        """All wordings of the claim or the prose."""
        return self.line.words if self.line.claim is None else self.story.subject.claims[self.line.claim].say

    @property
    def polarity(self) -> Polarity:
        """The side of the claim that the sentence is on."""
        return "denied" if self.line.kind == "denied" else "affirmed"


def tell(line: Line, story: Story, origin: str, rng: random.Random, *, site: str, first: bool = True) -> Sentence:
    """The sentence for a line of a root, in one of its wordings; `first` where its source was not named before."""
    source, voice = None, None
    if line.source is not None:
        found = story.subject.sources[line.source]
        voice = find_voice(line, story, found, site)
        if line.kind != "own":
            source = found.forms[0 if first else -1].format_map(story.cast)
    bare = Sentence(line, story, origin, "", "", "", 0, 0, source, voice=voice)
    wording = rng.randrange(len(bare.choices)) if line.claim is not None else 0
    return render(structs.replace(bare, wording=wording, frame=rng.randrange(len(FRAMES[line.kind]))))


def find_voice(line: Line, story: Story, source: Source, site: str) -> Voice:
    """Whose word a line rests on."""
    assert line.source is not None
    hidden = source.hidden or (line.source,)
    if line.kind == "own":
        keys = hidden if source.unnamed else (story.subject.body(line.source),)
        return Voice(_of(story, keys), "own", site, "")
    if source.unnamed:
        body = f"{story.name} {source.body}" if source.body else None
        return Voice(_of(story, hidden), "unnamed", site, line.source, len(hidden), body)
    return Voice(_of(story, (story.subject.body(line.source),)), "named", site, line.source)


def _of(story: Story, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{story.name} {key}" for key in keys)


def render(sentence: Sentence) -> Sentence:
    """The sentence in the words that its choices give."""
    content = sentence.clause.format_map({**sentence.story.cast, **dict(sentence.changed)})
    return reframe(structs.replace(sentence, content=content))


def reframe(sentence: Sentence) -> Sentence:
    """The sentence with its content as it stands, in the frame and with the source that it has now."""
    frames = FRAMES[sentence.line.kind]
    frame = frames[sentence.frame % len(frames)]
    source = sentence.source or ""
    if ", " in source or " who " in source:
        frame = _TURNED.get(frame, frame)
    if ", " in source and not frame.endswith("{S}.") and not frame.startswith("According"):
        source += ","
    before, after = (part.replace("{S}", source) for part in frame.split("{P}"))
    before, after = (_RADIO.sub("Radio", part) for part in (before, after))
    if before.strip("“"):
        before = before[0].upper() + before[1:]
    content = sentence.content
    if not before or sentence.line.kind == "quote":
        content = content[0].upper() + content[1:]
    elif sentence.clause[0].islower():
        content = content[0].lower() + content[1:]
    return structs.replace(sentence, before=before, content=content, after=after)
