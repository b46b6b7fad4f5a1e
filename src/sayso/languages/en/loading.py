"""spaCy's English model, ready in half of the time that spaCy takes to load it: a worker process is started for few reports too.

What is left out is what reading does not use (spaCy's command line, a second splitter of sentences, the list of all words
that the model was trained on) or what is done more than once (the tokenizer's 1,300 exceptions are learned three times).
What the model makes of a text is the same.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import msgspec

UNUSED = ("senter", "strings")
_LATER = "sayso.LaterTokenizer.v1"
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> Any:
    """The module `spacy`, without its command line where that was not imported before: two fifths of what it imports."""
    if "spacy" not in sys.modules:
        with _without_command_line():
            import spacy  # noqa: PLC0415
    import spacy  # noqa: PLC0415

    return spacy


def load(name: str, infixes: Sequence[str]) -> Any:
    """The pipeline of the installed model `name`; its tokenizer splits words at `infixes` besides. Raises `OSError` without it."""
    spacy = import_spacy()
    _sort_entry_points(spacy.util.catalogue)
    if _LATER not in spacy.registry.tokenizers:
        spacy.registry.tokenizers(_LATER, func=lambda: _bare_tokenizer)
    model = spacy.load(name, exclude=[*UNUSED, "tokenizer"], config={"nlp": {"tokenizer": {"@tokenizers": _LATER}}})
    model.tokenizer = _tokenizer(spacy, model, infixes)
    return model


def _bare_tokenizer(model: Any) -> Any:
    """One that knows nothing yet."""
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415

    return Tokenizer(model.vocab)


def _tokenizer(spacy: Any, model: Any, infixes: Sequence[str]) -> Any:
    """The tokenizer that comes with the model, with more places to split words at."""
    stored: dict[str, Any] = msgspec.msgpack.decode((model.path / "tokenizer").read_bytes())

    def compiled(part: str) -> Any:
        return re.compile(stored[part]) if stored.get(part) else None

    prefix, suffix, token, url = map(compiled, ("prefix_search", "suffix_search", "token_match", "url_match"))
    inside = spacy.util.compile_infix_regex([*(model.Defaults.infixes or ()), *infixes])
    return spacy.tokenizer.Tokenizer(
        model.vocab,
        rules=stored["exceptions"],
        prefix_search=prefix and prefix.search,
        suffix_search=suffix and suffix.search,
        infix_finditer=inside.finditer,
        token_match=token and token.match,
        url_match=url and url.match,
        faster_heuristics=stored.get("faster_heuristics", True),
    )


@contextmanager
def _without_command_line() -> Iterator[None]:
    """While this is open, `spacy.cli` is an empty stand-in; whoever imports it later gets the real one."""
    stands_in = [name for name in _COMMAND_LINE if name not in sys.modules]
    for name in stands_in:
        sys.modules[name] = ModuleType(name)
    if stands_in == list(_COMMAND_LINE):
        sys.modules["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name in stands_in:
            del sys.modules[name]
        spacy = sys.modules.get("spacy")
        if spacy is not None and "cli" in vars(spacy) and "spacy.cli" in stands_in:
            del spacy.cli


def _info(*given: Any, **named: Any) -> Any:
    """`spacy.info`, with the command line behind it."""
    from spacy.cli.info import info  # noqa: PLC0415

    return info(*given, **named)


def _sort_entry_points(catalogue: Any) -> None:
    """Sort the parts that other packages lend spaCy by what they are, once: it goes through all of them 200 times."""
    listed: Any = getattr(catalogue, "AVAILABLE_ENTRY_POINTS", None)
    if hasattr(listed, "select") and hasattr(listed, "groups"):
        catalogue.AVAILABLE_ENTRY_POINTS = {group: listed.select(group=group) for group in listed.groups}
