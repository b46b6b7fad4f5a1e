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


def find_language(text: str) -> str | None:
    """The two-letter code of the language of `text` (ISO 639-1), or `None` where it is too short or mixed to say."""
    sample = text if len(text) <= 3 * _SAMPLE else f"{text[:_SAMPLE]}\n{text[len(text) // 2 :][:_SAMPLE]}"
    if len(_LETTERS.findall(sample)) < LONG_ENOUGH:
        return None
    code, probability = _identifier().classify(sample)
    if code in {"nb", "nn"}:
        code = "no"
    return str(code) if probability >= (_SURE if code != "en" else 0.5) else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(_KNOWN.split()) & {str(code) for code in identifier.nb_classes}
    identifier.set_languages(sorted(known))
    return identifier
