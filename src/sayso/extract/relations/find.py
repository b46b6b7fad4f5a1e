"""Ties between two mentions, found by their verbs, their nouns and the roles people and bodies bear."""

from bisect import bisect_left
from collections.abc import Iterable

from sayso.evidence import Mention, Relation, Span, Status, hull
from sayso.evidence.kinds import relation_kinds
from sayso.extract.mentions import word_set
from sayso.extract.references import MentionIndex
from sayso.extract.relations.grammar import agents, behind, conjuncts, is_passive, objects, quoted_between, subjects
from sayso.extract.relations.patterns import NounPattern, Patterns, RolePattern, VerbPattern
from sayso.extract.relations.standing import Standing, negated, standing
from sayso.languages import Parse, Token

_NOBODY = frozenset({"date", "quantity", "money", "nationality"})


class Finder:
    """Looks for the ties of one text; `used` are the nouns that a verb's wording has taken up."""

    def __init__(self, parse: Parse, patterns: Patterns, mentions: Iterable[Mention]) -> None:
        self.parse = parse
        self.patterns = patterns
        self.index = MentionIndex(parse, mentions)
        self.used: set[int] = set()
        self._amounts = [m for m in self.index.mentions if m.kind == "quantity"]
        self._amount_starts = [m.span.start for m in self._amounts]

    # -- parties

    def party(self, token: Token) -> Mention | None:
        """The mention that the token heads, or, of "some of the officials", the officials."""
        mention = self.index.headed_by(token.index)
        if mention is not None and mention.kind not in _NOBODY:
            return mention
        if token.lower in word_set(self.parse.language, "light") or (
            mention is not None and mention.kind == "quantity"
        ):
            for child in behind(self.parse, token, frozenset({"of"})):
                found = self.index.headed_by(child.index)
                if found is not None and found.kind not in _NOBODY:
                    return found
        held = self.index.holding(token.index)
        if held is not None and held.form == "name" and held.kind not in _NOBODY:
            return held
        if mention is None and token.lemma.lower() in word_set(self.parse.language, "possessions"):
            for child in self.parse.children(token.index, "poss", "compound", "nmod"):
                owner = self.index.headed_by(child.index)
                if owner is not None and owner.kind == "organisation":
                    return owner
        return None

    def parties(self, tokens: Iterable[Token]) -> list[Mention]:
        """The mentions headed by the tokens, without doubles."""
        found: list[Mention] = []
        for token in tokens:
            mention = self.party(token)
            if mention is not None and mention not in found:
                found.append(mention)
        return found

    def amounts_near(self, first: int, last: int) -> list[Mention]:
        """The amounts within a few words before the tokens `first` to `last`, or among them."""
        low = self.parse.tokens[max(0, first - 4)].start
        high = self.parse.tokens[last].end
        at = bisect_left(self._amount_starts, low)
        found: list[Mention] = []
        while at < len(self._amounts) and self._amounts[at].span.start < high:
            found.append(self._amounts[at])
            at += 1
        return found

    def ties(
        self, kind: str, pair: tuple[list[Mention], list[Mention]], cue: Span, stands: Standing
    ) -> Iterable[Relation]:
        """One relation for each of the sources with each of the targets."""
        for source in pair[0]:
            for target in pair[1]:
                if source.span.overlaps(target.span) and not _nested(source, target):
                    continue
                if source.entity is not None and source.entity == target.entity:
                    continue
                yield Relation(
                    kind,
                    source.span,
                    target.span,
                    hull((source.span, target.span, cue)),
                    cue,
                    stands.status,
                    stands.negation_used,
                )

    # -- verbs

    def by_verb(self, verb: Token) -> Iterable[Relation]:
        """The ties that a verb words."""
        patterns = self.patterns.verbs.get(verb.lemma.lower(), ())
        for pattern in sorted(patterns, key=lambda pattern: not pattern.companions):
            companion = self._companion(verb, pattern)
            if pattern.companions and companion is None:
                continue
            source, target = self._sides(verb, pattern, companion)
            source = [m for m in source if _fits(m, pattern.subject_kinds)]
            target = [m for m in target if _fits(m, pattern.object_kinds) and not self._used_up(m)]
            if not source or not target:
                if target and self._reciprocal(verb, target, pattern):
                    source = target
                elif source and not target and self._reciprocal(verb, source, pattern):
                    target = source
                else:
                    continue
            if pattern.reverse:
                source, target = target, source
            if companion is not None:
                self.used.add(companion.index)
            cue = hull((verb.span, companion.span)) if companion is not None else verb.span
            stands = standing(self.parse, self.patterns, verb, pattern.status)
            if source is target:
                yield from self._mutual(pattern.kind, source, cue, stands)
                continue
            yield from self.ties(pattern.kind, (source, target), cue, stands)

    def _used_up(self, mention: Mention) -> bool:
        """Whether the mention is itself part of a wording ("joined forces")."""
        head = self.parse.head_of(mention.span) if self.used else None
        return head is not None and head.index in self.used

    def _companion(self, verb: Token, pattern: VerbPattern) -> Token | None:
        for child in self.parse.children(
            verb.index, "dobj", "prt", "advmod", "nsubjpass", "oprd", "attr", "ccomp", "xcomp", "prep", "npadvmod"
        ):
            if child.lemma.lower() in pattern.companions or child.lower in pattern.companions:
                return child
            if child.dependency in {"dobj", "nsubjpass"}:
                for deeper in conjuncts(self.parse, child):
                    if deeper.lemma.lower() in pattern.companions:
                        return deeper
            if child.dependency == "prep":
                for deeper in self.parse.children(child.index, "pobj"):
                    if deeper.lemma.lower() in pattern.companions:
                        return deeper
        return None

    def _sides(self, verb: Token, pattern: VerbPattern, companion: Token | None) -> tuple[list[Mention], list[Mention]]:
        parse = self.parse
        passive = is_passive(parse, verb)
        acting = subjects(parse, verb)
        if not passive:
            acting = [self._striker(token) for token in acting]
        if pattern.after is None or "dobj" in pattern.after:
            if passive:
                source, target = self.parties(agents(parse, verb)), self.parties(acting)
                if not source and verb.dependency == "amod":
                    source = self._hyphened(verb)
            else:
                source, target = self.parties(acting), self.parties(objects(parse, verb))
            if pattern.after is None or target:
                return source, target
        after = pattern.after
        other = behind(parse, verb, after)
        if companion is not None:
            other += [t for t in behind(parse, companion, after) if t not in other]
            if "to" in after or "for" in after:
                other += [c for c in parse.children(verb.index, "dative") if c.pos != "ADP"]
        elif not passive:
            for thing in parse.children(verb.index, "dobj", "advmod", "prep"):  # "in line with", "side by side with"
                if thing.dependency != "dobj" and thing.lower not in after:
                    other += [t for t in behind(parse, thing, after) if t not in other]
        if passive and companion is not None and companion.dependency == "nsubjpass":
            acting = agents(parse, verb)
        target = self.parties(other)
        if not target and verb.dependency == "amod" and companion is None and pattern.kind == "allied_with":
            target = self._hyphened(verb)
        if not after and companion is not None:  # "regard X as their enemy"
            target = self.parties(self._regarded(verb, companion))
        return self.parties(acting), target

    def _striker(self, token: Token) -> Token:
        """Whoever strikes, where the text has the strike do it ("Norland's airstrikes killed")."""
        if token.lemma.lower() not in word_set(self.parse.language, "strikes"):
            return token
        holders = [
            c
            for c in self.parse.children(token.index, "poss", "compound", "nmod")
            if self.index.headed_by(c.index) is not None
        ]
        holders = holders or list(behind(self.parse, token, frozenset({"by"})))
        return holders[0] if holders else token

    def _regarded(self, verb: Token, companion: Token) -> list[Token]:
        found = [
            c
            for c in self.parse.children(verb.index, "dobj", "nsubj")
            if c.index != companion.index and c.index > verb.index
        ]
        for clause in self.parse.children(verb.index, "ccomp"):
            found.extend(self.parse.children(clause.index, "nsubj"))
        if companion.dependency in {"ccomp", "oprd", "xcomp", "attr"}:
            found.extend(self.parse.children(companion.index, "nsubj"))
        return [token for one in found for token in conjuncts(self.parse, one)]

    def _hyphened(self, verb: Token) -> list[Mention]:
        """As in "Norland-backed rebels"."""
        found = self.parse.children(verb.index, "npadvmod", "compound", "nmod", "amod", "nsubj", "advmod")
        if not found and verb.index >= 2 and self.parse.tokens[verb.index - 1].text == "-":
            found = [self.parse.tokens[verb.index - 2]]
        return [m for token in found if (m := self.index.holding(token.index)) is not None and m.kind not in _NOBODY]

    def _reciprocal(self, verb: Token, parties: list[Mention], pattern: VerbPattern) -> bool:
        """Whether the parties do it to each other ("the two groups are fighting each other", "they cut ties")."""
        around = {self.parse.tokens[at].lower for at in self.parse.subtree(verb.index)}
        if ("other" in around and "each" in around) or ("one" in around and "another" in around):
            other = next(
                self.parse.tokens[at]
                for at in self.parse.subtree(verb.index)
                if self.parse.tokens[at].lower in {"other", "another"}
            )
            before = self.parse.tokens[other.head].lower if other.dependency == "pobj" else None
            right = pattern.after is None if before is None else pattern.after is not None and before in pattern.after
            return right and (len(parties) > 1 or self._plural(parties[0]))
        symmetric = pattern.kind in {"allied_with", "communicated_with", "negotiates_with", "partners_with"} or (
            pattern.kind == "fighting_against" and verb.lemma in {"clash", "skirmish"}
        )
        if not symmetric or (is_passive(self.parse, verb) and pattern.kind == "communicated_with"):
            return False
        if pattern.after is None and verb.lemma != "meet":
            return False
        if objects(self.parse, verb) and not pattern.companions:
            return False
        plain = verb.lemma in {
            "meet",
            "talk",
            "clash",
            "skirmish",
            "cooperate",
            "co-operate",
            "collaborate",
            "negotiate",
            "ally",
            "align",
            "unite",
            "merge",
            "split",
            "break",
        } or bool(pattern.companions)
        return plain and (
            len(parties) == 2 or (len(parties) == 1 and self._plural(parties[0]) and _paired(self.parse, parties[0]))
        )

    def _plural(self, mention: Mention) -> bool:
        head = self.parse.head_of(mention.span)
        return head is not None and (head.tag in {"NNS", "NNPS"} or head.lower in {"they", "them", "both", "we", "us"})

    def _mutual(self, kind: str, parties: list[Mention], cue: Span, stands: Standing) -> Iterable[Relation]:
        if len(parties) == 1:
            one = parties[0]
            yield Relation(kind, one.span, one.span, hull((one.span, cue)), cue, stands.status, stands.negation_used)
            return
        yield from self.ties(kind, (parties[:1], parties[1:]), cue, stands)
        if not relation_kinds()[kind].symmetric:
            yield from self.ties(kind, (parties[1:], parties[:1]), cue, stands)

    # -- adjectives

    def by_adjective(self, word: Token) -> Iterable[Relation]:
        """The ties that an adjective words ("dependent on X", "X-linked")."""
        pattern = self.patterns.adjectives.get(word.lower)
        if pattern is None:
            return
        target = self.parties(behind(self.parse, word, pattern.after))
        head = self.parse.tokens[word.head]
        if word.dependency in {"acomp", "oprd", "xcomp"} and head.index != word.index:
            source = self.parties(subjects(self.parse, head))
            stands = standing(self.parse, self.patterns, head, "current")
            if not target:
                target = self.parties(behind(self.parse, head, pattern.after))
        else:
            source, stands = self.parties([head]) if head.pos in {"NOUN", "PROPN"} else [], Standing("current")
        if not target and word.dependency == "amod":
            target = self._hyphened(word)
        if pattern.reverse:
            source, target = target, source
        yield from self.ties(pattern.kind, (source, target), word.span, stands)

    # -- nouns

    def by_noun(self, noun: Token) -> Iterable[Relation]:
        """The ties that a noun names."""
        if noun.index in self.used:
            return
        for pattern in self.patterns.nouns.get(noun.lemma.lower(), ()):
            verb = self.governor(noun)
            source, target = self._noun_sides(noun, pattern, verb)
            if (
                not target
                and "between" in pattern.after
                and len(source) == 2
                and "and" in {self.parse.tokens[at].lower for at in self.parse.subtree(noun.index)}
                and noun.tag == "NNS"
            ):
                source, target = source[:1], source[1:]
            stands = self._noun_standing(noun, pattern, verb)
            if source and source is target:
                yield from self._mutual(pattern.kind, source, noun.span, stands)
                continue
            if not source or not target:
                continue
            if pattern.reverse:
                source, target = target, source
            source = [m for m in source if m.kind in {"person", "organisation", "place", "other"}]
            target = [
                m
                for m in target
                if m.kind in {"person", "organisation", "place", "other", "vehicle", "military_platform"}
            ]
            yield from self.ties(pattern.kind, (source, target), noun.span, stands)

    def governor(self, noun: Token) -> Token | None:
        """The verb of which the noun is the object or the predicate."""
        token = noun
        for _ in range(4):
            if token.dependency == "conj":
                token = self.parse.tokens[token.head]
        head = self.parse.tokens[token.head]
        if token.dependency in {"dobj", "attr", "oprd", "nsubjpass"} and head.pos in {"VERB", "AUX"}:
            return head
        if token.dependency == "pobj" and head.pos == "ADP":
            above = self.parse.tokens[head.head]
            if above.pos in {"VERB", "AUX"} and head.lower in {"in", "into", "to", "for", "on", "of", "at", "under"}:
                return above
        return None

    def _noun_sides(self, noun: Token, pattern: NounPattern, verb: Token | None) -> tuple[list[Mention], list[Mention]]:
        parse = self.parse
        between = behind(parse, noun, frozenset({"between", "among"}))
        if verb is not None and not between:
            between = behind(parse, verb, frozenset({"between"}))
        if between and "between" in pattern.after:
            both = self.parties(between)
            if len(both) >= 2:
                return both[:1], both[1:]
            if len(both) == 1 and self._plural(both[0]):
                return both, both
        source: list[Mention] = []
        if "poss" in pattern.holder:
            source += self.parties(
                conj for poss in parse.children(noun.index, "poss") for conj in conjuncts(parse, poss)
            )
        if not source and "by" in pattern.holder:
            source += self.parties(behind(parse, noun, frozenset({"by"})))
        if not source and "from" in pattern.holder:
            source += self.parties(behind(parse, noun, frozenset({"from"})))
        after = pattern.after - {"between"}
        target = self.parties(behind(parse, noun, after))
        if not source and "of" in pattern.holder and "of" not in after:
            source += self.parties(behind(parse, noun, frozenset({"of"})))
        if not source:
            source += [
                m
                for c in parse.children(noun.index, "compound", "nmod")
                if (m := self.index.headed_by(c.index)) is not None and m.kind in {"organisation", "person"}
            ]
        if verb is not None and noun.dependency != "nsubjpass":
            if not target:
                target = self.parties(t for t in behind(parse, verb, after) if t.index > noun.index)
            if (
                not source
                and "subject" in pattern.holder
                and (
                    verb.lemma in self.patterns.holding | self.patterns.ending
                    or verb.lemma == "be"
                    or noun.dependency == "pobj"
                )
            ):
                source = self.parties(agents(parse, verb) if is_passive(parse, verb) else subjects(parse, verb))
        if not source and verb is None and noun.dependency == "nsubj":
            source = []
        if source and not target and "with" in after and len(source) >= 2:
            return source[:1], source[1:]
        if (
            source
            and not target
            and {"with", "between"} <= pattern.after
            and len(source) == 1
            and self._plural(source[0])
            and _paired(parse, source[0])
        ):
            return source, source
        return source, target

    def _noun_standing(self, noun: Token, pattern: NounPattern, verb: Token | None) -> Standing:
        former = any(c.lower in self.patterns.former for c in self.parse.children(noun.index, "amod", "advmod"))
        base: Status = "ended" if former else pattern.status
        if verb is None:
            head = self.parse.tokens[noun.head]
            above = self.parse.tokens[head.head] if head.pos == "ADP" else head
            if noun.dependency == "pobj" and above.lemma in {
                "end",
                "severing",
                "cutting",
                "breaking",
                "termination",
                "suspension",
                "severance",
                "break",
                "rupture",
                "collapse",
                "dissolution",
            }:
                return Standing("ended")
            return Standing(base)
        if verb.lemma in self.patterns.ending and noun.dependency in {"dobj", "nsubjpass", "conj"}:
            return standing(self.parse, self.patterns, verb, "ended")
        stands = standing(self.parse, self.patterns, verb, "current")
        if pattern.status == "ended":
            return (
                Standing("current", negation_used=True)
                if negated(self.parse, self.patterns, verb)
                else Standing("ended")
            )
        return stands if stands.status != "current" or stands.negation_used else Standing(base)

    # -- roles

    def by_role(self, noun: Token) -> Iterable[Relation]:
        """The ties of somebody called by a role ("the owner of", "Taliban commander X")."""
        if noun.index in self.used:
            return
        singular = noun.lemma.lower()
        for pattern in self.patterns.roles.get(singular, ()) or self.patterns.roles.get(singular.removesuffix("s"), ()):
            bearers, stands = self._bearers(noun)
            wholes = [m for m in self._wholes(noun, pattern) if _fits(m, pattern.object_kinds)]
            bearers = [m for m in bearers if _fits(m, pattern.subject_kinds)]
            if any(
                c.lower in self.patterns.former for c in self.parse.children(noun.index, "amod", "advmod", "compound")
            ) or self._former_before(noun):
                stands = Standing("ended")
            if (
                pattern.kind in {"allied_with", "competes_with", "fighting_against"}
                and bearers
                and not wholes
                and len(bearers) == 2
            ):
                yield from self._mutual(pattern.kind, bearers, noun.span, stands)
                continue
            wholes = [w for w in wholes if not any(self._plain(pattern, b, w, noun) for b in bearers)]
            pair = (wholes, bearers) if pattern.reverse else (bearers, wholes)
            yield from self.ties(pattern.kind, pair, noun.span, stands)

    def _plain(self, pattern: RolePattern, bearer: Mention, whole: Mention, noun: Token) -> bool:
        """Whether the tie goes without saying: "their leaders", "Tidewater fighters" for any of them."""
        head = self.parse.head_of(whole.span)
        if head is None or bearer.form == "name" or not bearer.span.covers(whole.span) or head.index > noun.index:
            return False
        if whole.form == "pronoun":
            return True
        return pattern.kind in {"belongs_to", "in_charge_of"} and head.dependency != "poss"

    def _former_before(self, noun: Token) -> bool:
        mention = self.index.holding(noun.index)
        return mention is not None and any(
            t.lower in self.patterns.former for t in self.parse.between(mention.span) if t.index < noun.index
        )

    def _bearers(self, noun: Token) -> tuple[list[Mention], Standing]:
        parse = self.parse
        held = self.index.holding(noun.index)
        own = self.index.headed_by(noun.index)
        now = Standing("current")
        if held is not None and held.form == "name" and own is None and held.kind == "person":
            return [held], now
        for child in parse.children(noun.index, "appos"):
            named = self.party(child)
            if named is not None and named.form == "name" and not quoted_between(parse, noun, child):
                return [named], now
        if noun.dependency == "appos":
            head = max(
                (t for t in conjuncts(parse, parse.tokens[noun.head]) if t.index < noun.index),
                key=lambda t: t.index,
                default=parse.tokens[noun.head],
            )
            named = self.party(head)
            if named is not None and not quoted_between(parse, head, noun):
                return [named], now
        if noun.dependency in {"attr", "oprd"}:
            verb = parse.tokens[noun.head]
            found = (
                self.parties(subjects(parse, verb))
                if verb.lemma in {"be", "become", "remain"} or is_passive(parse, verb)
                else self.parties(objects(parse, verb))
            )
            if found:
                return found, standing(parse, self.patterns, verb, "current")
        if noun.dependency == "pobj" and parse.tokens[noun.head].lower == "as":
            verb = parse.tokens[parse.tokens[noun.head].head]
            if verb.pos == "VERB":
                things = [] if is_passive(parse, verb) else objects(parse, verb)
                found = self.parties(things or subjects(parse, verb))
                if found:
                    return found, standing(parse, self.patterns, verb, "current")
        if noun.dependency in {"compound", "nmod"}:
            named = self.party(parse.tokens[noun.head])
            if named is not None and named.kind == "person" and named.form == "name":
                return [named], now
        if own is not None and own.kind not in _NOBODY:
            return [own], now
        return [], now

    def bearer_of(self, noun: Token) -> Mention | None:
        """The one described where the noun is a description beside a name ("X, a village in"; "X is a village in")."""
        if noun.dependency not in {"appos", "attr"}:
            return None
        found, _ = self._bearers(noun)
        return found[0] if found else None

    def _wholes(self, noun: Token, pattern: RolePattern) -> list[Mention]:
        parse = self.parse
        found = self.parties(t for poss in parse.children(noun.index, "poss") for t in conjuncts(parse, poss))
        links = (
            {"of", "for"}
            | (
                {"to", "with"}
                if pattern.kind in {"allied_with", "supports", "supplies", "fighting_against", "competes_with"}
                else set()
            )
            | ({"at", "with", "from", "in"} if pattern.kind == "belongs_to" else set())
            | ({"in"} if pattern.kind in {"branch_of", "invests_in"} else set())
        )
        found += [m for m in self.parties(behind(parse, noun, frozenset(links))) if m not in found]
        held = self.index.holding(noun.index)
        if pattern.compound_only:
            found = []
        for child in parse.children(noun.index, "compound", "nmod", "amod") if pattern.compound else []:
            mention = self.index.headed_by(child.index) or self.index.holding(child.index)
            if (
                mention is not None
                and mention != held
                and mention.kind in {"organisation", "person"}
                and mention.form == "name"
                and mention not in found
            ):
                found.append(mention)
        if not found and held is not None and pattern.compound:
            before = [t for t in parse.between(held.span) if t.index < noun.index]
            for token in reversed(before):
                mention = self.index.headed_by(token.index)
                if (
                    mention is not None
                    and mention != held
                    and mention.kind == "organisation"
                    and mention.form == "name"
                ):
                    found.append(mention)
                    break
        return [m for m in found if held is None or not m.span.covers(held.span)]


def _nested(source: Mention, target: Mention) -> bool:
    return source.span != target.span and (source.span.covers(target.span) or target.span.covers(source.span))


def _fits(mention: Mention, kinds: frozenset[str]) -> bool:
    return not kinds or mention.kind in kinds or mention.kind == "other"


def _paired(parse: Parse, mention: Mention) -> bool:
    words = [token.lower for token in parse.between(mention.span)]
    first = parse.between(mention.span)[0].index
    before = parse.tokens[first - 1].lower if first else ""
    return bool({"two", "both", "they", "them", "sides"} & {*words, before})
