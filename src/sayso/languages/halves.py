"""Whether words are only the half of a clause: their subject stood before them, or what they lead to stands behind."""

import re
from functools import lru_cache

from sayso.languages.lexicon import load_lexicon

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4)
def _edges(language: str) -> tuple[frozenset[str], frozenset[str], str]:
    words = load_lexicon(language, "titles_of_claims", dict[str, str])
    return frozenset(words["halves"].split()), frozenset(words["leading"].split()), words["participle"]


def is_half_a_clause(text: str, language: str = "en") -> bool:
    """Whether a reader who has these words alone lacks who does it ("was told to leave") or what follows ("under fire after").

    What begins as a sentence does and is set off ("On Monday, the mill burned") says who does it later on.
    """
    words = _WORD.findall(text)
    if not words:
        return True
    opening, leading, participle = _edges(language)
    whole = text.lstrip("\"“'‘")[:1].isupper() and "," in text
    lacks_who = words[0].casefold() in opening or (words[0].islower() and words[0].endswith(participle))
    return (lacks_who and not whole) or words[-1].casefold() in leading
