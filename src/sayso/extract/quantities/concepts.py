"""What an amount counts or measures: "fighters" in "400 to 600 fighters", "revenue" in "revenue rose to $4 million"."""

from sayso.evidence.spans import Span
from sayso.extract.quantities.lexicon import Units
from sayso.extract.quantities.measured import Measured
from sayso.languages.parse import Parse, Token

_NOUNS = ("NOUN", "PROPN")
_TIME = {
    "year",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
    "decade",
    "century",
    "quarter",
    "today",
    "yesterday",
}
_DAYS = ("today", "yesterday", "tonight", "tomorrow")
_ATTRIBUTIVE = ("nummod", "amod", "compound", "quantmod", "nmod", "det", "advmod", "predet", "npadvmod")


def concept_of(parse: Parse, one: Measured, span: Span, *, units: Units, inherited: Span | None = None) -> Span | None:
    """Where the words for what is counted or measured stand, or `None` where the sentence has none.

    `inherited` is the concept of the amount before, in the same sentence: "17 people were killed and 90 wounded".
    """
    inside = parse.between(span)
    if not inside:
        return None
    found = _Finder(parse, one, inside, units).find(inherited)
    if isinstance(found, Token) and found.head == found.index and parse.child(found.index, "nsubj") is not None:
        acting = parse.child(found.index, "cop", "attr") is None and parse.tokens[found.index - 1].pos == "PROPN"
        found = (
            None if acting and found.tag == "NNS" else found
        )  # "Norland eyes $8 billion": a verb that the parser missed
    if isinstance(found, Token):
        return phrase_of(parse, found, {token.index for token in inside}, units)
    return found


class _Finder:
    """Looks for the noun of one amount, nearest and surest place first."""

    def __init__(self, parse: Parse, one: Measured, inside: tuple[Token, ...], units: Units) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.one = one
        self.units = units
        self.looked_through = False
        self.indexes = {token.index for token in inside}
        self.last = inside[-1].index
        self.first = inside[0].index
        self.head = self._top(inside)

    def find(self, inherited: Span | None) -> Token | Span | None:
        """The noun, or the words of the amount before, or `None`."""
        noun = self._counted() if self.one.unit is None else self._modified()
        if noun is None:
            noun = self._after_of()
        if noun is None and self.one.unit in _TIME and self._is_adverbial():
            return None  # "for 18 years": when, or how long, not of what
        if noun is not None and noun.lower == "others" and inherited is not None:
            return inherited  # "killing 369 people and wounding 389 others"
        if noun is not None:
            return self._beyond(noun) if noun.lemma in self.units.through else noun
        fate = self.tokens[self.last + 1] if self.last + 1 < len(self.tokens) else None
        if self.one.unit is None and fate is not None and fate.lower in self.units.fates:
            return fate
        above = self._named_before() or self._summed() or self._paid_for() or self._above()
        if inherited is not None and self.one.unit is None and not self.looked_through and not self._is_said():
            return inherited
        return above or self._before()

    def _top(self, inside: tuple[Token, ...]) -> Token:
        """The highest noun or number inside, seen past prepositions such as the "between" of a range."""
        heavy = [
            token for token in inside if token.pos not in ("PUNCT", "SPACE", "ADP", "ADV", "SCONJ", "DET", "CCONJ")
        ]
        for token in heavy:
            if token.head not in self.indexes or token.head == token.index:
                return token
        for token in heavy:
            if self.tokens[token.head].pos in ("ADP", "ADV", "SCONJ"):
                return token
        return heavy[0] if heavy else inside[-1]

    def _free(self, token: Token | None) -> Token | None:
        return token if token is not None and token.index not in self.indexes else None

    def _modified(self) -> Token | None:
        """The noun that an amount with a unit stands before: "an 8.5 kW system"."""
        head = self.head
        while head.dependency in _ATTRIBUTIVE and head.head > self.last:
            head = self.tokens[head.head]
            if head.pos in _NOUNS and not (head.dependency in ("compound", "nmod", "amod") and head.head > head.index):
                return head
        return None

    def _counted(self) -> Token | None:
        """The noun a bare number counts."""
        head, tokens = self.head, self.tokens
        if tokens[min(self.last + 1, len(tokens) - 1)].lower in _DAYS:
            return None  # "including three today"
        if head.dependency in _ATTRIBUTIVE and head.head > self.last and tokens[head.head].pos in (*_NOUNS, "PRON"):
            return tokens[head.head]
        of = self._after_of()
        if of is not None:
            return of
        at = self.last + 1
        while (
            at < len(tokens)
            and at <= self.last + 5
            and tokens[at].sentence == head.sentence
            and tokens[at].pos in ("ADJ", *_NOUNS)
        ):
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            if tokens[at].lemma in _TIME and tokens[at - 1].lower in ("last", "this", "next"):
                return None  # "rose to 2.1 last year"
            if tokens[at].pos in _NOUNS and (after is None or after.pos not in (*_NOUNS, "ADJ")):
                return tokens[at]
            at += 1
        if (
            head.pos in _NOUNS
            and head.index in self.indexes
            and not head.lower[0].isdigit()
            and head.tag in ("NNS", "NNPS")
        ):
            return None
        return None

    def _after_of(self) -> Token | None:
        """What follows "of": "60 percent of its revenue", "dozens of cars", "(about 20) of the groups"."""
        at = self.last + 1
        if at < len(self.tokens) and self.tokens[at].lower == "(":  # "8 miles (13 kilometres) of tunnels"
            at = next((token.index for token in self.tokens[at : at + 8] if token.lower == ")"), at)
        if at < len(self.tokens) and self.tokens[at].lower == ")":
            at += 1
        if at >= len(self.tokens) or self.tokens[at].lower != "of" or self.one.money:
            return None
        inner = self._free(self.parse.child(at, "pobj"))
        if inner is not None:
            return inner if inner.pos != "NUM" else None
        for token in self.tokens[at + 1 : at + 6]:
            if token.pos in _NOUNS and token.index not in self.indexes:
                while token.dependency in ("compound", "amod", "nmod", "poss") and token.head > token.index:
                    token = self.tokens[token.head]  # noqa: PLW2901
                return token
        return None

    def _paid_for(self) -> Token | None:
        """What money is paid for: "paid $35,538 for a system"."""
        above = self.tokens[self.head.head]
        if not self.one.money:
            return None
        if above.lower in ("for", "at") and self.tokens[above.head].lemma in self.units.pays:
            thing = self._free(self.parse.child(above.head, "dobj"))
            return thing if thing is not None and thing.pos in _NOUNS else None  # "sold her stake for $14 million"
        if above.lemma not in self.units.pays:
            return None
        for at in (*above.children, *self.head.children):
            if self.tokens[at].lower == "for" and at > self.last and at < self.last + 4:
                noun = self._free(self.parse.child(at, "pobj"))
                if noun is not None and noun.pos in _NOUNS and noun.lemma not in _TIME:
                    return noun
        return None

    def _above(self) -> Token | None:
        """The noun the amount hangs on ("a loss of $4 million", "revenue of"), or the subject of its verb."""
        token = self.head
        for _ in range(12):
            if token.head == token.index:
                return self._subject(token)
            above = self.tokens[token.head]
            if above.index not in self.indexes:
                if above.pos in _NOUNS and token.dependency not in ("conj", "npadvmod"):
                    return self._beyond(above)
                if above.pos in ("VERB", "AUX"):
                    return self._taken_from(above) or self._moved(token, above) or self._subject(above)
            token = above
        return None

    def _is_adverbial(self) -> bool:
        """Whether a preposition ties the amount to the verb, or the sentence has no verb over it."""
        link = self.tokens[self.head.head]
        return (
            link.index == self.head.index
            or (link.pos in ("ADP", "SCONJ") and self.tokens[link.head].pos not in _NOUNS)
            or self.head.dependency == "npadvmod"
        )

    def _is_said(self) -> bool:
        """Whether a verb says the number of its subject: "the voters polled were only 238"."""
        verb = self.tokens[self.head.head]
        subject = self.parse.child(verb.index, "nsubj")
        return self.head.dependency in ("attr", "acomp") and subject is not None and subject.pos in _NOUNS

    def _named_before(self) -> Token | None:
        """The noun right before "at", "of", "up" or "down": "carbon levels at 1,200", "put the toll at 19", "the Dow up 1%"."""
        if self.first < 2 or self.tokens[self.first - 1].lower not in ("at", "of", "up", "down"):
            return None
        noun = self.tokens[self.first - 2]
        if noun.pos not in _NOUNS or noun.lemma in _TIME or noun.sentence != self.head.sentence or self._is_unit(noun):
            return None
        self.looked_through = True
        of = self.tokens[self.first - 1].lower == "of"
        if of and noun.lemma == "age":
            link = self.tokens[noun.head]
            before = self.tokens[link.index - 1] if link.index else link
            return before if before.pos in _NOUNS else None  # "players over the age of 21"
        return self._beyond(noun) if of and noun.lemma in self.units.through else noun

    def _summed(self) -> Token | None:
        """The plural noun right before a sum of money: "record sales and profits 2.2 billion crowns"."""
        noun = self.tokens[self.first - 1] if self.first else None
        if noun is None or not self.one.money or noun.tag != "NNS" or noun.sentence != self.head.sentence:
            return None
        if noun.dependency in ("dobj", "dative"):
            return None  # "owes its banks 67 million crowns"
        return self._noun(noun)

    def _moved(self, link: Token, verb: Token) -> Token | None:
        """What a verb raises or lowers by, to or from the amount: "cut its forecast by 5 percent", "pulled shares 2% lower"."""
        if self.one.unit is None or not (
            link.lower in ("by", "to", "from", "at") or link.dependency in ("npadvmod", "advmod")
        ):
            return None
        if self.one.money and verb.lemma in self.units.gives and link.lower not in ("by", "to", "from", "at"):
            return None  # "cost buyers $40,000" is not of the buyers
        thing = self._free(self.parse.child(verb.index, "dobj"))
        return self._beyond(thing) if thing is not None and thing.pos in _NOUNS else None

    def _taken_from(self, verb: Token) -> Token | None:
        """What loses the amount: "wiped $340 million off the bank's value"."""
        if not self.one.money or self.head.dependency != "dobj" or verb.lemma not in self.units.takes:
            return None
        for link in self.parse.children(verb.index, "prep"):
            loser = self._free(self.parse.child(link.index, "pobj")) if link.lower in ("from", "off") else None
            if loser is not None and loser.pos in _NOUNS:
                return loser
        return None

    def _subject(self, verb: Token) -> Token | None:
        """Who or what the verb is about: its subject, or that of the verb it hangs on."""
        token = verb
        if verb.lemma == "range":  # "claims, ranging from $200 to $4,000"
            before = [one for one in self.tokens[max(0, verb.index - 3) : verb.index] if one.pos in _NOUNS]
            if before:
                return before[-1]
        for _ in range(5):
            subject = self._free(self.parse.child(token.index, "nsubj", "nsubjpass"))
            if subject is not None:
                subject = self._named_subject(subject)
                if subject.tag in ("WDT", "WP") and token.dependency == "relcl":
                    return self._noun(self._name_beside(self.tokens[token.head]))
                if subject.pos == "PRON" or subject.tag in ("WDT", "WP", "DT"):
                    return None
                return self._beyond(subject)
            above = self.tokens[token.head]
            if token.dependency in ("acl", "relcl"):
                return self._noun(above)
            if (
                token.dependency not in ("conj", "xcomp", "advcl", "ccomp", "prep", "pcomp", "aux")
                or above.index == token.index
            ):
                return None
            if above.pos in _NOUNS:
                return self._beyond(above)
            token = above
        return None

    def _name_beside(self, noun: Token) -> Token:
        """The name right behind a noun: "their daughter Maria, who was 10"."""
        name = self.parse.child(noun.index, "appos")
        return name if name is not None and name.pos == "PROPN" and name.index == noun.index + 1 else noun

    def _named_subject(self, subject: Token) -> Token:
        """The noun of a name that ends in a number or a measure: "the S&P 500", "the Pro 16 inch"."""
        if subject.pos != "NUM" and not self._is_unit(subject):
            return subject
        below = [token for token in self.parse.children(subject.index, "compound", "nmod") if token.pos in _NOUNS]
        return below[-1] if below else subject

    def _noun(self, token: Token) -> Token | None:
        good = token.pos in _NOUNS and token.index not in self.indexes and not self._is_unit(token)
        return token if good else None

    def _is_unit(self, token: Token) -> bool:
        """Whether the noun only measures: "2.4 kilometres" are not of miles."""
        known = self.units.units.get(token.lower, [])
        single = [name for phrase, name in known if len(phrase) == 1]
        return token.lower in self.units.money or bool(
            single and single[0] not in ("share", "point", "time", "day", "bar")
        )

    def _beyond(self, noun: Token) -> Token | None:
        """Past "the number of": the noun after "of"; past "a peak of 3,000": the subject of the sentence."""
        if noun.lemma not in self.units.through:
            return self._noun(noun)
        self.looked_through = True
        for of in self.parse.children(noun.index, "prep"):
            inner = self._free(self.parse.child(of.index, "pobj")) if of.lower in ("of", "for", "in") else None
            if (
                inner is not None
                and inner.pos in _NOUNS
                and inner.lemma not in self.units.through
                and inner.lemma not in _TIME
            ):
                return inner
        owner = self._free(self.parse.child(noun.index, "poss"))
        if owner is not None and owner.pos in _NOUNS:
            return owner
        compound = self.parse.child(noun.index, "compound")
        if compound is not None and compound.index not in self.indexes:
            return noun
        for above in self.parse.ancestors(noun.index)[:6]:
            if above.pos in ("VERB", "AUX"):
                subject = self._free(self.parse.child(above.index, "nsubj", "nsubjpass"))
                if subject is not None and subject.index != noun.index and subject.pos in _NOUNS:
                    return subject
                break
        return self._noun(noun)

    def _before(self) -> Token | None:
        """The noun just before an amount that stands without a sentence: "Total cost: $72,370", "Dow +0.2%"."""
        at = self.first - 1
        if at < 0 or self.tokens[at].pos in ("DET", "ADP", "SCONJ", "VERB", "AUX", "ADV", "PART"):
            return None
        while at >= 0 and at > self.first - 5 and self.tokens[at].sentence == self.head.sentence:
            token = self.tokens[at]
            if token.dependency in ("dobj", "dative"):
                return None  # "it cost buyers $40,000"
            if token.pos in _NOUNS and token.lemma not in _TIME and not self._is_unit(token):
                return token
            if token.pos in ("VERB", "PRON", "AUX"):
                return None
            at -= 1
        return None


def phrase_of(parse: Parse, noun: Token, indexes: set[int], units: Units) -> Span:
    """The noun with the words before it that belong to it, without article, number, owner and "other"."""
    first = noun.index
    while first - 1 >= 0:
        token = parse.tokens[first - 1]
        joins = token.pos == "CCONJ" and token.dependency == "cc"  # "Kia and Hyundai vehicles"
        joins = (
            joins and token.head < token.index and parse.tokens[token.head].dependency in ("amod", "nmod", "compound")
        )
        if token.sentence != noun.sentence or token.index in indexes or token.pos in ("ADP", "SCONJ", "AUX"):
            break
        if token.pos == "CCONJ" and not joins:
            break
        above = token
        steps = 0
        while above.index not in (noun.index, above.head) and steps < 6:
            above = parse.tokens[above.head]
            steps += 1
        if above.index != noun.index or (token.pos == "VERB" and token.dependency != "amod"):
            break
        first -= 1
    start = first
    for at in range(first, noun.index):
        token = parse.tokens[at]
        if (
            token.dependency in ("poss", "case", "nummod", "det")
            or token.pos in ("DET", "NUM", "PRON")
            or token.lower in ("(", ")", '"', ":", ";", "[", "]")
        ):
            start = at + 1
    while start < noun.index and (
        parse.tokens[start].lower in units.idle
        or (start and parse.tokens[start - 1].pos == "NUM" and parse.tokens[start].lower in units.units)
        or parse.tokens[start].pos in ("PUNCT", "ADV", "PART", "SYM", "ADP")
    ):
        start += 1
    last = noun.index + 1
    while (  # "Ben-Moshe"
        last + 1 < len(parse.tokens)
        and parse.tokens[last].lower == "-"
        and parse.tokens[last - 1].end == parse.tokens[last].start
        and parse.tokens[last].end == parse.tokens[last + 1].start
    ):
        last += 2
    return parse.span_of(start, last)
