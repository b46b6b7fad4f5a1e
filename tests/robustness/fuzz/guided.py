"""Fuzzing that learns from the code it reaches (atheris, libFuzzer): `make fuzz-guided`.

    python -m tests.robustness.fuzz.guided html -max_total_time=60 [-rss_limit_mb=1024] [-timeout=10] [FOLDER OF INPUTS]

The first argument names what is tried: a format (its seeds are given along), or `numbers`, `times`, `quotations`, `dates`. All
others are libFuzzer's. An input that fails is written to the folder it is run in; put it into tests/robustness/crashes/.
"""

import logging
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["sayso"]):
    from sayso.evidence import Document
    from sayso.extract.attributions import find_attributions
    from sayso.extract.quantities import find_quantities
    from sayso.extract.times import find_times
    from sayso.formats.metadata import read_published
    from sayso.languages import parse
    from tests.robustness.fuzz.seeds import TOKENS, seeds
    from tests.robustness.fuzz.trying import try_bytes

LONGEST = 4_000  # bytes; long inputs find little more and take long


class FaultError(Exception):
    """An input that breaks a rule."""


def _format(name: str) -> Callable[[bytes], None]:
    def one(data: bytes) -> None:
        faults = try_bytes(name, data, read=False).faults
        if faults:
            raise FaultError(faults)

    return one


def _grammar(find: Callable[..., object]) -> Callable[[bytes], None]:
    def one(data: bytes) -> None:
        text = data.decode("utf-8", errors="replace")
        words = parse(Document("0123456789abcdef", "odd.txt", text, language="en"))
        if words is not None:
            find(words)

    return one


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{form: _format(listed[0][0]) for form, listed in seeds().items()},
    "numbers": _grammar(lambda words: find_quantities(words, ())),
    "times": _grammar(find_times),
    "quotations": _grammar(find_attributions),
    "dates": lambda data: void(read_published(data.decode("utf-8", errors="replace"), reason="given")),
}


def void(_: object) -> None:
    """Only whether it raises matters."""


def main() -> None:
    """Hand over to libFuzzer, which ends the process."""
    target, *rest = sys.argv[1:]
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        for number, (_, data) in enumerate(seeds().get(target, ())):
            (Path(folder) / f"seed{number}").write_bytes(data)
        words = Path(folder) / "words"
        tokens = TOKENS.get(
            target, (b"hundred", b"between", b" and ", b"May ", b"2031", b"said", b'"', b"last ", b"per cent")
        )
        lines = ['"' + "".join(f"\\x{byte:02x}" for byte in token) + '"' for token in tokens if token]
        words.write_text("\n".join(lines), encoding="ascii")
        atheris.Setup([sys.argv[0], f"-dict={words}", f"-max_len={LONGEST}", *rest, folder], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
