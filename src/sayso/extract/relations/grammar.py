"""Who does what to whom, read off the grammar: subjects and objects across passives, lists and subordinate clauses."""

from sayso.extract.mentions import word_set
from sayso.extract.references import is_participle
from sayso.languages import Parse, Token

_SUBJECTS = ("nsubj", "nsubjpass")


def conjuncts(parse: Parse, token: Token) -> list[Token]:
    """The token and all that are listed with it ("A, B and C")."""
    found = [token]
    for listed in found:
        found.extend(
            child
            for child in parse.children(listed.index, "conj")
            if child.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}
        )
    return found


def quoted_between(parse: Parse, left: Token, right: Token) -> bool:
    """Whether a quotation begins or ends between the two: then they are no apposition, whatever the parser says."""
    return any(token.text in {'"', ":"} for token in parse.tokens[left.index : right.index])


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether the verb's grammatical subject is what it is done to."""
    if parse.child(verb.index, "nsubjpass", "auxpass") is not None:
        return True
    if verb.tag == "VBN" and verb.dependency in {"acl", "amod"}:
        return verb.dependency == "amod" or is_participle(parse, verb)  # "reports that they had agreed" is none
    return (
        verb.tag in {"VBN", "VBD"}
        and verb.dependency == "conj"
        and parse.child(verb.index, "nsubj", "aux") is None
        and is_passive(parse, parse.tokens[verb.head])
        and parse.child(verb.index, "dobj") is None
    )


def subjects(parse: Parse, verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subjects of a verb, its own or those of the verb it hangs on; relative pronouns made their nouns."""
    own = [
        token
        for subject in parse.children(verb.index, *_SUBJECTS)
        for token in conjuncts(parse, relative(parse, subject, verb))
    ]
    if not own:  # "are committed", where the parser hangs the subject on "are"
        own = [
            token
            for aux in parse.children(verb.index, "auxpass")
            for subject in parse.children(aux.index, *_SUBJECTS)
            for token in conjuncts(parse, subject)
        ]
    if own or depth > 6 or verb.head == verb.index or parse.child(verb.index, "expl") is not None:
        return own
    head = parse.tokens[verb.head]
    if verb.dependency == "acl" and any(aux.lower == "to" for aux in parse.children(verb.index, "aux")):
        holders = _holders(parse, head, depth)  # "its promise to fight", "the capacity to attack"
        if holders:
            return holders
    if verb.dependency == "acl" and verb.tag == "VBG" and head.lemma.lower() in word_set(parse.language, "bearing"):
        while head.dependency == "pobj" and parse.tokens[parse.tokens[head.head].head].index != head.index:
            above = parse.tokens[parse.tokens[head.head].head]
            if above.pos == "VERB":  # "filed briefs in the case backing B"
                return subjects(parse, above, depth + 1)
            head = above
            if head.pos not in {"NOUN", "PROPN"}:
                break
        return _holders(parse, head, depth)  # "issued a statement backing B"
    if verb.dependency in {"acl", "relcl", "amod"}:
        return conjuncts(parse, head) if verb.dependency != "amod" else [head]
    if verb.dependency == "conj" and head.pos in {"VERB", "AUX"}:
        return subjects(parse, head, depth + 1)
    if verb.dependency in {"xcomp", "advcl", "ccomp", "pcomp", "dep"}:
        finite = verb.tag in {"VBZ", "VBP", "VBD"} and parse.child(verb.index, "nsubj") is None
        if verb.dependency == "ccomp" and (finite or parse.child(verb.index, "mark") is not None):
            return []
        if head.pos == "ADP":
            above = parse.tokens[head.head]
            if above.pos in {"NOUN", "PROPN"}:
                return _holders(parse, above, depth)
            if head.lower == "as" and parse.children(above.index, "dobj"):  # "portrays X as being"
                return [token for thing in parse.children(above.index, "dobj") for token in conjuncts(parse, thing)]
            head = above
        objects = parse.children(head.index, "dobj")
        accused = verb.dependency == "pcomp" and head.lemma in {
            "accuse",
            "suspect",
            "convict",
            "acquit",
            "stop",
            "prevent",
            "blame",
            "criticise",
            "criticize",
            "praise",
            "thank",
            "bar",
            "ban",
        }
        if (
            head.lemma in word_set(parse.language, "object_control") and verb.dependency in {"xcomp", "ccomp"}
        ) or accused:
            if objects:
                return [token for thing in objects for token in conjuncts(parse, thing)]
            if (
                not is_passive(parse, head)
                and head.lemma in word_set(parse.language, "object_control")
                and head.lemma not in {"want", "expect", "ask", "help", "push", "press", "get", "call"}
            ):
                return []
        if verb.dependency in {"xcomp", "advcl"} and head.lemma in word_set(parse.language, "control_behind"):
            asked = [t for t in behind(parse, head, frozenset({"on", "upon", "to"})) if t.index < verb.index]
            if asked:  # "called on B to resign"
                return asked
        if head.pos == "ADJ":
            return subjects(parse, parse.tokens[head.head], depth + 1) if head.head != head.index else []
        return subjects(parse, head, depth + 1)
    if verb.dependency == "acomp":
        return subjects(parse, head, depth + 1)
    return own


def _holders(parse: Parse, noun: Token, depth: int) -> list[Token]:
    """Who does what stands behind a noun: "its policy of backing X", "the failure to"."""
    possessor = parse.child(noun.index, "poss")
    if possessor is not None:
        return [possessor]
    by = [
        child
        for prep in parse.children(noun.index, "prep")
        if prep.lower == "by"
        for child in parse.children(prep.index, "pobj")
    ]
    if by:
        return by
    if noun.dependency in {"dobj", "attr", "pobj"}:
        head = parse.tokens[noun.head]
        if head.pos == "VERB":
            return subjects(parse, head, depth + 1)
    return []


def relative(parse: Parse, token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.tag not in {"WDT", "WP", "WP$"} and token.lower != "that":
        return token
    clause = verb
    for _ in range(4):
        if clause.dependency == "relcl" and clause.head != clause.index:
            return parse.tokens[clause.head]
        if clause.dependency not in {"conj", "xcomp", "ccomp"} or clause.head == clause.index:
            return token
        clause = parse.tokens[clause.head]
    return token


def objects(parse: Parse, verb: Token) -> list[Token]:
    """The direct objects of a verb, with all listed."""
    found = [
        token
        for child in parse.children(verb.index, "dobj", "dative")
        if child.dependency == "dobj" or child.pos != "ADP"
        for token in conjuncts(parse, relative(parse, child, verb))
    ]
    if not found and verb.dependency == "relcl":  # "the group that the army fought"
        wh = [c for c in parse.children(verb.index, "dobj", "pobj") if c.tag in {"WDT", "WP"}]
        subject = parse.child(verb.index, "nsubj")
        whose = subject is not None and any(child.tag == "WP$" for child in parse.children(subject.index))
        if wh or (subject is not None and subject.tag not in {"WDT", "WP"} and not whose):
            found = [parse.tokens[verb.head]]
    if not found:
        following = [c for c in parse.children(verb.index, "conj") if c.pos == "VERB" and c.index - verb.index <= 2]
        found = [
            token
            for other in following
            for child in parse.children(other.index, "dobj")
            for token in conjuncts(parse, child)
        ]
    return found


def behind(parse: Parse, token: Token, prepositions: frozenset[str]) -> list[Token]:
    """What stands behind one of the `prepositions` of a token, with all listed."""
    found: list[Token] = []
    for prep in parse.children(token.index, "prep", "agent", "dative", "advmod", "prt"):
        if prep.index and parse.tokens[prep.index - 1].lower in word_set(parse.language, "linking"):
            continue  # "though with the plant damaged"
        if prep.lower not in prepositions:
            nested = (
                [c for c in parse.children(prep.index, "prep") if c.lower in prepositions]
                if prep.lower in {"out", "along", "away", "up", "together", "closely", "apart", "jointly", "directly"}
                else []
            )
            for deeper in nested:
                found.extend(t for child in parse.children(deeper.index, "pobj") for t in conjuncts(parse, child))
            continue
        found.extend(t for child in parse.children(prep.index, "pobj") for t in conjuncts(parse, child))
        for joined in parse.children(prep.index, "conj", "prep"):
            if joined.pos == "ADP":
                found.extend(t for child in parse.children(joined.index, "pobj") for t in conjuncts(parse, child))
    return found


def agents(parse: Parse, verb: Token) -> list[Token]:
    """Who does it in a passive: behind "by"."""
    return [
        t
        for agent in parse.children(verb.index, "agent", "prep")
        if agent.lower == "by"
        for child in parse.children(agent.index, "pobj")
        for t in conjuncts(parse, child)
    ]
