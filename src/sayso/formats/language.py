"""Which language a text is in."""

import re
from functools import lru_cache
from typing import Any

LONG_ENOUGH = 80  # letters; below that, names decide more than grammar
_SAMPLE = 4_000
_SURE = 0.9
# The languages of news that the identifier tells apart well; without the limit, short English comes out as Latin.
_KNOWN = (
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id is it ja ka ko lt lv mk ms nb nl nn no pl ps pt ro ru sk sl "
    "sq sr sv sw ta th tl tr uk ur uz vi zh"
)
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]+")
# Words of grammar that every fifth word of an English report is one of. Other languages share some ("of" and "was" in
# Dutch, "for" and "have" in Danish), but none has "the".
_ENGLISH = frozenset(
    {
        "and",
        "been",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "his",
        "of",
        "said",
        "that",
        "the",
        "their",
        "they",
        "this",
    }
    | {"to", "was", "were", "which", "with", "would"}
)
_PLAINLY, _THE = 0.15, 0.03  # of the words, these at least, and so many "the"


def find_language(text: str) -> str | None:
    """The two-letter code of the language of `text` (ISO 639-1), or `None` where it is too short or mixed to say."""
    sample = text if len(text) <= 3 * _SAMPLE else f"{text[:_SAMPLE]}\n{text[len(text) // 2 :][:_SAMPLE]}"
    if len(_LETTERS.findall(sample)) < LONG_ENOUGH:
        return None
    if _is_plainly_english(sample):
        return "en"
    code, probability = _identifier().classify(sample)
    if code in {"nb", "nn"}:
        code = "no"
    return str(code) if probability >= (_SURE if code != "en" else 0.5) else None


def _is_plainly_english(sample: str) -> bool:
    """Whether nothing but English has so many of its words of grammar; the identifier takes half a second to load."""
    words = _WORDS.findall(sample.casefold())
    return sum(word in _ENGLISH for word in words) >= _PLAINLY * len(words) and words.count("the") >= _THE * len(words)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(_KNOWN.split()) & {str(code) for code in identifier.nb_classes}
    identifier.set_languages(sorted(known))
    return identifier
