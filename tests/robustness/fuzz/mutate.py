"""A sound file changed as a bad disk, a cut connection or somebody with bad intentions would change it."""

import random
from collections.abc import Callable

from tests.robustness.fuzz.seeds import TOKENS, seeds

MOST = 60_000  # bytes; what grows beyond is cut, so that reading it within the limit is no question of length


def mutated(form: str, number: int) -> tuple[str, bytes]:
    """The name and bytes of the input of that number: always the same for the same format and number."""
    dice = random.Random(f"{form} {number}")
    listed = seeds()[form]
    name, data = dice.choice(listed)
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 5, 8, 20))):
        data = dice.choice(CHANGES)(data, form, dice)[:MOST]
    return name, data


def _flip(data: bytes, _form: str, dice: random.Random) -> bytes:
    changed = bytearray(data or b"x")
    for _ in range(dice.choice((1, 1, 4, 30))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, _: str, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    junk = dice.randbytes(dice.choice((1, 2, 4, 16, 200)))
    return data[:at] + junk + data[at + len(junk) :]


def _insert(data: bytes, form: str, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    token = dice.choice(TOKENS[form])
    return data[:at] + token * dice.choice((1, 1, 1, 2, 40)) + data[at:]


def _cut(data: bytes, _: str, dice: random.Random) -> bytes:
    return data[: dice.randint(0, len(data))]


def _take_out(data: bytes, _: str, dice: random.Random) -> bytes:
    start, end = sorted((dice.randint(0, len(data)), dice.randint(0, len(data))))
    end = min(end, start + dice.choice((1, 8, 100, 5_000)))
    return data[:start] + data[end:]


def _repeat(data: bytes, _: str, dice: random.Random) -> bytes:
    start = dice.randint(0, len(data))
    piece = data[start : start + dice.choice((1, 5, 30, 300))]
    return data[:start] + piece * dice.choice((2, 10, 300, 4_000)) + data[start:]


def _splice(data: bytes, form: str, dice: random.Random) -> bytes:
    _, other = dice.choice(seeds()[form])
    return data[: dice.randint(0, len(data))] + other[dice.randint(0, len(other)) :]


def _number(data: bytes, _: str, dice: random.Random) -> bytes:
    """One digit or run of digits becomes a number of another size."""
    places = [at for at in range(len(data)) if 48 <= data[at] <= 57]
    if not places:
        return data
    at = dice.choice(places)
    return data[:at] + dice.choice((b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e9", b"")) + data[at + 1 :]


CHANGES: tuple[Callable[[bytes, str, random.Random], bytes], ...] = (
    _flip, _overwrite, _insert, _insert, _cut, _take_out, _repeat, _splice, _number,
)  # fmt: skip
