"""When two statements make one claim though one is a tie and the other an assertion, or one denies what the other says.

What is compared are gists: the words with a meaning, the parties, numbers and days of the clause. Whether a statement
affirms or denies plays no part; that decides the side on which it stands.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

import msgspec
import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from sayso.corroboration.blocks import Blocks, Integers
from sayso.corroboration.items import Directory, Item, is_numbered, plain_words, singular
from sayso.corroboration.propositions import BY_PATIENT, is_vague
from sayso.corroboration.roots import root
from sayso.corroboration.shapes import SIZE, Scored, Scores, shape_of, weights_of
from sayso.corroboration.substitution import (
    in_common,
    is_opposed,
    length,
    names_others,
    says_otherwise,
    speaks_of_somebody,
)
from sayso.corroboration.wording import Vocabulary, are_opposite, classes, knowing, light, turning
from sayso.engine import Memory
from sayso.evidence import CaseEntity, EventProposition, FigureProposition, Gist, Interval, RelationProposition
from sayso.evidence.kinds import event_kinds, relation_kinds

SHAPES = f">u{SIZE}"
BARE = 3  # words with a meaning that a bare denial has at most
LARGEST_BLOCK = 60  # wordings of one block that are compared with each other
LEAST = 0.42  # share of either side's weight that the other has
STRANGERS = 0.3  # share of the pairs of two groups that may each name somebody whom the other does not
ASKED = 10  # statements of a group that are asked whom they name
MUCH_MORE = 2.5  # times as many words as its gist has
WORDED = 0.34  # share of the shorter wording's words that must then be in common
FEW = 3  # numbers up to this are shared by chance
UNLIKE = 0.2  # cosine of the vectors of two words below which they are of different things
SURE = 0.68  # what takes the place of ENOUGH where the one names nobody, or does not say what carries the other
ALIKE = 0.8  # what takes the place of ENOUGH where hardly more than a place is shared
ENOUGH = 0.6  # mean share of the two sides' weight that both have
_ANYBODY = {
    "#" + word
    for word in (
        "people",
        "person",
        "other",
        "those",
        "victim",
        "someone",
        "one",
        "he",
        "she",
        "they",
        "who",
        "him",
        "her",
        "them",
        "many",
        "dozen",
        "hundred",
    )
}
_PRONOUNS = {"it", "them", "this", "that", "those", "these", "one", "some", "all", "he", "she", "him", "her", "they"}
_TO_COME = {"future", "hypothetical"}  # "will sell", and "would sell" or "any plan to sell" as told by others
_BROUGHT_ABOUT = {"ended", "current"}  # an ended tie, and the event that ended it
HEAD = 2.0  # what the words that carry a clause weigh beside the others
PARTY, MORE = 1.5, 0.6  # what a party weighs that both name, and one that only the longer wording names


class Told(msgspec.Struct, frozen=True, gc=False):
    """A statement as it is compared: its gist with the entities of the pile.

    What `Comparison.score` looks at must be in its shape (`shapes.py`).
    """

    item: Item
    gist: Gist
    parties: frozenset[str]
    actor: str | None
    acted: str | None
    speakers: frozenset[str]
    bodies: tuple[tuple[str, str], ...]  # of the parties those who speak for a body, and that body
    settings: frozenset[str]  # of the parties the places where it happens, which neither act nor are acted upon
    parts: tuple[tuple[str, str], ...]  # who is named in which role of a tie or an event
    patients: frozenset[str]  # to whom an event happens: names' ids, else the nouns that describe them
    objects: frozenset[str]  # nouns for what is acted upon in another event, where nothing of it has a name

    @property
    def about(self) -> frozenset[str]:
        """Whom it is about: the parties named, else who denies it, since one denies what is said of oneself."""
        return self.parties or (self.speakers if self.is_denied else self.parties)

    @property
    def is_denied(self) -> bool:
        """Whether the statement says that it is not so, in whatever words."""
        return self.item.statement.polarity == "denied"


def tell(directory: Directory, item: Item) -> Told | None:
    """The statement as it is compared, or `None` where its words say too little."""
    gist, document, told = item.statement.gist, item.document.id, item.statement.proposition
    if gist is None or (isinstance(told, FigureProposition) and is_vague(told)):
        return None
    everybody = [entity for one in gist.entities if (entity := directory.find(document, one)) is not None]
    found = [entity for entity in everybody if _is_known(entity)]
    numbered = {
        "~" + " ".join(plain_words(one.name).split()[-2:])  # "that warehouse 4" is warehouse 4
        for one in everybody
        if not _is_known(one) and is_numbered(one.name)
    }
    counted = {word for name in numbered for word in name[1:].split()}  # a party's name is told by the party
    nothing = light() | {word for one in found if one.named for name in one.names for word in plain_words(name).split()}
    if counted or nothing.intersection(gist.heads):
        words = tuple(word for word in gist.words if word not in counted)
        heads = tuple(word for word in gist.heads if word not in counted and word not in nothing)
        gist = structs.replace(gist, heads=heads or words, words=words)
    if not gist.words and not gist.heads:
        return None
    last = item.statement.chain[-1]
    speaker = directory.source(document, last) if len(item.statement.chain) > 1 else None
    body = directory.by_id.get(speaker.body) if speaker is not None and speaker.body else None
    actor, acted = _named(directory, document, gist.actor), _named(directory, document, gist.acted)
    return Told(
        item,
        gist,
        directory.same({*(entity.id for entity in found), *numbered}),
        actor,
        acted,
        directory.same({one.id for one in (speaker, body) if one is not None and _is_known(one)}),
        tuple((entity.id, body.id) for entity in found if (body := directory.body(entity)) is not None),
        directory.same({one.id for one in found if one.kind == "place" and one.id not in (actor, acted)}),
        _parts(directory, item),
        _patients(directory, item),
        _objects(directory, item),
    )


def _parts(directory: Directory, item: Item) -> tuple[tuple[str, str], ...]:
    """Who is named in which role of a tie or an event, by role and id; the two of a symmetric tie have one role."""
    told, document = item.statement.proposition, item.document.id
    if isinstance(told, RelationProposition):
        symmetric = relation_kinds()[told.kind].symmetric
        roles = [("party" if symmetric else "subject", told.subject), ("party" if symmetric else "object", told.object)]
        found = [(role, directory.find(document, part.entity)) for role, part in roles]
    elif isinstance(told, EventProposition):
        found = [(part.role, directory.find(document, part.entity)) for part in told.participants]
    else:
        return ()
    return tuple(sorted((role, entity.id) for role, entity in found if entity is not None and entity.named))


def _patients(directory: Directory, item: Item) -> frozenset[str]:
    """To whom an event happens: the ids of those who are named, "#" and the noun for those who are only described."""
    told = item.statement.proposition
    if not isinstance(told, EventProposition) or told.kind not in BY_PATIENT:
        return directory.same(())
    role = event_kinds()[told.kind].roles[1]
    found = set()
    for part in told.participants:
        if part.role == role:
            entity = directory.find(item.document.id, part.entity)
            words = plain_words(part.name.split(" of ")[0]).split()
            found.add(entity.id if entity is not None and entity.named else "#" + singular(words[-1] if words else ""))
    return directory.same(found)


def _objects(directory: Directory, item: Item) -> frozenset[str]:
    """What is closed, sold or found, by its nouns; nothing where any of it has a name, or a pronoun stands for it."""
    told = item.statement.proposition
    if not isinstance(told, EventProposition) or told.kind in BY_PATIENT:
        return frozenset()
    acting, acted = event_kinds()[told.kind].roles[:2]
    parts = [part for part in told.participants if part.role == acted != acting]
    if any((entity := directory.find(item.document.id, part.entity)) is not None and entity.named for part in parts):
        return frozenset()
    nouns = {singular(words[-1]) for part in parts if (words := plain_words(part.name.split(" of ")[0]).split())}
    return frozenset() if nouns & _PRONOUNS else frozenset(nouns)


def _named(directory: Directory, document: str, entity: str | None) -> str | None:
    found = directory.find(document, entity)
    return found.id if found is not None and _is_known(found) else None


def _is_known(entity: CaseEntity) -> bool:
    """Whether somebody has a name, or is described so that several reports can be told to mean the same ("the health ministry")."""
    return entity.named or any(document != entity.members[0][0] for document, _ in entity.members)


def whom(told: Told | None, item: Item) -> str:
    """Whom a statement is about where its words only point there ("he was warned"): equal words are no one claim then."""
    if not speaks_of_somebody(item.words):
        return ""
    return " ".join(sorted(told.parties)) if told is not None and told.parties else item.document.id


class Comparison:
    """Compares the statements of one pile."""

    def __init__(self, told: Sequence[Told], memory: Memory | None = None) -> None:
        self.told = told
        self._scores = Scores(memory)
        self._weighed = False
        self._weighed_as = array("Q", bytes(8 * len(told)))  # what `weights_of` gives; 0 until it is asked
        self.vocabulary = Vocabulary(
            (*one.gist.words, *one.gist.heads, *(f"@{party}" for party in one.parties)) for one in told
        )

    def pairs(self) -> Iterator[tuple[Told, Told]]:
        """The pairs whose gists say the same (or the opposite), surest first: candidates share a party and a word, or two words.

        What two shapes come to is worked out once, one shape after the other, and kept no longer than it is asked for.
        """
        raw = np.frombuffer(b"".join(map(shape_of, self.told)), dtype=SHAPES)
        shapes, kinds = np.unique(raw, return_inverse=True)
        one, other = np.divmod(self._candidates(), max(1, len(self.told)))
        order = np.lexsort((other, one, kinds[other], kinds[one]))
        one, other = one[order], other[order]
        new_row = _changes(kinds[one])
        firsts = np.flatnonzero(new_row | _changes(kinds[other]))  # of the pairs of the same two shapes
        rows = np.append(np.flatnonzero(new_row[firsts]), len(firsts)).tolist()
        scores = np.full(len(firsts), np.nan)
        for start, end in pairwise(rows):
            left, right = one[firsts[start:end]], other[firsts[start:end]]
            names = [shape.tobytes() for shape in shapes[kinds[right]]]
            found = self._row(shapes[kinds[left[0]]].tobytes(), left.tolist(), right.tolist(), names)
            scores[start:end] = [np.nan if score is None else score for score in found]
        scores = np.repeat(scores, np.diff(np.append(firsts, len(one))))
        same = ~np.isnan(scores)
        one, other, scores = one[same], other[same], scores[same]
        order = np.lexsort((other, one, -scores))
        for at, place in zip(one[order].tolist(), other[order].tolist(), strict=True):
            yield self.told[at], self.told[place]

    def _row(self, shape: bytes, left: list[int], right: list[int], names: list[bytes]) -> list[float | None]:
        """What the statements on the `left`, all of one shape, come to with those on the `right`, which have these `names`."""
        known = self._scores.find(shape)
        asked = {}
        for at, place, name in zip(left, right, names, strict=True):
            one, other = self.told[at], self.told[place]
            scored = known.get(name)
            if scored is None or scored.weights is not None:
                both = self._weights(at) ^ self._weights(place)
                if scored is None or scored.weights != both:
                    scored = self._score(one, other, both)
            asked[name] = scored
        self._scores.note(shape, asked)
        return [scored.score for scored in asked.values()]

    def _weights(self, at: int) -> int:
        if not self._weighed_as[at]:
            self._weighed_as[at] = weights_of(self.told[at], self.vocabulary.weight)
        return self._weighed_as[at]

    def _candidates(self) -> Integers:
        blocks = Blocks()
        for at, one in enumerate(self.told):
            marks = sorted({mark for word in (*one.gist.words, *one.gist.heads) for mark in classes(word)})
            blocks.cross(at, one.about, marks)
            blocks.pair(at, sorted(one.parties))
            if len(one.parties) < 2 and len(marks) <= 12:
                blocks.pair(at, marks)
        return blocks.pairs(max(1, len(self.told)), LARGEST_BLOCK)

    def bare_denials(self, group: Callable[[Told], str]) -> list[tuple[Told, Told]]:
        """Denials in few words with what they deny: "there was no warning", by one whom a claim says was warned.

        Only where what is said of the denier under that word is one claim (`group`), in the pile or, failing that, in the same
        document.
        """
        blocks: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for one in self.told:
            if not one.is_denied:
                for party in one.parties:
                    for mark in sorted({mark for head in one.gist.heads for mark in classes(head)}):
                        blocks[party, mark].append(one)
        found = []
        for one in self.told:
            if not one.is_denied or len(one.gist.words) > BARE:
                continue
            marks = sorted({mark for word in (*one.gist.heads, *one.gist.words) for mark in classes(word)})
            denied = {
                other.item.id: other
                for speaker in sorted(one.speakers | one.parties)
                for mark in marks
                for other in blocks.get((speaker, mark), ())[:LARGEST_BLOCK]
                if not clash(one, other)
                and one.parties <= other.parties | {body for _, body in other.bodies}
                and not one.speakers & other.speakers
            }
            for listed in (
                [other for other in denied.values() if other.item.document.id == one.item.document.id],
                list(denied.values()),
            ):
                if len({group(other) for other in listed}) == 1:
                    found.append((one, min(listed, key=lambda other: other.item.id)))
                    break
        return found

    def _score(self, left: Told, right: Told, weights: int) -> Scored:
        """`score`, and by which weights, where it looked at any."""
        self._weighed = False
        score = self.score(left, right)
        return Scored(score, weights if self._weighed else None)

    def score(self, left: Told, right: Told) -> float | None:
        """How much of what they tell the two share, from 0 to 1; `None` where they are not one claim."""
        if clash(left, right):
            return None
        ours, theirs = left.about, right.about
        near = self.vocabulary.likenesses(_words(left), _words(right))
        heads = [any(each[head] > 0 for head in one.gist.heads) for one, each in zip((left, right), near, strict=True)]
        common = len(ours & theirs) + sum(likeness > 0 for likeness in near[0].values())
        if common < 2 or not (all(heads) or (any(heads) and _is_pinned(left, right, common))):
            return None
        if self._of_other_things(left, right):
            return None
        covered = self._covered(left, right, near[0]), self._covered(right, left, near[1])
        mean = sum(covered) / 2
        enough = ENOUGH if all(heads) and bool(ours) == bool(theirs) else SURE
        if common - len(ours & theirs & left.settings & right.settings) < 2:
            enough = ALIKE  # beside the place where it happens they share one word
        return mean if min(covered) >= LEAST and mean >= enough else None

    def _of_other_things(self, left: Told, right: Told) -> bool:
        """Whether two events are done to things of which neither is called anything like the other: a mill, a harbour."""
        pairs = [(one, other) for one in left.objects for other in right.objects]
        return bool(pairs) and all(self.vocabulary.nearness(one, other) < UNLIKE for one, other in pairs)

    def _covered(self, one: Told, other: Told, near: Mapping[str, float]) -> float:
        """The share of what the one tells that the other tells too; `near` is how near the other comes to each of its words."""
        self._weighed = True
        total = found = 0.0
        heads = set(one.gist.heads)
        for word, likeness in near.items():
            own = self.vocabulary.weight[word] * (HEAD if word in heads else 1.0)
            total += own
            found += own * likeness
        theirs = other.parties | {body for _, body in other.bodies}
        for party in sorted(one.parties):  # sums depend on the order to the last bit
            own = self.vocabulary.weight[f"@{party}"] * (PARTY if party in theirs else MORE)
            total += own
            found += own * (party in theirs)
        return found / total if total else 0.0


def _words(one: Told) -> list[str]:
    """The words of a gist, each once, those that carry it last."""
    return list(dict.fromkeys((*one.gist.words, *one.gist.heads)))


def _changes(numbers: Integers) -> NDArray[np.bool_]:
    """Where a number is not the one before it."""
    found = np.ones(len(numbers), dtype=bool)
    found[1:] = numbers[1:] != numbers[:-1]
    return found


def _worded_otherwise(left: Told, right: Told) -> bool:
    """Whether their words are the same but for some that say something else; of figures the number tells that.

    Another name says something else unless it is known to be of the same.
    """
    if any(isinstance(one.item.statement.proposition, FigureProposition) for one in (left, right)):
        return False
    ours, theirs = left.item.words, right.item.words
    if speaks_of_somebody(ours) and speaks_of_somebody(theirs) and not left.parties & right.parties:
        return left.item.document.id != right.item.document.id
    if (_says_more(left) or _says_more(right)) and in_common(ours, theirs) < WORDED:
        return True
    known = bool(left.parties) and left.parties == right.parties
    return says_otherwise(ours, theirs) or (not known and names_others(ours, theirs))


def _says_more(told: Told) -> bool:
    """Whether a wording tells much that its gist leaves out, so that equal gists prove little."""
    gist = told.gist
    kept = len({*gist.words, *gist.heads}) + len(told.parties) + len(gist.numbers) + len(gist.days)
    return length(told.item.words) > MUCH_MORE * kept


def clash(left: Told, right: Told) -> bool:
    """Whether two statements cannot be one claim: other parties, numbers, days, sort of thing, or who does it to whom."""
    return _says_otherwise(left, right) or (_has_others(left, right) and _has_others(right, left))


def differ(left: Told, right: Told, kind: Callable[[str], str]) -> bool:
    """Whether two statements cannot be one claim, in whatever words: `clash`, but that whom only one of them names must be
    of one `kind` (by id) with somebody whom only the other names; equal words but for some that say something else are told apart.
    """
    ours, theirs = left.item.words, right.item.words
    known = bool(left.parties) and left.parties == right.parties
    if _says_otherwise(left, right) or is_opposed(ours, theirs) or (not known and names_others(ours, theirs)):
        return True
    if left.objects and right.objects and says_otherwise(ours, theirs):
        return True  # "closed the mill", "closed the harbour"
    if not (_has_others(left, right) and _has_others(right, left)):
        return False
    if says_otherwise(ours, theirs):
        return True
    sorts = [{kind(one) for one in names} for names in (left.parties - right.parties, right.parties - left.parties)]
    return bool(sorts[0] & sorts[1])


def _says_otherwise(left: Told, right: Told) -> bool:
    """Whether two statements differ in sort, numbers, days or who does it to whom."""
    return (
        _other_sorts(left, right)
        or _other_numbers(left, right)
        or _other_days(left.gist.days, right.gist.days)
        or _turned_round(left, right)
        or any(are_opposite(one, other) for one in left.gist.heads for other in right.gist.heads)
        or _only_knows(left, right)
        or _only_knows(right, left)
        or _other_patients(left, right)
        or _other_parts(left, right)
    )


def _only_knows(one: Told, other: Told) -> bool:
    """Whether the one says that somebody knew of something, and the other does not: perhaps that it was so."""
    known, learnt = knowing()
    return bool(known & {*one.gist.heads}) and not learnt & {*other.gist.heads, *other.gist.words}


def _other_parts(left: Told, right: Told) -> bool:
    """Whether two ties or two events of one kind have different people in one role."""
    ours, theirs = left.item.statement.proposition, right.item.statement.proposition
    ties = isinstance(ours, RelationProposition) and isinstance(theirs, RelationProposition)
    if not ties and not (isinstance(ours, EventProposition) and isinstance(theirs, EventProposition)):
        return False
    kind = getattr(ours, "kind", "")
    if kind != getattr(theirs, "kind", ""):
        return False
    spoken = {*left.bodies, *right.bodies}
    for role in sorted({role for role, _ in left.parts} & {role for role, _ in right.parts}):
        if kind in BY_PATIENT and role != event_kinds()[kind].roles[1]:
            continue
        mine, others = ({one for at, one in each.parts if at == role} for each in (left, right))
        whole = ties and role == "party" and len(mine) == len(others) == 2
        speaks = any((one, other) in spoken or (other, one) in spoken for one in mine for other in others)
        if not speaks and (mine != others if whole else not mine & others):
            return True
    return False


def _other_patients(left: Told, right: Told) -> bool:
    """Whether it happened to different people: "a nurse was killed" is not "Ana Roth was killed", whatever else they share."""
    if not left.patients or not right.patients or left.patients & right.patients:
        return False
    ours, theirs = ({one for one in each.patients if one not in _ANYBODY} for each in (left, right))
    if not ours or not theirs:
        return False
    described = all(one.startswith("#") for one in ours | theirs)
    return not (described and any(classes(one[1:]) & classes(other[1:]) for one in ours for other in theirs))


def _has_others(one: Told, other: Told) -> bool:
    """Whether the one names somebody who is neither named in the other nor speaks for somebody there."""
    theirs = other.parties | {body for _, body in other.bodies}
    spoken = {party for party, body in one.bodies if body in other.parties}
    return bool(one.parties - theirs - spoken)


def _other_sorts(left: Told, right: Told) -> bool:
    """Whether both have a finer shape, and not the same."""
    ours, theirs = left.item.statement.proposition, right.item.statement.proposition
    figures = isinstance(ours, FigureProposition), isinstance(theirs, FigureProposition)
    told = (RelationProposition, EventProposition)
    if isinstance(ours, told) and isinstance(theirs, told):
        states: set[str] = {ours.status, theirs.status}
        if len(states) > 1 and states != _TO_COME and (ours.kind == theirs.kind or states != _BROUGHT_ABOUT):
            return True
        heads = {mark for head in left.gist.heads for mark in classes(head)}
        return ours.kind != theirs.kind and not heads & {mark for head in right.gist.heads for mark in classes(head)}
    if any(figures) and (isinstance(ours, told) or isinstance(theirs, told)):
        return True
    states = {_status(left), _status(right)}
    return len(states) > 1 and states != _TO_COME


def _status(one: Told) -> str:
    status = getattr(one.item.statement.proposition, "status", "current")
    status = one.gist.status if status == "current" else status  # "the election will be held"
    return "hypothetical" if status == "current" and one.item.statement.certainty == "underspecified" else str(status)


def _other_numbers(left: Told, right: Told) -> bool:
    """Whether their numbers differ: a figure's own, of other statements all; who says that there was none denies any."""
    if any(one.is_denied and not one.gist.numbers for one in (left, right)):
        return False
    ours, theirs = _value(left), _value(right)
    if ours is not None and theirs is not None:
        return ours != theirs
    if ours is not None or theirs is not None:
        plain = right if ours is not None else left
        return (ours if ours is not None else theirs) not in plain.gist.numbers
    return bool(left.gist.numbers and right.gist.numbers) and set(left.gist.numbers) != set(right.gist.numbers)


def _share_numbers(left: Told, right: Told) -> bool:
    """Whether the two tell the same number, and one that is not said of everything (more than a few)."""
    return any(number > FEW for number in {*left.gist.numbers} & {*right.gist.numbers})


def _is_pinned(left: Told, right: Told, common: int) -> bool:
    """Whether two statements can only be of one matter: they share a party and a number, or two parties and a word."""
    parties = len(left.about & right.about)
    return (parties > 0 and _share_numbers(left, right)) or (parties > 1 and common > 2)


def _value(one: Told) -> float | None:
    figure = one.item.statement.proposition
    if not isinstance(figure, FigureProposition):
        return None
    return figure.low if figure.low is not None else figure.high


def _other_days(ours: Sequence[Interval], theirs: Sequence[Interval]) -> bool:
    return bool(ours and theirs) and not any(one.meets(other) for one in ours for other in theirs)


def _turned_round(left: Told, right: Told) -> bool:
    """Whether the one does to the other what the other does to the one."""
    if turning() & {*left.gist.heads, *right.gist.heads}:
        return False
    if left.actor is not None and left.actor == right.acted and left.actor != left.acted:
        return True
    return right.actor is not None and right.actor == left.acted and right.actor != right.acted


def merge(told: Sequence[Told], groups: Mapping[str, str], memory: Memory | None = None) -> dict[str, str]:
    """The group of each statement (by id) after groups that make one claim are put together, surest first.

    Two groups become one only where no statement of the one says otherwise than one of the other, and few of them name each
    somebody whom the other does not: nothing is joined through a third that it does not agree with itself.
    """
    members: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        members[groups[one.item.id]].append(one)
    final = {group: group for group in groups.values()}
    find = partial(root, final)

    def join(left: Told, right: Told, *, worded: bool = True) -> None:
        ours, theirs = find(groups[left.item.id]), find(groups[right.item.id])
        kept, gone = sorted((ours, theirs))
        if kept == gone or (kept, gone) in refused or (worded and _worded_otherwise(left, right)):
            return
        if _cannot_join(members[ours], members[theirs]):
            refused.add((kept, gone))
            return
        final[gone] = kept
        members[kept] = _distinct([*members[kept], *members.pop(gone)])

    refused: set[tuple[str, str]] = set()  # pairs of groups of which a statement clashes: more of them change nothing
    comparison = Comparison(told, memory)
    for left, right in comparison.pairs():
        join(left, right)
    for denial, denied in comparison.bare_denials(lambda one: find(groups[one.item.id])):
        join(denial, denied, worded=False)
    return {item: find(group) for item, group in groups.items()}


def _cannot_join(ours: Sequence[Told], theirs: Sequence[Told]) -> bool:
    """Whether statements of two groups cannot stand in one claim.

    More than a few of them name each somebody whom the other does not (of large groups some are asked), or any two of them
    clash in more than in whom they name.
    """
    few = [group[:: max(1, len(group) // ASKED)][:ASKED] for group in (ours, theirs)]
    strangers = sum(_has_others(one, other) and _has_others(other, one) for one in few[0] for other in few[1])
    if strangers > STRANGERS * len(few[0]) * len(few[1]):
        return True
    return any(
        _says_otherwise(one, other) or is_opposed(one.item.words, other.item.words) for one in ours for other in theirs
    )


def _distinct(told: Sequence[Told]) -> list[Told]:
    """One statement of each gist and shape: enough to see what clashes."""
    kept: dict[object, Told] = {}
    for one in told:
        shape = (one.item.statement.kind, getattr(one.item.statement.proposition, "kind", ""))
        kept.setdefault((one.parties, one.gist.heads, one.gist.numbers, _value(one), one.gist.days, shape), one)
    return list(kept.values())
