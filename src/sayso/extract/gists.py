"""What a clause says, stripped to the words, parties, numbers and days that another wording of it would share."""

from collections.abc import Iterable, Sequence

import msgspec

from sayso.evidence import Gist, Interval, Mention, Quantity, Span, Status, TimeExpression
from sayso.extract.denials import load_denials
from sayso.extract.references import WITNESSING, agent_of, hyphenated, index_of, object_of
from sayso.languages import Parse, Token, load_lexicon

_CLAUSES = {"conj", "advcl", "ccomp", "relcl", "parataxis", "appos"}
_BELOW = ("dobj", "attr", "acomp", "oprd", "xcomp", "dative")
_LIMITS = {"before", "until", "till", "by", "since", "after", "from", "prior"}
_LONGEST = 300  # words of a clause that are looked at: what has more is no clause that somebody wrote
_CLEFT = {"that", "who", "which"}
_RELATIVE = {"WDT", "WP"}  # tags of "which" and "who"
_PARTICLES = {"away", "back", "down", "off", "out", "over", "up"}
_WORDY = {"NOUN", "VERB", "ADJ", "PROPN"}


class Sameness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list `sameness.toml` of a language."""

    groups: tuple[str, ...]
    opposites: tuple[str, ...]
    turning: str
    knowing: str
    finding_out: str
    light: str
    beginning: str
    raising: str
    meaning: str
    empty: str
    as_verbs: str
    counting: str
    resulting: str
    idioms: tuple[str, ...]
    finding: str
    showing: str


class Gists:
    """Draws the gist of any clause of one document."""

    def __init__(
        self,
        parse: Parse,
        mentions: Iterable[Mention],
        named: frozenset[str],
        times: Sequence[TimeExpression],
        quantities: Sequence[Quantity],
    ) -> None:
        lexicon = load_lexicon(parse.language, "sameness", Sameness)
        self.parse = parse
        self.index = index_of(parse, tuple(mentions))
        self.named = named  # ids of the entities that have a name
        self._days, self._dated = self._find_days(times)
        self._numbers = self._find_numbers(quantities, times)
        self._drawn: dict[tuple[bool, int, Span], Gist | None] = {}
        self._lemmas: dict[int, str] = {}
        self._clauses: dict[int, list[Token]] = {}
        self.light, self.empty = frozenset(lexicon.light.split()), frozenset(lexicon.empty.split())
        self.meaning = frozenset(lexicon.meaning.split())
        self.raising, self.beginning = frozenset(lexicon.raising.split()), frozenset(lexicon.beginning.split())
        self.as_verbs, self.counting = frozenset(lexicon.as_verbs.split()), frozenset(lexicon.counting.split())
        self.accounts = load_denials(parse.language).accounts
        self.finding, self.showing = frozenset(lexicon.finding.split()), frozenset(lexicon.showing.split())
        self.resulting, self.idioms = frozenset(lexicon.resulting.split()), frozenset(lexicon.idioms)

    def of(self, trigger: Span, scope: Span, *, whole: bool = False) -> Gist | None:
        """The gist of the clause that the word at `trigger` heads, or hangs on as a noun, within `scope`.

        `whole` takes the clause around the word in any case. `None` where no word is there. Entities are ids of the reading;
        lemmas are in lower case.
        """
        head = self.parse.head_of(trigger)
        if head is None:
            return None
        head = self.under_evidence(head)
        verb = self._past_belief(self._around(head, scope) if whole else self._verb_over(head))
        drawn = (verb is not None, (verb or head).index, scope)
        if drawn not in self._drawn:  # a long list of figures hangs on one verb
            self._drawn[drawn] = self._draw(verb, head, scope)
        return self._drawn[drawn]

    def _draw(self, verb: Token | None, head: Token, scope: Span) -> Gist | None:
        outer, verb = verb, self._carried(verb)
        under = {*self._clause(outer or head), *self._clause(verb or head), *self._subject_elsewhere(outer)}
        tokens = sorted(
            (token for token in under if scope.start < token.end and token.start < scope.end),
            key=lambda token: token.index,
        )
        if not tokens:
            return None
        named = self._named(tokens)
        heads = self._heads(verb) if verb is not None else [head] if head.index not in named else []
        words = [word for token in tokens if (word := self._word(token, named)) is not None]
        acts = verb is not None and verb.lemma.lower() not in self.light
        actor, acted = (
            (agent_of(self.parse, verb), object_of(self.parse, verb)) if verb is not None and acts else (None, None)
        )
        entities = {
            mention.entity
            for token in tokens
            if (mention := self.index.holding(token.index)) is not None and mention.entity is not None
        }
        days = {day for token in tokens for day in self._days.get(token.index, ())}
        numbers = {number for token in tokens for number in self._numbers.get(token.index, ())}
        return Gist(
            tuple(dict.fromkeys(self._lemma(token) for token in heads if not self._is_empty(token))),
            tuple(dict.fromkeys(words)),
            tuple(sorted(entities)),
            self._entity(actor),
            self._entity(acted),
            tuple(sorted(numbers)),
            tuple(sorted(days, key=lambda one: (str(one.start), str(one.end)))),
            _likelier(self._status(outer), self._status(verb)),
        )

    def _find_days(self, times: Sequence[TimeExpression]) -> tuple[dict[int, list[Interval]], set[int]]:
        """By the index of a word the days that it tells of, those left out that only bound a time; and all words of times."""
        days: dict[int, list[Interval]] = {}
        dated: set[int] = set()
        for time in times:
            told = time.type in {"DATE", "TIME"} and time.start and time.end and not self._is_a_limit(time.span)
            for token in self.parse.between(time.span):
                if told:
                    days.setdefault(token.index, []).append(Interval(time.start, time.end))
                if time.span.covers(token.span):
                    dated.add(token.index)
        return days, dated

    def _find_numbers(self, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> dict[int, list[float]]:
        """By the index of a word the numbers that it is part of; "a" and what tells a time are none."""
        numbers: dict[int, list[float]] = {}
        for one in quantities:
            value = one.low if one.low is not None else one.high
            if value is None or one.span.words(self.parse.text).casefold().startswith(("a ", "an ")):
                continue
            if any(time.span.overlaps(one.span) for time in times):
                continue
            for token in self.parse.between(one.span):
                numbers.setdefault(token.index, []).append(value)
        return numbers

    def _carried(self, verb: Token | None) -> Token | None:
        """The verb that says what a clause says where its own only points to it.

        "It was from inside that the alarm was turned off", "the plant is to be closed", "the number of those who died is 10".
        """
        if verb is None or verb.pos not in {"VERB", "AUX"}:
            return verb
        counted = self._counted(verb)
        if counted is not None:
            return counted
        if verb.lemma.lower() in WITNESSING:
            below = self.parse.child(verb.index, "ccomp")
            if (
                below is not None
                and below.tag in {"VBN", "VBD", "VB"}
                and self.parse.child(below.index, "mark") is None
            ):
                return below
        if verb.lemma.lower() != "be":
            return verb
        subject = self.parse.child(verb.index, "nsubj", "expl")
        clause = self.parse.child(verb.index, "ccomp", "relcl", "advcl")
        phrase = self.parse.child(verb.index, "prep", "advmod", "attr", "npadvmod")
        if subject is not None and subject.lower == "it" and clause is not None and clause.pos in {"VERB", "AUX"}:
            mark = self.parse.child(clause.index, "mark", "nsubj", "nsubjpass")
            if phrase is not None and phrase.index < clause.index and mark is not None and mark.lower in _CLEFT:
                return clause
        below = self.parse.child(verb.index, "xcomp")
        to = self.parse.child(below.index, "aux") if below is not None else None
        return below if below is not None and to is not None and to.lower == "to" and below.pos == "VERB" else verb

    def _counted(self, verb: Token) -> Token | None:
        """What those did who are counted: "the number of patients who died is 10"."""
        for noun in self.parse.children(verb.index, "nsubj", "nsubjpass", "attr"):
            of = self.parse.child(noun.index, "prep") if noun.lemma.lower() in self.counting else None
            people = self.parse.child(of.index, "pobj") if of is not None and of.lower == "of" else None
            doing = self.parse.child(people.index, "relcl", "acl") if people is not None else None
            if doing is not None and doing.pos == "VERB":
                subject = self.parse.child(doing.index, "nsubj")
                if subject is None or subject.tag == "WP":
                    return doing
        return None

    def _subject_elsewhere(self, verb: Token | None) -> list[Token]:
        """The words for whom a clause is about where they stand outside it.

        "He did not resign but was dismissed"; "the warehouse, which belongs to the carrier".
        """
        if verb is None or self.parse.child(verb.index, "expl") is not None:
            return []
        above, subject = self.parse.tokens[verb.head], self.parse.child(verb.index, "nsubj", "nsubjpass")
        if verb.dependency == "conj" and subject is None and above.pos in {"VERB", "AUX"}:
            shared = self.parse.child(above.index, "nsubj", "nsubjpass")
            if shared is not None and shared.tag not in _RELATIVE:
                return self._clause(shared)
            verb, above, subject = above, self.parse.tokens[above.head], shared
        if verb.dependency == "relcl" and subject is not None and subject.tag in _RELATIVE:
            return self._clause(above)
        return []

    def _past_belief(self, verb: Token | None) -> Token | None:
        """What is believed, known or meant to be: "fourteen are known to have died", "he thought that they had died"."""
        if verb is None:
            return verb
        lemma, passive = verb.lemma.lower(), self.parse.child(verb.index, "auxpass") is not None
        if lemma in self.meaning and not passive:
            below = self.parse.child(verb.index, "xcomp", "ccomp")
        elif lemma in self.raising and passive:
            below = self.parse.child(verb.index, "xcomp")
        else:
            return verb
        return below if below is not None and below.pos in {"VERB", "AUX"} else verb

    def _status(self, verb: Token | None) -> Status:
        """The clause's status; who does not know what, where or whether leaves the matter open."""
        if verb is None:
            return "current"
        if self.parse.child(verb.index, "neg") is not None:
            below = self.parse.children(verb.index, "ccomp", "xcomp")
            opening = [self.parse.tokens[self.parse.subtree(one.index)[0]] for one in below]
            if any(first.tag in {"WP", "WRB", "WDT"} or first.lower in {"whether", "if"} for first in opening):
                return "hypothetical"
        return _status(self.parse, verb)

    def _verb_over(self, head: Token) -> Token | None:
        """The verb of the clause: the head itself, or what a noun hangs on that adds nothing to it ("no warning reached us")."""
        if head.pos in {"VERB", "AUX"}:
            return head
        above = self.parse.tokens[head.head]
        if head.dependency == "pobj" and above.pos == "ADP":
            above = self.parse.tokens[above.head]
        if above.index == head.index or above.pos not in {"VERB", "AUX"}:
            return None
        starts = head.dependency == "nsubj" and above.lemma.lower() in self.beginning  # "the fire began in the cellar"
        return above if above.lemma.lower() in self.light or above.pos == "AUX" or starts else None

    def under_evidence(self, head: Token) -> Token:
        """What "no evidence that ...", "there is no sign that ..." and "the idea that ..." are about."""
        below = [head, *self.parse.children(head.index, "attr", "dobj")] if head.lemma.lower() in self.light else [head]
        for thing in self.parse.children(head.index, "dobj") if head.lemma.lower() in self.finding else ():
            shown = self._shown_by_none(thing)
            if shown is not None:
                return shown
        for noun in below:
            if noun.lemma.lower() in self.empty:
                clause = self.parse.child(noun.index, "acl", "ccomp")
                if clause is not None:
                    return clause
        if head.pos == "NOUN" and head.lemma.lower() in self.accounts:
            clause = self.parse.child(head.index, "acl", "ccomp")
            mark = self.parse.child(clause.index, "mark") if clause is not None else None
            if clause is not None and mark is not None and mark.lower == "that":
                return clause
        return head

    def _shown_by_none(self, thing: Token) -> Token | None:
        """What nothing was found to show: "no marks or tools that would show that the door had been forced"."""
        without = any(child.lower == "no" for child in self.parse.children(thing.index, "det"))
        if not without and thing.lower not in {"nothing", "none"}:
            return None
        for one in (thing, *self.parse.children(thing.index, "conj")):
            for clause in self.parse.children(one.index, "relcl", "acl"):
                shown = self.parse.child(clause.index, "ccomp")
                if shown is not None and clause.lemma.lower() in self.showing:
                    return shown
        return None

    def _around(self, head: Token, scope: Span) -> Token | None:
        """The next verb above a word, in the scope."""
        for token in (head, *self.parse.ancestors(head.index)):
            if token.pos in {"VERB", "AUX"} and scope.covers(token.span):
                return token
        return None

    def _clause(self, head: Token) -> list[Token]:
        """The words under the head, less the clauses that say something of their own."""
        known = self._clauses.get(head.index)
        if known is None:
            known = self._clauses[head.index] = self._clause_under(head)
        return known

    def _clause_under(self, head: Token) -> list[Token]:
        found: list[Token] = []
        waiting = [head.index]
        while waiting and len(found) < _LONGEST:
            token = self.parse.tokens[waiting.pop()]
            found.append(token)
            waiting.extend(
                child.index
                for child in self.parse.children(token.index)
                if not (child.dependency in _CLAUSES and child.pos in {"VERB", "AUX"}) and child.pos != "PUNCT"
            )
        return sorted(found, key=lambda token: token.index)

    def _heads(self, verb: Token) -> list[Token]:
        """What is said: the verb, or, where it only carries others, the words that it carries."""
        if verb.lemma.lower() in self.resulting:  # "left 31 hurt", "were left dead"
            below = self.parse.child(verb.index, "oprd", "acomp", "ccomp")
            if below is not None and (below.pos == "ADJ" or below.tag == "VBN"):
                return [below]
        if verb.lemma.lower() not in self.light:
            return [verb]
        found = self.parse.children(verb.index, *_BELOW)
        for preposition in self.parse.children(verb.index, "prep"):
            found.extend(self.parse.children(preposition.index, "pobj"))
        found.extend(self.parse.children(verb.index, "nsubj", "nsubjpass"))
        for token in tuple(found):  # "tonnes of scrap", "no trace of the crew"
            for link in self.parse.children(token.index, "prep"):
                found.extend(self.parse.children(link.index, "pobj") if link.lower == "of" else ())
        kept = [token for token in found if token.pos in {"NOUN", "VERB", "ADJ"} and not self._is_somebody(token)]
        return kept or [verb]

    def _is_somebody(self, token: Token) -> bool:
        mention = self.index.headed_by(token.index)
        return mention is not None and mention.kind in {"person", "organisation", "place"}

    def _named(self, tokens: Sequence[Token]) -> set[int]:
        """The words that only name a party which the gist lists."""
        found = set()
        for token in tokens:
            mention = self.index.holding(token.index)
            if mention is not None and mention.entity in self.named:
                found.add(token.index)
        return found

    def _is_a_limit(self, span: Span) -> bool:
        """Whether a day only bounds the time that is meant ("before 1 March", "until Tuesday")."""
        head = self.parse.head_of(span)
        return head is not None and any(
            token.lower in _LIMITS
            for token in (self.parse.tokens[head.head], *self.parse.tokens[max(0, head.index - 3) : head.index])
        )

    def _word(self, token: Token, named: set[int]) -> str | None:
        if token.index in named or token.pos not in _WORDY or token.dependency in {"aux", "auxpass"}:
            return None
        if token.index in self._dated:
            return None
        after = self.parse.tokens[token.index + 2 : token.index + 3]
        if after and after[0].pos == "NOUN" and hyphenated(self.parse, after[0]).startswith(f"{token.lower}-"):
            return None  # "cease-fire" is one word
        word = self._lemma(token)
        plain = word.split("_")[0]
        return None if self._is_empty(token) or (plain in self.light and "_" not in word) or len(word) < 3 else word

    def _is_empty(self, token: Token) -> bool:
        word = self._lemma(token)
        return word in self.empty and not (token.pos == "VERB" and word in self.as_verbs)

    def _lemma(self, token: Token) -> str:
        known = self._lemmas.get(token.index)
        if known is None:
            known = self._lemmas[token.index] = self._lemma_of(token)
        return known

    def _lemma_of(self, token: Token) -> str:
        particle, thing = self.parse.child(token.index, "prt"), self.parse.child(token.index, "dobj")
        lemma = hyphenated(self.parse, token) if token.pos == "NOUN" else token.lemma.lower()
        if particle is None and token.pos == "VERB" and token.index + 1 < len(self.parse.tokens):
            after = self.parse.tokens[token.index + 1]  # "called back", "switched off the alarm"
            if (
                after.head == token.index
                and after.lower in _PARTICLES
                and (after.dependency == "advmod" or after.lower == "off")
            ):
                particle = after
        if thing is not None and f"{lemma} {thing.lemma.lower()}" in self.idioms:
            return f"{lemma}_{thing.lemma.lower()}"
        return f"{lemma}_{particle.lower}" if particle is not None else lemma

    def _entity(self, token: Token | None) -> str | None:
        mention = self.index.holding(token.index) if token is not None else None
        return mention.entity if mention is not None else None


def _likelier(outer: Status, inner: Status) -> Status:
    """The status of a clause that another only points to: the one that is not simply so."""
    return outer if outer != "current" else inner


def _status(parse: Parse, verb: Token) -> Status:
    for below in parse.children(verb.index, "xcomp") if verb.lemma.lower() == "be" else ():
        if any(child.lower == "to" for child in parse.children(below.index, "aux")):
            return "future"  # "is to close", "are to be closed"
    for child in parse.children(verb.index, "aux"):
        if child.lower in {"will", "shall", "'ll", "wo"}:
            return "future"
        if child.lower in {"would", "could", "should", "can", "must"}:
            return "hypothetical"
    return "current"
