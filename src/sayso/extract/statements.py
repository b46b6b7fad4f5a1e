"""Who says what, put together: each proposition with its chain of sources, how sure, and when.

Long because all propositions go through one composer: what one of them told, the assertions leave out.
"""

from collections.abc import Iterable
from functools import cached_property
from itertools import permutations
from typing import NamedTuple

from msgspec import structs

from sayso.evidence import (
    UNKNOWN,
    AssertionProposition,
    Attribution,
    Certainty,
    Document,
    Entity,
    Event,
    EventProposition,
    Figure,
    FigureProposition,
    Gist,
    Interval,
    Link,
    Mention,
    Participant,
    Polarity,
    Proposition,
    Quantity,
    Reference,
    Relation,
    RelationProposition,
    Span,
    Statement,
    StatementKind,
    TimeExpression,
    content_id,
    hull,
    trim,
)
from sayso.evidence.kinds import relation_kinds
from sayso.extract.chains import Chains, Speakers, weaker
from sayso.extract.clauses import heads_a_clause, is_bare_deed, is_finite, is_verb, run_of, share, unpunctuated
from sayso.extract.factuality import Factuality, is_granted, is_known_event, is_known_tie, is_presupposed, judge
from sayso.extract.gists import Gists
from sayso.extract.mentions import word_set, words_of
from sayso.extract.rejected import find_rejected
from sayso.extract.rejections import (
    Rejection,
    find_rejections,
    saying_nouns,
    says_nothing_else,
    says_untrue,
)
from sayso.extract.topics import is_topic, without_topics
from sayso.extract.unsaid import is_asked, says_nothing, told_after_question
from sayso.languages import Parse, Sentence, Token, load_lexicon

BACKGROUND = {
    "same_as",
    "has_attribute",
    "located_in",
    "apart_from",
}  # ties that identify, and claim nothing by themselves
# verbs that add nothing to the noun they govern ("received a warning", "there is no evidence that")
_LIGHT = {"be", "have", "receive", "get", "give", "issue", "make", "hold", "launch", "carry", "conduct"}
_ABOUT_PEOPLE = {"in_charge_of", "speaks_for", "belongs_to", "employs", "owns"}
# events that say more than the tie that their verb words
_FINER = {"fighting_against": {"killing", "injury", "arrest"}, "dislikes": {"accusation"}}
# what verbs of denying are taken for ("shot down talk of a takeover")
_MERE_DENIALS = {"refusal", "dismissal", "attack", "injury"}
_MOST = 0.6  # a figure that fills more than this share of its clause leaves nothing else to assert
_FRAME = 0.5  # a sentence with more than this share inside attributions is not the outlet's own assertion


class Found(NamedTuple):
    """What the extractors found in one document."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]
    relations: tuple[Relation, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    quantities: tuple[Quantity, ...] = ()


def identify(document: Document, statement: Statement) -> str:
    """The id of a statement in a document: the same words on the same chain are one statement."""
    sources = [link.source for link in statement.chain]
    return content_id(document.id, document.name, statement.span, statement.kind, statement.proposition, sources)


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements in the order of the text."""
    return tuple(sorted(statements, key=lambda item: (item.span, item.kind, item.id)))


def compose(parse: Parse, found: Found) -> tuple[Statement, ...]:
    """The statements of one document, in text order.

    Every relation, event and figure becomes one, and every clause that carries none of these an assertion. The chain runs
    from the outlet inwards (nested sources as in FactBank); certainty and polarity are those of the last link about the
    proposition. Spans are code points of the document, half-open, and stay inside the content they belong to.
    """
    return _Composer(parse, found).compose()


class _Composer:
    def __init__(self, parse: Parse, found: Found) -> None:
        self.parse = parse
        self.found = found
        self.chains = Chains(parse.document, without_topics(parse, found.attributions), found.entities)
        self.entities = {entity.id: entity for entity in found.entities}
        named = frozenset(entity.id for entity in found.entities if entity.named)
        denied = {figure.quantity for figure in found.figures if figure.contrast == "denied"}
        told = tuple(one for one in found.quantities if one.span not in denied)
        self.gists = Gists(parse, found.mentions, named, found.times, told)
        speakers = load_lexicon(parse.language, "speakers", Speakers)
        self.answering, self.knowing, self.wanting = speakers.answering, speakers.knowing, speakers.wanting
        self.reacting = speakers.reacting
        self.told_by = speakers.telling
        self.cues = [span for item in found.attributions for span in item.cue]
        self._sources = {span for item in found.attributions for span in item.source}
        self.statements: dict[str, Statement] = {}
        self.told: set[int] = set()  # tokens that head a proposition with a finer shape

    def compose(self) -> tuple[Statement, ...]:
        finer = {event.trigger: event.kind for event in self.found.events}
        for relation in self.found.relations:
            if relation.cue is not None and finer.get(relation.cue) in _FINER.get(relation.kind, ()):
                continue  # who kills somebody fights him, who accuses somebody opposes him: the event says more
            self._relation(relation)
        cues = [item.cue for item in self.found.relations if item.cue is not None and item.kind not in BACKGROUND]
        for event in self.found.events:
            if event.kind in {"killing", "injury", "accusation"} or not any(
                cue.overlaps(event.trigger) for cue in cues
            ):
                self._event(event)
        for figure in self.found.figures:
            self._figure(figure)
        self._assertions()
        self._rejections()
        return in_order(self.statements.values())

    # ------------------------------------------------------------ finer shapes

    def _relation(self, relation: Relation) -> None:
        if relation.kind in BACKGROUND:
            return
        trigger = relation.cue or relation.span
        if relation.kind == "in_charge_of" and self._is_use(trigger):
            return  # "used the school as a base"
        if relation.kind == "communicated_with" and any(trigger.overlaps(cue) for cue in self.cues):
            return  # "told reporters that": what was told counts, and who told it stands in its chain
        by_span = {mention.span: mention for mention in self.found.mentions}
        sides = [by_span.get(span) for span in (relation.source, relation.target)]
        if relation.kind == "fighting_against" and not self._can_fight(sides[0]):
            return  # "weapons with which to attack soldiers"
        if relation.kind in _ABOUT_PEOPLE and any(side is not None and self._is_far_back(side) for side in sides):
            return  # "its chair, Judge X": a wrong guess of whose would be a libel
        subject, target = (self._named(span, by_span.get(span)) for span in (relation.source, relation.target))
        for one, other in self._pairs(relation, subject, target):
            proposition = RelationProposition(relation.kind, one, other, relation.status)
            self._add("relation", proposition, relation.span, trigger, UNKNOWN, negated=not relation.negation_used)

    def _can_fight(self, mention: Mention | None) -> bool:
        """Whether somebody is named, and not a weapon, a tunnel or a van."""
        if mention is None or mention.form == "pronoun":
            return True
        return mention.kind in {"person", "organisation", "nationality", "military_platform"} or (
            mention.kind == "place" and mention.form == "name"
        )

    def _is_use(self, cue: Span) -> bool:
        head = self.parse.head_of(cue)
        return head is not None and head.lemma.lower() in word_set(self.parse.language, "using")

    def _pairs(self, relation: Relation, subject: Reference, target: Reference) -> list[tuple[Reference, Reference]]:
        """Who is tied to whom: "both groups" are told singly, and what ties them to one another ties each to the other."""
        members = [self._members(reference) for reference in (subject, target)]
        if subject.entity is not None and subject.entity == target.entity:
            if len(members[0]) < 2:
                return []
            both = list(permutations(members[0], 2))
            return both[:1] if relation_kinds()[relation.kind].symmetric else both
        return [
            (one, other)
            for one in members[0]
            for other in members[1]
            if one.entity is None or one.entity != other.entity
        ]

    def _members(self, reference: Reference) -> list[Reference]:
        entity = self.entities.get(reference.entity) if reference.entity else None
        known = (
            [self.entities[member] for member in entity.members if member in self.entities]
            if entity is not None
            else []
        )
        return [Reference(member.name, member.id, reference.span) for member in known] or [reference]

    def _is_far_back(self, mention: Mention) -> bool:
        """Whether a pronoun's entity is not named in its own sentence."""
        sentence = self.parse.sentence_at(mention.span.start)
        if mention.form != "pronoun" or sentence is None:
            return False
        return not any(
            other.entity == mention.entity and other.form != "pronoun" and sentence.span.covers(other.span)
            for other in self.found.mentions
        )

    def _event(self, event: Event) -> None:
        if event.kind in _MERE_DENIALS and self._is_mere_denial(event):
            return
        if any(item.name.lower().split()[-1] in self.gists.empty for item in event.participants if item.name.strip()):
            return  # "found no evidence that" finds nothing: what there is no evidence of is told
        participants = tuple(
            Participant(item.role, reference.name, reference.entity, reference.span)
            for item in event.participants
            for reference in [self._renamed(Reference(item.name, item.entity, item.span))]
        )
        place = self._renamed(event.place) if event.place is not None else None
        proposition = EventProposition(event.kind, participants, place, event.status)
        self._add("event", proposition, event.span, event.trigger, event.time)

    def _is_mere_denial(self, event: Event) -> bool:
        """Whether an event is only that somebody denies what was said: "rejected the idea", "shot down talk"."""
        denied = [item for item in self.found.attributions if item.polarity == "denied"]
        if not any(piece.covers(event.trigger) for item in denied for piece in item.cue):
            return False
        heads = [self.parse.head_of(one.span) for one in event.participants if one.span is not None]
        return any(head is not None and head.lemma.lower() in self.gists.accounts for head in heads)

    def _figure(self, figure: Figure) -> None:
        if any(self._counts_speakers(item, figure.quantity) for item in self.found.attributions):
            return  # "two officials said": how many speak is not what they say
        said = self._said(self.chains.innermost(figure.quantity))
        as_of = figure.as_of if figure.as_of.known else said
        proposition = FigureProposition(
            figure.measure,
            self._whose(figure),
            self._renamed(figure.place) if figure.place is not None else None,
            figure.low,
            figure.high,
            figure.bound,
            figure.approximate,
            figure.unit,
            as_of,
            figure.revised_from,
        )
        rejected = figure.contrast == "denied" or any(
            piece.covers(figure.quantity) for item in self._verdicts() for piece in item.content
        )
        if figure.giver is not None and rejected:  # "not the 30 that the union claims", "its figure of 30 is wrong"
            self._figure(structs.replace(figure, giver=None))  # both are told
            figure = structs.replace(figure, contrast="affirmed")
        if (
            figure.giver is not None and figure.compared is not None
        ):  # so are they by "fewer than the 300 reported by the army"
            low, high = (figure.low, None) if figure.compared == "at_least" else (None, figure.high)
            self._figure(structs.replace(figure, giver=None, compared=None, low=low, high=high, bound=figure.compared))
        negated = not figure.negation_used
        self._add("figure", proposition, figure.span, figure.quantity, as_of, negated=negated, figure=figure)

    def _counts_speakers(self, item: Attribution, quantity: Span) -> bool:
        """Whether a number is of those who say something, and not of those who do something else, and speak in passing.

        "Sixty people marched to protest against that" counts marchers.
        """
        pieces = [piece for piece in item.source if piece.covers(quantity)]
        head = self.parse.head_of(pieces[0]) if pieces else None
        number = self.parse.head_of(quantity)
        counted = head is not None and number is not None and number.head == head.index
        if head is None or not counted or head.dependency not in {"nsubj", "nsubjpass"}:
            return bool(pieces)
        verb = self.parse.tokens[head.head]
        return any(piece.covers(verb.span) for piece in item.cue) or verb.lemma.lower() in self.told_by

    def _sets_apart(self, span: Span) -> bool:
        """Whether "not" only sets one number of a clause against the next: "it was not 500 but 700"."""
        sides = [one.contrast for one in self.found.figures if one.contrast is not None and span.covers(one.quantity)]
        return sides[:2] == ["denied", "affirmed"]

    def _whose(self, figure: Figure) -> Reference | None:
        """Whose number it is, unless that is only who is counted or a pronoun that nobody stands behind."""
        of = self._renamed(figure.of) if figure.of is not None else None
        if of is None:
            return None
        bare = of.name.lower() in words_of(self.parse.language).pronouns
        return None if bare or of.name.lower() in figure.measure.split(" ") else of

    def _named(self, span: Span, mention: Mention | None) -> Reference:
        words = span.words(self.parse.text)
        return self._renamed(Reference(words, mention.entity if mention is not None else None, span))

    def _renamed(self, reference: Reference) -> Reference:
        """The reference under its entity's name, so that "he" and "the group" can be compared."""
        entity = self.entities.get(reference.entity) if reference.entity else None
        return Reference(entity.name, entity.id, reference.span) if entity is not None else reference

    # ------------------------------------------------------------ assertions

    def _assertions(self) -> None:
        framing = [item for item in self.found.attributions if not self._is_knowing(item)]
        nested: dict[str | None, list[Attribution]] = {}
        for item in framing:
            nested.setdefault(item.inside, []).append(item)
        for item in self.found.attributions:
            if is_topic(self.parse, item):
                continue
            inner = [other for other in nested.get(item.id, []) if not self._only_names(other)]
            for piece in item.content:
                if not item.source and is_bare_deed(self.parse, piece):
                    continue  # "were told to leave" says so already
                for part in self._clauses(piece, inner):
                    if item.polarity == "denied" and not self._has_verb(part) and self._withholds(item):
                        continue
                    if item.polarity == "denied" and not self._has_verb(part):
                        if not any(token.index in self.told for cue in item.cue for token in self.parse.between(cue)):
                            self._denied_noun(part)
                    else:
                        self._assertion(part)
        parts: dict[int, list[Span]] = {}  # of attributions, by the index of the sentence
        for item in framing:
            for part in (*item.source, *item.cue, *item.content):
                for sentence in self.parse.sentences_in(part):
                    parts.setdefault(sentence.index, []).append(part)
        for sentence in self.parse.sentences:
            inside = parts.get(sentence.index)
            if not inside:
                for span in self._between_semicolons(sentence):
                    self._assertion(unpunctuated(span, self.parse))
                continue
            for span in self._own_clauses(sentence, inside):
                self._assertion(unpunctuated(span, self.parse))

    def _between_semicolons(self, sentence: Sentence) -> list[Span]:
        """The clauses of a sentence that semicolons set apart, or the sentence: "rain flooded the town; no one was hurt"."""
        tokens = self.parse.tokens[sentence.first : sentence.last]
        spans, start = [], sentence.span.start
        for cut in (token for token in tokens if token.text == ";"):
            spans.append(Span(start, cut.start))
            start = cut.end
        spans.append(Span(start, sentence.span.end))
        whole = all(any(is_finite(self.parse, one) for one in self.parse.between(span)) for span in spans)
        return spans if len(spans) > 1 and whole else [sentence.span]

    def _is_knowing(self, item: Attribution) -> bool:
        """Whether a cue tells what somebody knows, which is itself a thing to be asserted: "the minister knew of it"."""
        return any(token.lemma.lower() in self.knowing for cue in item.cue for token in self.parse.between(cue))

    def _own_clauses(self, sentence: Sentence, inside: list[Span]) -> list[Span]:
        """The clauses of a sentence that stand outside all attributions, and those whose content says nothing by itself.

        "He left, the minister said, after the vote was lost" keeps its last clause as the outlet's own; so does "the bank
        approved a plan", where what is approved is only a noun.
        """
        found = []
        for token in self.parse.tokens[sentence.first : sentence.last]:
            if not heads_a_clause(self.parse, token):
                continue
            frame = self._frame(token)
            if frame is not None and self._only_names(frame):
                found.append(self.parse.span_of(*run_of(self.parse, token, [])))
            elif not any(part.covers(token.span) for part in inside):
                subject = self.parse.child(token.index, "nsubj", "nsubjpass")
                own = {piece for piece in self._sources if subject is not None and piece.covers(subject.span)}
                found.append(
                    self.parse.span_of(*run_of(self.parse, token, [part for part in inside if part not in own]))
                )
        return found

    def _frame(self, token: Token) -> Attribution | None:
        """The outermost attribution whose cue holds the token."""
        return self._framing.get(token.index)

    @cached_property
    def _framing(self) -> dict[int, Attribution]:
        """The outermost attribution of each token that a cue holds, by the token's index."""
        framing: dict[int, Attribution] = {}
        for item in self.found.attributions:
            for piece in item.cue if item.inside is None else ():
                for token in self.parse.between(piece):
                    if piece.covers(token.span):
                        framing.setdefault(token.index, item)
        return framing

    def _only_names(self, item: Attribution) -> bool:
        """Whether no piece of a content that is not denied has a finite verb of its own or is quoted: "approved a plan"."""
        if item.polarity == "denied":
            return False
        for piece in item.content:
            if any(mark in piece.words(self.parse.text) for mark in '"\u201c\u201d'):
                return False
            for token in self.parse.between(piece):
                if token.tag in {"VBD", "VBP", "VBZ", "MD"}:
                    return False
        return True

    def _clauses(self, piece: Span, inner: list[Attribution]) -> list[Span]:
        """The sentences of a content, less those that only frame an attribution inside it."""
        parts: list[Span] = []
        for sentence in self.parse.sentences_in(piece):
            part = Span(max(piece.start, sentence.span.start), min(piece.end, sentence.span.end))
            nested = [one for item in inner for one in (*item.source, *item.cue, *item.content) if one.overlaps(part)]
            if nested and share(part, nested) > _FRAME:
                continue
            parts.extend(unpunctuated(one, self.parse) for one in self._joined_clauses(sentence, part))
        return parts

    def _joined_clauses(self, sentence: Sentence, part: Span) -> list[Span]:
        """A content taken apart where "and", "but" or a semicolon joins clauses of which each asserts something."""
        parts = self._at_semicolons(part)
        if len(parts) > 1:
            return [one for half in parts for one in self._joined_clauses(sentence, half)]
        head = self.parse.head_of(part)
        if head is None:
            return [part]
        starts = []
        for token in self.parse.tokens[sentence.first : sentence.last]:
            above = self.parse.tokens[token.head]
            if (
                token.dependency not in {"conj", "ccomp", "parataxis"}
                or not part.covers(token.span)
                or above.index != head.index
            ):
                continue
            first = self.parse.tokens[min(self.parse.subtree(token.index))]
            before = self.parse.tokens[first.index - 1] if first.index else first
            separate = before.lower in {"and", "but", ";", "or"}
            if separate and token.index > head.index and is_finite(self.parse, token) and is_finite(self.parse, head):
                starts.append(before)
        spans, start = [], part.start
        for cut in starts:
            spans.append(Span(start, cut.start))
            start = cut.end
        return [one for one in (*spans, Span(start, part.end)) if one.end > one.start]

    def _at_semicolons(self, part: Span) -> list[Span]:
        """The stretches between semicolons, where each has a verb with a tense."""
        tokens = self.parse.between(part)
        cuts = [token for token in tokens if token.text == ";"]
        starts, ends = [part.start, *(cut.end for cut in cuts)], [*(cut.start for cut in cuts), part.end]
        parts = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
        whole = all(any(is_finite(self.parse, token) for token in self.parse.between(one)) for one in parts)
        return parts if whole else [part]

    def _assertion(self, span: Span) -> None:
        if span.end <= span.start:
            return
        tokens = [token for token in self.parse.between(span) if token.pos != "PUNCT"]
        head = self.parse.head_of(span)
        if head is None or len(tokens) < 3 or not any(is_verb(token, head) for token in tokens):
            return
        head = self._told_of_it(head, span)
        clause = self.gists.under_evidence(head)
        if clause.index != head.index:  # of "no evidence that P" the proposition is P
            inner = self.parse.subtree_span(clause.index)
            span = unpunctuated(Span(max(span.start, inner.start), min(span.end, inner.end)), self.parse)
            head = clause
        if self._is_told(head) or self._is_counted(span) or self._is_measured(head, span) or self._is_verdict(head):
            return
        if any(entity.anonymity is not None and entity.anonymity.overlaps(span) for entity in self.found.entities):
            return  # "who asked not to be named" tells of a source, not of the matter
        if head.lemma.lower() in self.answering and self._is_silence(head):
            return
        if is_asked(self.parse, span):
            return  # a question states nothing, whatever the parser makes of it
        self._add("assertion", AssertionProposition(span.words(self.parse.text)), span, head.span, UNKNOWN)

    def _is_verdict(self, head: Token) -> bool:
        """Whether a clause says only that a number is not so, which the denied figure tells: "the figure of 19 dead was wrong"."""
        return any(cue.covers(head.span) for item in self._verdicts() for cue in item.cue)

    def _verdicts(self) -> list[Attribution]:
        """What a number is denied by: "was wrong" of "the figure of 19 dead was wrong"."""
        without = (item for item in self.found.attributions if not item.source and item.polarity == "denied")
        return [item for item in without if not any(map(self._has_verb, item.content))]

    def _told_of_it(self, head: Token, span: Span) -> Token:
        """What is said of something that is only called so: that it was never sent, of "called it a copy that was never sent"."""
        if head.pos in {"VERB", "AUX"}:
            return head
        verb = self.parse.tokens[head.head]
        called = self.parse.children(verb.index, "oprd")
        called += [one for link in self.parse.children(verb.index, "prep") if link.lower == "as"
                   for one in self.parse.children(link.index, "pobj")]  # fmt: skip
        for noun in called if verb.pos == "VERB" and not span.covers(verb.span) else ():
            told = self.parse.child(noun.index, "relcl")
            if told is not None and span.covers(told.span) and is_finite(self.parse, told):
                return told
        return head

    def _withholds(self, item: Attribution) -> bool:
        """Whether a cue says what somebody was not given: "denied the farmers a voice"."""
        verb = self.parse.head_of(item.cue[0]) if item.cue else None
        return verb is not None and self.parse.child(verb.index, "dative") is not None

    def _has_verb(self, span: Span) -> bool:
        return any(token.pos in {"VERB", "AUX"} for token in self.parse.between(span))

    def _denied_noun(self, span: Span) -> None:
        """What is denied as a noun: "any role in the plot"; of "the charge of theft" the theft, of "the charge" nothing."""
        head = self.parse.head_of(span)
        if head is None or head.pos != "NOUN":
            return
        said = saying_nouns(self.parse)
        if head.lemma.lower() in said:
            inner = [token for token in self.parse.between(span) if token.lower == "of" and token.head == head.index]
            if not inner:
                return
            span, head = Span(inner[0].end, span.end), self.parse.child(inner[0].index, "pobj", "pcomp") or head
        span = trim(span, self.parse.text)
        if head.lemma.lower() not in said and head.index not in self.told:
            self._add("assertion", AssertionProposition(span.words(self.parse.text)), span, head.span, UNKNOWN)

    def _is_silence(self, head: Token) -> bool:
        """Whether a clause says only that nobody answered, which states nothing about the matter."""
        above = self.parse.tokens[head.head]
        refused = head.dependency == "xcomp" and above.lemma.lower() in {"decline", "refuse"}
        return refused or self.parse.child(head.index, "neg") is not None

    def _is_counted(self, span: Span) -> bool:
        """Whether a figure says most of what the clause says."""
        return any(
            statement.kind == "figure" and span.covers(statement.span) and share(span, [statement.span]) >= _MOST
            for statement in self.statements.values()
        )

    def _is_measured(self, head: Token, span: Span) -> bool:
        """Whether a figure's measure has all the words of a clause that has no subject: "could lose $3 billion"."""
        if self.parse.child(head.index, "nsubj", "nsubjpass", "expl") is not None:
            return False
        gist = self.gists.of(head.span, span)
        measures = " ".join(
            one.proposition.measure
            for one in self.statements.values()
            if isinstance(one.proposition, FigureProposition) and span.overlaps(one.span)
        ).split()
        return bool(measures) and all(
            any(word[:3] == other[:3] for other in measures) for word in (gist.words if gist is not None else ())
        )

    def _is_told(self, head: Token) -> bool:
        """Whether a finer proposition already says what the clause's head says."""
        if head.index in self.told:
            return True
        if head.pos != "AUX" and head.lemma.lower() not in _LIGHT:
            return False
        below = self.parse.children(head.index, "attr", "acomp", "dobj", "nsubjpass", "prep")
        deeper = [token for one in below for token in self.parse.children(one.index, "acl", "ccomp")]
        return any(token.index in self.told for token in (*below, *deeper))

    def _rejections(self) -> None:
        """What somebody rejects without repeating it is the denial of what was said before."""
        rejections = find_rejections(self.parse, self.found.attributions, self.found.mentions)
        told = [
            one
            for one in sorted(self.statements.values(), key=lambda item: (item.span, item.id))
            if one.kind != "assertion" or not self._only_rejects(one, rejections)
        ]
        for rejection in rejections:
            if rejection.attribution is not None and rejection.attribution.certainty == "underspecified":
                continue  # "it may yet deny that": nobody does
            chain = self.chains.links(rejection.attribution)
            if rejection.source is not None:
                chain = self.chains.extended(chain, rejection.source)
            rejected = find_rejected(self.parse, rejection, told, self._speakers_of(chain))
            if not rejected or (rejection.noun is not None and not self._only_asserted(rejection.span)):
                continue  # "received no such warning" is told by its event
            self._drop_mere_rejection(rejection)
            for one in rejected:
                self._reject(one, rejection, chain)

    def _speakers_of(self, chain: tuple[Link, ...]) -> frozenset[str]:
        """The ids of the entities of a chain beside the outlet, and of the body for which the last one speaks."""
        last = self.entities.get(chain[-1].entity or "") if len(chain) > 1 else None
        ids = {link.entity for link in chain[1:]} | {last.body if last is not None else None}
        return frozenset(one for one in ids if one)

    def _reject(self, rejected: Statement, rejection: Rejection, chain: tuple[Link, ...]) -> None:
        denial = Statement(
            "",
            rejection.span,
            rejected.kind,
            rejected.proposition,
            (*chain[:-1], structs.replace(chain[-1], polarity="denied")),
            polarity=_turned(rejected.polarity),
            holds=rejected.holds,
            said=self._said(rejection.attribution),
            gist=rejected.gist,
        )
        identity = identify(self.parse.document, denial)
        self.statements[identity] = structs.replace(denial, id=identity)

    def _only_rejects(self, one: Statement, rejections: Iterable[Rejection]) -> bool:
        """Whether an assertion says no more than that something is untrue ("that is a lie")."""
        if one.gist is None:
            return False
        if not one.gist.words:
            return any(rejection.span.overlaps(one.span) for rejection in rejections)
        return says_untrue(self.parse, one.gist.words)

    def _only_asserted(self, span: Span) -> bool:
        """Whether no finer proposition is told at the words."""
        return all(one.kind == "assertion" for one in self.statements.values() if one.span.overlaps(span))

    def _drop_mere_rejection(self, rejection: Rejection) -> None:
        """Drop the assertion that says no more than that something is rejected ("that is simply untrue")."""
        sentence = self.parse.sentence_at(rejection.span.start)
        for key, one in tuple(self.statements.items()):
            near = sentence is not None and sentence.span.covers(one.span)
            if not near or one.kind in {"relation", "figure"} or one.gist is None:
                continue
            mere = rejection.empty and one.kind == "assertion" and one.span.overlaps(rejection.span)
            if (
                not one.gist.words  # "that is a lie"
                or says_untrue(self.parse, one.gist.words)
                or one.gist.words == (rejection.noun,)
                or (mere and says_nothing_else(one.gist.words))
            ):
                del self.statements[key]

    # ------------------------------------------------------------ what all have

    def _add(
        self,
        kind: StatementKind,
        proposition: Proposition,
        span: Span,
        trigger: Span,
        holds: Interval,
        *,
        negated: bool = True,
        figure: Figure | None = None,
    ) -> None:
        attribution = self.chains.innermost(trigger)
        scope = self._scope(attribution, trigger)
        span = trim(Span(max(span.start, scope.start), min(span.end, scope.end)), self.parse.text)
        if span.end <= span.start:
            return
        head = self.parse.head_of(trigger)
        if head is not None and kind != "figure":
            self.told.add(head.index)
        if head is not None and figure is not None and figure.beside is not None:
            above = (head, *self.parse.ancestors(head.index))
            self.told.update(token.index for token in above if token.pos == "VERB")
        local = judge(self.parse, trigger, scope)
        if figure is not None and figure.contrast is not None:
            local = Factuality(local.certainty, figure.contrast, local.markers)
        elif kind == "assertion" and local.polarity == "denied" and self._sets_apart(span):
            local = Factuality(local.certainty, "affirmed", local.markers)
        if not negated and local.polarity == "denied":
            local = Factuality(local.certainty, "affirmed", local.markers)
        chain = self.chains.links(attribution)
        own = attribution is not None and attribution.id == chain[-1].attribution
        if own and told_after_question(self.parse, scope, chain[-1]):
            chain = (*chain[:-1], structs.replace(chain[-1], certainty="certain"))
        path = self.chains.path(attribution) if attribution is not None else ()
        if says_nothing(self.parse, trigger, scope, path, _along(chain, local)[0]):
            return
        if figure is not None and figure.giver is not None:
            chain = self.chains.extended(chain, figure.giver)
        outside = bool(local.markers) and not any(span.covers(marker) for marker in local.markers)
        if kind == "assertion" and local.polarity == "denied" and outside:
            # "no evidence that P": P is denied, and its words say nothing of that
            chain = (*chain[:-1], structs.replace(chain[-1], polarity=_turned(chain[-1].polarity)))
            local = Factuality(local.certainty, "affirmed", local.markers)
        for links in (*self._chains_of(chain, attribution), *self._chains_against(chain, attribution, trigger)):
            certainty, polarity = _along(links, local)
            if (
                links[-1].polarity == "denied"
                and kind in {"event", "relation"}
                and is_presupposed(self.parse, trigger, scope)
            ):
                certainty, polarity = local.certainty, local.polarity
            statement = Statement(
                "",
                span,
                kind,
                proposition,
                links,
                certainty,
                polarity,
                holds,
                self._said(attribution),
                tuple(local.markers),
                self._gist_beside(figure) or self.gists.of(trigger, scope, whole=kind == "figure"),
                len(links) > 1
                and (
                    (links[-1].manner != "direct" and self._is_granted(attribution, trigger, scope))
                    or (kind in {"event", "relation"} and is_known_event(self.parse, trigger, scope))
                    or (kind == "relation" and is_known_tie(self.parse, trigger, scope))
                ),
            )
            identity = identify(self.parse.document, statement)
            self.statements[identity] = structs.replace(statement, id=identity)

    def _chains_of(self, chain: tuple[Link, ...], attribution: Attribution | None) -> tuple[tuple[Link, ...], ...]:
        """The chain; and of "denied the ministry's claim that P" the chain to who denies P beside that to the ministry."""
        told = len(chain) > 2 and chain[-1].certainty != "underspecified"  # who rejects a request denies nothing
        rejected = told and chain[-2].polarity == "denied" and self._is_nominal(attribution)
        return (chain, chain[:-1]) if rejected else (chain,)

    def _chains_against(
        self, chain: tuple[Link, ...], attribution: Attribution | None, trigger: Span
    ) -> tuple[tuple[Link, ...], ...]:
        """The chains to those who take the other side: "P, he said, a claim that she disputes"."""
        own = chain[-1]
        found = (self.chains.links(each) for each in self.chains.rivals(trigger, attribution))
        return tuple(
            links
            for links in found
            if links[-1].polarity != own.polarity and (links[-1].source, links[-1].entity) != (own.source, own.entity)
        )

    def _is_nominal(self, attribution: Attribution | None) -> bool:
        """Whether an attribution's cue is a noun inside what another one is about: "the ministry's claim that"."""
        head = self.parse.head_of(attribution.cue[-1]) if attribution is not None and attribution.inside else None
        return head is not None and head.pos == "NOUN"

    def _is_granted(self, attribution: Attribution | None, trigger: Span, scope: Span) -> bool:
        cues = attribution.cue if attribution is not None else ()
        lemmas = {token.lemma.lower() for cue in cues for token in self.parse.between(cue)}
        if lemmas & self.wanting or (lemmas & self.reacting and self._is_a_thing(attribution, trigger)):
            return True
        return is_granted(self.parse, trigger, scope)

    def _is_a_thing(self, attribution: Attribution | None, trigger: Span) -> bool:
        """Whether what somebody takes a stand on is a thing or a deed, and no sentence: "denounced the ban"."""
        pieces = attribution.content if attribution is not None else ()
        head = next((self.parse.head_of(piece) for piece in pieces if piece.covers(trigger)), None)
        return head is not None and (head.pos in {"NOUN", "PROPN"} or head.dependency in {"pcomp", "xcomp"})

    def _gist_beside(self, figure: Figure | None) -> Gist | None:
        """Of another number for a count just told, or of one set against another, what that one says, with its own number."""
        if figure is None or (figure.beside is None and figure.contrast is None):
            return None
        beside = figure.beside or figure.quantity
        sentence = self.parse.sentence_at(beside.start)
        if sentence is None:
            return None
        gist = self.gists.of(beside, sentence.span, whole=True)
        value = figure.low if figure.low is not None else figure.high
        return structs.replace(gist, numbers=(value,) if value is not None else ()) if gist is not None else None

    def _scope(self, attribution: Attribution | None, trigger: Span) -> Span:
        if attribution is not None:
            for piece in attribution.content:
                if piece.covers(trigger):
                    return self._within_sentence(piece, trigger)
        sentence = self.parse.sentence_at(trigger.start)
        return sentence.span if sentence is not None else trigger

    def _within_sentence(self, piece: Span, trigger: Span) -> Span:
        """The part of a content around the trigger that one sentence holds (a figure may not reach over its full stop)."""
        sentence = self.parse.sentence_at(trigger.start)
        if sentence is None:
            return piece
        scope = Span(max(piece.start, sentence.span.start), min(piece.end, sentence.span.end))
        return scope if scope.covers(trigger) else piece

    def _said(self, attribution: Attribution | None) -> Interval:
        """When it was said: the time that the reporting clause gives, else when the document was published."""
        published = self.parse.document.published.interval
        if attribution is None:
            return published
        for item in reversed(self.chains.path(attribution)):
            if not item.cue:
                continue
            frame = self.parse.sentence_at(item.cue[0].start)
            cue = self.parse.head_of(hull(item.cue))
            if frame is None or cue is None:
                continue
            for expression in self.found.times:
                if expression.type not in {"DATE", "TIME"} or (expression.start is None and expression.end is None):
                    continue
                outside = not any(piece.overlaps(expression.span) for piece in item.content)
                if frame.span.covers(expression.span) and outside and self._hangs_on(expression.span, cue):
                    return Interval(expression.start, expression.end)
        return published

    def _hangs_on(self, span: Span, cue: Token) -> bool:
        head = self.parse.head_of(span)
        return head is not None and any(above.index == cue.index for above in self.parse.ancestors(head.index)[:3])


def _turned(polarity: Polarity) -> Polarity:
    return "affirmed" if polarity == "denied" else "denied"


def _along(chain: tuple[Link, ...], local: Factuality) -> tuple[Certainty, Polarity]:
    """Factuality of the proposition as the last link gives it: its own words weakened and turned by its cue."""
    last = chain[-1]
    certainty = weaker(last.certainty, local.certainty)
    polarity: Polarity = "affirmed" if last.polarity == local.polarity else "denied"
    return certainty, polarity
