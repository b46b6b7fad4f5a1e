"""A word's class and its base form, looked up once for each word in each part of speech instead of wherever it stands.

spaCy's English models find them by some 180 rules (its attribute ruler) and a rule lemmatizer. Both look at nothing but
the word, its tag and its dependency, apart from seven rules on two words ("gon na", "let 's"). So the outcome for those
three is kept and the components run only for what is new; what they would have said is said here to the letter.
"""

from itertools import product
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

MOST = 200_000  # outcomes kept; a corpus of all subjects stays below
_ABOUT_THE_WORD = {"TEXT", "ORTH", "LOWER", "SHAPE", "PREFIX", "SUFFIX", "LENGTH", "TAG", "DEP"}
_NAMED = {"LOWER", "TAG", "DEP"}
_ANY = "\0"  # stands for what a rule does not look at
_ORDER = ["tagger", "parser", "attribute_ruler", "lemmatizer"]
_APART = {"tok2vec", "transformer", "senter", "ner"}  # neither set class or base form nor need them
_Row = tuple[int, int, int, int]  # tag, class, dependency, base form, as spaCy numbers them
_Parts = tuple[tuple[int, int], ...]  # the places in rules on several words that the word fits: rule, place


class Forms:
    """Stands in for the components `replaced` of a spaCy pipeline, where it can; otherwise `replaced` is empty."""

    def __init__(self, model: Any) -> None:
        self.replaced: tuple[str, ...] = ()
        self._vocab = model.vocab
        self._known: dict[tuple[int, ...], tuple[_Row, _Parts]] = {}
        if [name for name in model.pipe_names if name not in _APART] != _ORDER:
            return
        self._ruler = model.get_pipe("attribute_ruler")
        self._lemmatizer = model.get_pipe("lemmatizer")
        rules = self._ruler.patterns
        words = [word for rule in rules for pattern in rule["patterns"] for word in pattern]
        if self._lemmatizer.mode != "rule" or not all(map(_is_local, words)):
            return
        self.replaced = ("attribute_ruler", "lemmatizer")
        self._long = [
            (number, rule["index"] % len(pattern), len(pattern))
            for number, rule in enumerate(rules)
            for pattern in rule["patterns"]
            if len(pattern) > 1
        ]
        self._plain: dict[tuple[str, ...], list[int]] = {}  # rules that name a tag, a word, a dependency, or several
        self._matcher = type(self._ruler.matcher)(self._vocab)
        long = 0
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                if len(pattern) > 1:
                    for place, word in enumerate(pattern):
                        self._matcher.add(f"part {long} {place}", [[word]])
                    long += 1
                elif _NAMED.issuperset(pattern[0]) and all(isinstance(value, str) for value in pattern[0].values()):
                    wanted = tuple(pattern[0].get(name, _ANY) for name in ("LOWER", "TAG", "DEP"))
                    self._plain.setdefault(wanted, []).append(number)
                else:
                    self._matcher.add(f"rule {number}", [pattern])
        index = self._lemmatizer.lookups.get_table("lemma_index")
        for kind, listed in list(index.items()):
            index[kind] = frozenset(listed)  # as spaCy has it, 57,000 nouns are searched from the first to the last

    def settle(self, doc: Doc) -> None:
        """Write class and base form of every word into `doc`, which has tags and dependencies, as the components would."""
        if not self.replaced:
            return
        keys = [tuple(key) for key in doc.to_array([ORTH, TAG, DEP]).tolist()]
        found = [self._known.get(key) or self._learn(key) for key in keys]
        rows = [row for row, _ in found]
        if any(parts for _, parts in found):
            for at, rules in self._longer([parts for _, parts in found]).items():
                rows[at] = self._learn(keys[at], tuple(sorted(rules)))[0]
        if rows:
            values: Any = np.array(rows, dtype=np.uint64)
            doc.from_array([TAG, POS, DEP, LEMMA], values)

    def _learn(self, key: tuple[int, ...], rules: tuple[int, ...] = ()) -> tuple[_Row, _Parts]:
        """What spaCy's components make of the word alone, with the `rules` on several words that hold where it stands."""
        if len(self._known) >= MOST:
            self._known.clear()
        known = self._known.get((*key, *rules))
        if known is not None:
            return known
        orth, tag, dependency = key
        doc = Doc(self._vocab, words=[self._vocab.strings[orth]], spaces=[False])
        word = doc[0]
        word.tag, word.dep = tag, dependency
        hold = set(rules)
        for wanted in product((word.lower_, _ANY), (word.tag_, _ANY), (word.dep_, _ANY)):
            hold.update(self._plain.get(wanted, ()))
        parts: list[tuple[int, int]] = []
        for name, _, _ in self._matcher(doc, allow_missing=True):
            what, *numbers = self._vocab.strings[name].split()
            if what == "rule":
                hold.add(int(numbers[0]))
            else:
                parts.append((int(numbers[0]), int(numbers[1])))
        for rule in sorted(hold):
            set_token_attrs(word, self._ruler.attrs[rule])
        self._lemmatizer(doc)
        outcome = ((word.tag, word.pos, word.dep, word.lemma), tuple(parts))
        self._known[(*key, *rules)] = outcome
        return outcome

    def _longer(self, parts: list[_Parts]) -> dict[int, set[int]]:
        """The rules on several words that hold, by the word they change."""
        changed: dict[int, set[int]] = {}
        for at, own in enumerate(parts):
            for rule, place in own:
                number, index, length = self._long[rule]
                rest = parts[at + 1 : at + length]
                whole = place == 0 and len(rest) == length - 1
                if whole and all((rule, step) in other for step, other in enumerate(rest, 1)):
                    changed.setdefault(at + index, set()).add(number)
        return changed


def _is_local(word: dict[str, Any]) -> bool:
    """Whether a rule's part looks at nothing but the word, its tag and its dependency."""
    names = {name.upper() for name in word} - _ABOUT_THE_WORD
    return all(name.startswith(("IS_", "LIKE_")) and not name.startswith("IS_SENT") for name in names)
