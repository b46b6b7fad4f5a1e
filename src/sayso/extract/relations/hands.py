"""What somebody suffers "at the hands of" others, which is a fight with them."""

from collections.abc import Iterable

from sayso.evidence import Mention, Relation
from sayso.extract.relations.finder import Finder
from sayso.extract.relations.grammar import behind, subjects
from sayso.extract.relations.standing import Standing
from sayso.languages import Token


def at_hands(finder: Finder, word: Token) -> Iterable[Relation]:
    """As in "B's defeat at the hands of A", "the losses that B has suffered at the hands of A"."""
    parse = finder.parse
    prep = parse.tokens[word.head]
    if word.lower not in {"hands", "hand"} or prep.lower != "at" or word.dependency != "pobj":
        return
    finder.kind = "fighting_against"
    source = finder.parties(behind(parse, word, frozenset({"of"})))
    target = _sufferers(finder, prep) if source else []
    yield from finder.ties("fighting_against", (source, target), word.span, Standing("current"))


def _sufferers(finder: Finder, prep: Token) -> list[Mention]:
    parse = finder.parse
    for token in parse.ancestors(prep.index)[:5]:
        if token.pos in {"NOUN", "PROPN"}:
            found = finder.parties(parse.children(token.index, "poss"))
        elif token.pos in {"VERB", "AUX"}:
            found = finder.parties(subjects(parse, token))
        else:
            continue
        if found or token.pos == "VERB":
            return found
    return []
