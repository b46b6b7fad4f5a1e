"""What steps of the last run came to, so that the next one, which has nearly the same to do, does not do it all again.

A step asks by a hash of everything that goes into it, and so comes to the same with and without a memory. Only what a
run asked for, or worked out, is there for the next one: what no longer occurs is forgotten.
"""

import hashlib
import zlib
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any, Generic, TypeVar

import msgspec

from sayso.engine.released import release

Value = TypeVar("Value")
Key = bytes
FAST = 1  # of nine: most of what is noted is hashes, which no effort makes shorter
SOME = 65_536  # bytes that tell whether the rest becomes smaller
WORTH = 0.85  # of its size, to which it must become smaller
AT_ONCE = 10_000  # notes
LENGTH = 4  # bytes that tell the length of what follows


def key_of(*parts: Any) -> Key:
    """A hash of `parts`: what JSON can say, and bytes; equal only for equal ones."""
    return hashlib.blake2b(msgspec.msgpack.encode(parts), digest_size=16).digest()


class Notes(Generic[Value]):
    """What one step came to, by the hash of what went into it (`key_of`); values of the type `kind`, never `None`.

    Where they are not to be `kept` nothing is ever found.
    """

    def __init__(self, kind: type[Value], stored: bytes | None = None, *, kept: bool = True) -> None:
        self._known = _unpacked(stored) if stored else {}
        self._asked: dict[Key, msgspec.Raw | bytes] = {}
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._kept = kept

    def find(self, key: Key) -> Value | None:
        """What was noted under that key, in the last run or in this one; `None` for nothing."""
        raw: msgspec.Raw | bytes | None = self._asked.get(key)
        if raw is None:
            raw = self._known.get(key)
            if raw is None:
                return None
            self._asked[key] = raw
        return self._decode(raw)

    def note(self, key: Key, value: Value) -> Value:
        """Note a value for the next run; gives it back."""
        if self._kept:
            self._asked[key] = msgspec.msgpack.encode(value)
        return value

    def made(self, key: Key, make: Callable[[], Value]) -> Value:
        """What was noted under that key, else what `make` comes to, noted."""
        found = self.find(key)
        return found if found is not None else self.note(key, make())

    def take(self) -> bytes:
        """All that was asked for or noted, for the next run; it is not here any more then."""
        return _packed(self._asked)


def _packed(notes: dict[Key, msgspec.Raw | bytes]) -> bytes:
    """The notes in the order of their keys, taken out some at a time, so that they are not in memory twice; made smaller
    where their beginning tells that it is worth the time: hashes and numbers hardly are.
    """
    keys = sorted(notes)
    parts = (
        _part({key: msgspec.Raw(notes.pop(key)) for key in keys[at : at + AT_ONCE]})
        for at in range(0, len(keys), AT_ONCE)
    )
    first = next(parts, b"")
    some = first[:SOME]
    packing = zlib.compressobj(FAST if len(zlib.compress(some, FAST)) < WORTH * len(some) else 0)
    return b"".join([*(packing.compress(part) for part in chain([first], parts)), packing.flush()])


def _part(notes: Mapping[Key, msgspec.Raw]) -> bytes:
    """Some notes, behind how many bytes they take."""
    data = msgspec.msgpack.encode(notes)
    return len(data).to_bytes(LENGTH, "big") + data


def _unpacked(stored: bytes) -> dict[Key, msgspec.Raw]:
    """What was stored; nothing where it was damaged (zlib's checksum tells)."""
    found: dict[Key, msgspec.Raw] = {}
    try:
        data, at = memoryview(zlib.decompress(stored)), 0
        while at < len(data):
            end = at + LENGTH + int.from_bytes(data[at : at + LENGTH], "big")
            found.update(msgspec.msgpack.decode(data[at + LENGTH : end], type=dict[bytes, msgspec.Raw]))
            at = end
    except (zlib.error, msgspec.DecodeError):
        return {}
    return found


class Memory:
    """The notes of all steps. `recall` gives what was stored under a step's name in the last run, or `None`.

    Without `recall` there is no other run, and nothing is kept for one. With `keep`, what is packed is stored under its
    step's name by that at once, so that it takes no memory, and a run that is cut off later need not take the step again.
    """

    def __init__(
        self,
        recall: Callable[[str], bytes | None] | None = None,
        keep: Callable[[str, bytes], None] | None = None,
    ) -> None:
        self._recall = recall
        self._keep = keep
        self._notes: dict[str, Notes[Any]] = {}
        self._packed: dict[str, bytes] = {}

    def notes(self, step: str, kind: type[Value]) -> Notes[Value]:
        """The notes of the step of that name."""
        if step not in self._notes:
            stored = self._recall(step) if self._recall else None
            self._notes[step] = Notes(kind, stored, kept=self._recall is not None)
        return self._notes[step]

    def pack(self, *steps: str) -> None:
        """Have no more in memory of those steps, or of all taken so far, than what is to be stored; they are not taken again."""
        for step in steps or tuple(self._notes):
            notes = self._notes.pop(step, None)
            if notes is None or self._recall is None:
                continue
            if self._keep is not None:
                self._keep(step, notes.take())
            else:
                self._packed[step] = notes.take()
        release()

    def stored(self) -> dict[str, bytes]:
        """What is still to be stored under the names of the steps that were taken; others keep what they have."""
        self.pack()
        return self._packed
