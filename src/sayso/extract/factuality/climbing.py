"""Judges a word by what stands beside it and by every word that governs it, from the inside out.

After De Facto (Sauri and Pustejovsky 2012) and Karttunen's implicatives: each governing word of a known class turns the
verdict on itself into one on what it governs; what is presupposed (relative clauses, "after ...") climbs no further.
"""

from sayso.evidence import Span
from sayso.extract.factuality.lexicon import Hedges
from sayso.extract.factuality.verdicts import OPEN, Verdict, combine, complement
from sayso.extract.references import is_participle
from sayso.languages.parse import Parse, Token

_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj", "oprd", "appos", "dative"})
_NOT = Verdict("certain", "denied")
_DEEPEST = 40
_FARTHEST = 200  # steps up a sentence: no sentence that somebody wrote has so many


class Climb:
    """One judgement under way: the words heard so far."""

    def __init__(self, parse: Parse, hedges: Hedges, scope: Span) -> None:
        self.parse = parse
        self.hedges = hedges
        self.scope = scope
        self.markers: list[Span] = []
        self._depth = 0
        self._climbed = 0

    def judge(self, token: Token, *, asking: Token | None = None) -> Verdict:
        """The verdict on `token`: its own words, except the word `asking`, then what governs it."""
        self._depth += 1
        if self._depth > _DEEPEST:
            return Verdict()
        own = self._beside(token, asking)
        if self._is_unproven(token):
            return combine(own, Verdict("possible", "denied"))
        if own == _NOT and token.pos in {"NOUN", "PROPN"} and token.dependency in {"nsubj", "nsubjpass"}:
            return own  # "the foiled attack was planned abroad": what is planned of it does not bring it about
        return combine(own, self._above(token))

    # ------------------------------------------------------------ beside

    def _beside(self, token: Token, asking: Token | None = None) -> Verdict:
        verdict = self._attributes(token) if token.pos in {"NOUN", "PROPN", "NUM", "ADJ"} else Verdict()
        for child in self._heard(token):
            if asking is not None and child.index == asking.index:
                continue
            if self._negates(child, token):
                verdict = self._mark(child, verdict.turned())
            elif child.tag == "MD":
                verdict = self._modal(child, token, verdict)
            elif (
                child.dependency == "advmod"
                and (certainty := self.hedges.adverb.get(child.lower, "denied")) != "denied"
            ):
                if child.index < token.index + 3:
                    verdict = self._mark(child, verdict.weakened(certainty))  # type: ignore[arg-type]
            elif child.dependency in {"nsubj", "nsubjpass", "dobj", "attr", "expl"} and self._negative(child):
                verdict = self._mark(child, verdict.turned())
            elif child.dependency == "mark" and child.lower in self.hedges.condition_words:
                verdict = self._mark(child, OPEN)
            elif child.dependency == "advcl" and self._condition(child):
                verdict = self._mark(child, verdict.weakened("probable"))
            elif child.dependency == "prep":
                verdict = self._phrase(child, verdict)
        if self._asked(token) or self._conditional(token):
            return OPEN
        return verdict

    def _negates(self, child: Token, token: Token) -> bool:
        if child.dependency == "advmod" and child.lower in {"longer", "more"}:
            before = self.parse.child(child.index, "neg", "det", "advmod")
            return before is not None and before.lower in {"no", "any", "n't"} and child.index < token.index
        if child.dependency != "neg" and not (
            child.dependency in {"advmod", "preconj"}
            and self.hedges.adverb.get(child.lower) == "denied"
            and child.index < token.index
        ):
            return False
        after = self.parse.tokens[child.index + 1] if child.index + 1 < len(self.parse.tokens) else None
        return after is None or after.lower not in self.hedges.words["merely"]

    def _modal(self, modal: Token, verb: Token, verdict: Verdict) -> Verdict:
        certainty = self.hedges.modal.get(modal.lower)
        if certainty is None:
            return verdict
        if modal.lower in {"would", "'d", "could", "might"} and self.parse.child(verb.index, "advcl") is not None:
            certainty = "possible" if certainty == "probable" else certainty
        negated = self.parse.child(verb.index, "neg") is not None
        if negated and modal.lower in {"can", "could", "ca"}:
            return self._mark(modal, verdict)
        return self._mark(modal, verdict.weakened(certainty))  # type: ignore[arg-type]

    def _attributes(self, token: Token) -> Verdict:
        verdict = Verdict()
        for child in self._heard(token):
            if child.dependency in {"amod", "nmod", "compound", "advmod"} and (
                sure := self.hedges.attribute.get(child.lower)
            ):
                verdict = verdict.turned() if sure == "denied" else verdict.weakened(sure)  # type: ignore[arg-type]
                self.markers.append(child.span)
            elif child.dependency == "det" and child.lower in self.hedges.words["none_of"]:
                verdict = self._mark(child, verdict.turned())
        return verdict

    def _negative(self, argument: Token) -> bool:
        if argument.lower in self.hedges.words["nobody"] or self._not_even_one(argument):
            return True
        return any(
            self.parse.tokens[at].lower in self.hedges.words["none_of"]
            and self.parse.tokens[at].dependency in {"det", "advmod", "preconj"}
            for at in argument.children
        )

    def _not_even_one(self, argument: Token) -> bool:
        """As in "not one guard left", "not a single guard left"; but "not all of them left" says that some did."""
        first = self.parse.tokens[min(self.parse.subtree(argument.index))]
        after = self.parse.tokens[first.index + 1] if first.index < argument.index else first
        return first.lower == "not" and after.lower in self.hedges.words["even_one"]

    def _phrase(self, prep: Token, verdict: Verdict) -> Verdict:
        words = self.parse.subtree_span(prep.index).words(self.parse.text).lower()
        if any(f"{words} ".startswith(f"{phrase.strip()} ") for phrase in self.hedges.words["nowhere"]):
            return self._mark(prep, verdict.turned())
        for certainty, phrases in self.hedges.phrases.items():
            if certainty != "denied" and any(words.startswith(phrase) for phrase in phrases):
                return self._mark(prep, verdict.weakened(certainty))  # type: ignore[arg-type]
        return verdict

    def _condition(self, clause: Token) -> bool:
        mark = self.parse.child(clause.index, "mark")
        return mark is not None and mark.lower in {"if", "unless", "provided"}

    def _asked(self, token: Token) -> bool:
        """Whether the clause is a question, or an order."""
        sentence = self.parse.sentences[token.sentence]
        if token.dependency != "ROOT" or token.pos not in {"VERB", "AUX"}:
            return False
        last = sentence.last - 1
        while last > sentence.first and self.parse.tokens[last].text in {'"', "'", ")", "''", '" '}:
            last -= 1
        if self.parse.tokens[last].text == "?":
            self.markers.append(self.parse.tokens[last].span)
            return True
        return token.tag == "VB" and self.parse.child(token.index, "nsubj", "nsubjpass", "aux", "expl") is None

    def _conditional(self, token: Token) -> bool:
        """Whether the word stands before the first comma of a sentence that begins with "if", whatever the parse says."""
        sentence = self.parse.sentences[token.sentence]
        first = self.parse.tokens[sentence.first]
        if first.lower not in {"if", "unless"} or not self.scope.covers(first.span):
            return False
        before = range(sentence.first, token.index)
        if any(self.parse.tokens[at].text in {",", "then"} for at in before):
            return False
        self.markers.append(first.span)
        return any(self.parse.tokens[at].text == "," for at in range(token.index, sentence.last))

    # ------------------------------------------------------------ above

    def _above(self, token: Token) -> Verdict:
        head = self.parse.tokens[token.head]
        self._climbed += 1
        if head.index == token.index or not self.scope.covers(head.span) or self._climbed > _FARTHEST:
            return Verdict()
        relation = token.dependency
        if relation in {"xcomp", "ccomp", "csubj", "csubjpass", "pcomp", "acl", "conj", "dep"}:
            return self._clause(token, head)
        if relation == "advcl":
            return self._adverbial(token, head)
        if relation in {"aux", "auxpass"}:
            return self.judge(head)
        if relation in {"nummod", "quantmod", "compound", "nmod", "amod"} and token.pos == "NUM":
            return self.judge(head)
        if relation in _ARGUMENTS or relation == "acomp":
            return self._argument(token, head)
        return Verdict()

    def _clause(self, token: Token, head: Token) -> Verdict:
        relation = token.dependency
        if relation in {"conj", "dep"}:
            return self._sharing(token, head)
        if relation == "pcomp":
            last = self.parse.tokens[head.index - 1].lower if head.index else ""
            if head.lower in {"without", "instead", "than"} or f"{last} {head.lower}" in self.hedges.words["instead"]:
                return self._mark(head, Verdict("certain", "denied"))
            above = self.parse.tokens[head.head]
            if not self.scope.covers(above.span) or head.lower in {
                "after",
                "by",
                "since",
                "upon",
                "despite",
                "because",
            }:
                return Verdict()
            return self._governed(token, above, default=None)
        if relation == "acl":
            infinitive = token.tag == "VB" and self.parse.child(token.index, "aux") is not None
            if infinitive or not is_participle(self.parse, token):
                return self._governed(token, head, default=OPEN if infinitive else None)
            return Verdict()
        if relation == "ccomp" and token.index < head.index and self._stands_apart(token, head):
            return Verdict()
        infinitive = token.tag == "VB"
        deciding = relation == "xcomp" and head.tag in {"VBD", "VBN"}
        deciding = deciding and head.lemma.lower() in self.hedges.words["deciding"]
        if deciding and self.parse.child(token.index, "neg") is not None:
            return self._above(head)  # "opted not to tap the reserve": it was not tapped
        return self._governed(token, head, default=Verdict("possible") if infinitive and relation == "xcomp" else None)

    def _stands_apart(self, token: Token, head: Token) -> bool:
        """Whether a clause only stands before another that says nothing of it: "rain flooded the town; no one was hurt"."""
        if any(self.parse.tokens[at].text == ";" for at in range(token.index, head.index)):
            return True
        told = self._class(head) is not None or self.parse.child(head.index, "acomp", "attr", "oprd") is not None
        return not told and self.parse.child(token.index, "mark") is None and self._negated_subject(head)

    def _negated_subject(self, head: Token) -> bool:
        subject = self.parse.child(head.index, "nsubj", "nsubjpass")
        return subject is not None and subject.index > min(self.parse.subtree(head.index)) and self._negative(subject)

    def _sharing(self, token: Token, head: Token) -> Verdict:
        """A second verb shares the auxiliaries of the first where it has neither subject nor tense of its own."""
        bare = (
            token.tag == head.tag
            and token.tag in {"VB", "VBN", "VBG"}
            and self.parse.child(token.index, "nsubj", "nsubjpass", "aux", "auxpass") is None
        )
        if bare and head.pos in {"VERB", "AUX"}:
            return self.judge(head)
        if self._is_unproven(head):
            return Verdict("possible", "denied")  # "no evidence that it hid the letters or that it burnt them"
        return self._above(head)

    def _adverbial(self, token: Token, head: Token) -> Verdict:
        mark = self.parse.child(token.index, "mark")
        if mark is not None and mark.lower in self.hedges.condition_words:
            return self._mark(mark, OPEN)
        infinitive = token.tag == "VB" and (aux := self.parse.child(token.index, "aux")) is not None and aux.tag == "TO"
        if infinitive:
            if self._class(head) is not None:
                return self._governed(token, head, default=None)
            return combine(Verdict("probable" if head.tag in {"VBD", "VBN"} else "possible"), self.judge(head))
        return self._above(head) if mark is None and token.tag in {"VBG", "VB"} else Verdict()

    def _argument(self, token: Token, head: Token) -> Verdict:
        relation = token.dependency
        if relation == "pobj":
            above = self.parse.tokens[head.head]
            if head.lower in {"without", "minus"}:
                return self._mark(head, Verdict("certain", "denied"))
            if not self.scope.covers(above.span) or head.lower in self.hedges.words["presupposing"]:
                return Verdict()
            if self._denied_noun(above):
                return Verdict("possible", "denied")
            if (
                head.lower in {"of", "to", "for", "about", "in", "from"}
                and above.pos == "NOUN"
                and self.hedges.noun_class.get(above.lemma)
            ):
                return self._governed(token, above, default=None)
            if (
                head.lower in {"for", "to", "from", "against", "on", "with"}
                and above.pos == "VERB"
                and self._class(above) in {"open", "no", "belief", "weak"}
            ):
                return self._governed(token, above, default=None)
            if token.pos == "NUM" or self._indefinite(token):
                return self.judge(above) if above.pos in {"VERB", "AUX"} else self._above(above)
            return Verdict()
        if relation == "appos":
            return Verdict()
        if head.pos not in {"VERB", "AUX"}:
            return self._above(head) if token.pos == "NUM" else Verdict()
        there = self.parse.child(head.index, "expl") is not None
        kind = self._class(head)
        if relation == "nsubjpass" and kind in {"open", "belief", "weak"} and self.parse.child(head.index, "xcomp"):
            return self._governed(token, head, default=None)
        if relation in {"attr", "acomp", "oprd"} or there or token.pos == "NUM" or self._counted(token):
            return self.judge(head, asking=token)
        if relation == "nsubj":
            return (
                self.judge(head, asking=token)
                if head.lemma in self.hedges.words["happening"]
                else self._existing(token, head)
            )
        if kind == "denial" and token.lemma in self.hedges.noun_class:
            return Verdict()
        if kind in {"open", "belief", "weak", "denial", "doubt"} or (
            kind == "no" and head.lemma in self.hedges.words["preventing"]
        ):
            return self._governed(token, head, default=None)
        if head.lemma in self.hedges.words["light"] or self._indefinite(token):
            return self.judge(head, asking=token)
        return Verdict()

    def _existing(self, token: Token, head: Token) -> Verdict:
        """Who or what acts is there, unless it is only thought of ("an attack may follow")."""
        if not self._indefinite(token):
            return Verdict()
        return Verdict() if self.judge(head, asking=token).certainty == "certain" else Verdict("probable")

    def _counted(self, token: Token) -> bool:
        return any(self.parse.tokens[at].dependency == "nummod" for at in token.children)

    def _denied_noun(self, noun: Token) -> bool:
        """Whether `noun` is the "evidence" of "no evidence of"."""
        if noun.lemma not in self.hedges.words["evidence"]:
            return False
        first = max(self.parse.sentences[noun.sentence].first, noun.index - 3)
        before = [self.parse.tokens[at] for at in range(first, noun.index)]
        no = next((each for each in before if each.lower in {"no", "little", "any", "scant", "without"}), None)
        if no is None or not self.scope.covers(no.span):
            return False
        if no.lower == "any" and self.judge(noun).polarity != "denied":
            return False
        self.markers.append(no.span)
        return True

    def _is_unproven(self, clause: Token) -> bool:
        """Whether "no evidence that" stands right before the clause, wherever the parse hangs it."""
        mark = self.parse.child(clause.index, "mark")
        if mark is None or mark.lower != "that" or mark.index == 0:
            return False
        before = self.parse.tokens[mark.index - 1]
        return before.pos == "NOUN" and self.scope.covers(before.span) and self._denied_noun(before)

    def _definite(self, token: Token) -> bool:
        return any(
            self.parse.tokens[at].dependency == "poss"
            or self.parse.tokens[at].lower in {"the", "this", "that", "these", "those"}
            for at in token.children
        )

    def _indefinite(self, token: Token) -> bool:
        return not self._definite(token) and token.pos != "PROPN"

    def _class(self, governor: Token) -> str | None:
        if governor.pos in {"VERB", "AUX"}:
            return self.hedges.verb(governor.lemma.lower(), governor.lower)
        if governor.pos == "ADJ":
            return self.hedges.adjective_class.get(governor.lower)
        return self.hedges.noun_class.get(governor.lemma.lower())

    def _governed(self, token: Token, governor: Token, *, default: Verdict | None) -> Verdict:
        """What `governor`, once judged itself, makes of the clause or noun of `token` under it."""
        if governor.pos == "NOUN" and self._denied_noun(governor):
            return Verdict("possible", "denied")
        if governor.dependency in {"relcl", "acl"} and governor.lemma in self.hedges.words["showing"]:
            witness = self.parse.tokens[governor.head]
            if self.scope.covers(witness.span) and self._negative(witness):
                return self._mark(governor, Verdict("possible", "denied"))  # "no marks that would show that"
        kind = self._class(governor)
        yet = next((each for each in self.parse.children(governor.index, "advmod") if each.lower == "yet"), None)
        if yet is not None and governor.lemma in {"have", "be"} and token.tag == "VB":
            return self._mark(yet, Verdict("certain", "denied"))  # "has yet to arrive"
        if kind is None:
            acomp = self.parse.child(governor.index, "acomp", "attr", "oprd")
            if governor.lemma == "be" and acomp is not None and acomp.index != token.index:
                kind = self._class(acomp)
                if kind is not None:
                    self.markers.append(acomp.span)
                    return complement(kind, combine(self._beside(acomp), self.judge(governor)))
            above = self.judge(governor)
            return (
                above
                if default is None
                else combine(default, above)
                if above.polarity == "affirmed"
                else above.weakened("probable")
            )
        found = complement(kind, self.judge(governor))
        if found != Verdict():
            self.markers.append(governor.span)
        return found

    # ------------------------------------------------------------ keeping

    def _heard(self, token: Token) -> list[Token]:
        """The children of `token` inside the scope, with those of the auxiliary that carries its negation."""
        children = [self.parse.tokens[at] for at in token.children]
        children += [
            inner
            for child in children
            if child.dependency in {"aux", "auxpass"}
            for inner in self.parse.children(child.index, "neg")
        ]
        start, end = self.scope
        return [child for child in children if start <= child.start and child.end <= end]

    def _mark(self, token: Token, verdict: Verdict) -> Verdict:
        self.markers.append(token.span)
        return verdict
