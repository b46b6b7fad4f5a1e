"""Rulings leave a case as a file, and enter another one: so two people who read the same pile can put theirs together.

The file is JSON Lines, one ruling a line, those taken back too. Nothing is overwritten: a ruling that the case knows stays
as it is, one that its maker took back is taken back here, and where two persons disagree both rulings stay in the record
(the later one holds, and `sayso judge CASE list` shows that they disagree).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from sayso.building.judge import is_known
from sayso.building.progress import silent
from sayso.building.taking_in import take_in
from sayso.casefile import open_case, write_case
from sayso.casefile.rulings import append_rulings
from sayso.errors import CaseError, JudgementError
from sayso.evidence import Judgement, Record, to_json
from sayso.evidence.judgements import PAIRED, SOURCE_RATINGS, STATEMENT_RATINGS, in_utc
from sayso.handover.files import whole_file

LONGEST = 100_000  # bytes of one line


class FiledJudgement(Judgement, frozen=True):
    """A ruling as it stands in a file; `undone` says when it was taken back."""

    undone: datetime | None = None


class Merged(Record, frozen=True):
    """What came of putting rulings in: how many were new, known already, and taken back; and those (ids) about something
    that the case does not hold, which are kept and take effect when it does.
    """

    added: int
    known: int
    undone: int
    waiting: tuple[str, ...]


def export_judgements(case: str | Path, path: str | Path, *, by: str | None = None) -> int:
    """Write all rulings of `case` to the file `path`, whole or not at all; how many there are.

    Rulings that nobody signed are signed `by`. Raises `JudgementError` where there are some and nobody is named, or
    where `path` cannot be written.
    """
    lines = judgement_lines(case, by=by)
    try:
        with whole_file(Path(path)) as file:
            file.writelines(line + b"\n" for line in lines)
    except CaseError as error:
        raise JudgementError(f"the rulings: {error}") from error
    return len(lines)


def judgement_lines(case: str | Path, *, by: str | None = None) -> list[bytes]:
    """The lines of that file; see `export_judgements`."""
    with open_case(case) as opened:
        rulings = opened.rulings()
    unsigned = sum(1 for ruling, _ in rulings if not ruling.by)
    if unsigned and not by:
        raise JudgementError(
            f"{unsigned} of the {len(rulings)} rulings are not signed; say whose they are: --by NAME (or set SAYSO_JUDGE)"
        )
    return [
        to_json(FiledJudgement(**{**msgspec.structs.asdict(ruling), "by": ruling.by or by, "undone": undone}))
        for ruling, undone in rulings
    ]


def import_judgements(case: str | Path, path: str | Path) -> Merged:
    """Put the rulings in the file `path` into `case`, all or none, and draw the conclusions anew.

    Raises `JudgementError`, with the line, where the file holds anything else than signed rulings.
    """
    return _put(case, tuple(_read(Path(path))), weigh=True)


def import_lines(case: str | Path, lines: bytes) -> Merged:
    """Put the rulings in `lines`, as they stand in such a file, into `case`, all or none; they wait to be taken in."""
    filed = (_checked(line, f"line {number}") for number, line in enumerate(lines.splitlines(), 1) if line.strip())
    return _put(case, tuple(filed), weigh=False)


def _put(case: str | Path, filed: Sequence[FiledJudgement], *, weigh: bool) -> Merged:
    with open_case(case) as opened:
        known = dict(opened.rulings())
        waiting = tuple(one.id for one in filed if one.undone is None and not is_known(opened, one))
    before = {ruling.id: undone for ruling, undone in known.items()}
    added = [one for one in filed if one.id not in before]
    taken_back = [one for one in filed if one.undone is not None and before.get(one.id) is None]
    with write_case(case) if weigh else append_rulings(case) as writer:
        writer.add_judgements([(_ruling(one), one.undone) for one in filed])
        if weigh:
            take_in(writer, silent)
    undone = sum(1 for one in taken_back if one.id in before)
    return Merged(len(added), len(filed) - len(added), undone, waiting)


def _read(path: Path) -> Iterator[FiledJudgement]:
    """The rulings in a file, each checked."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(LONGEST + 1), b""), start=1):
                if line.strip():
                    yield _checked(line, f"{path}, line {number}")
    except OSError as error:
        raise JudgementError(f"the rulings cannot be read from {path}: {error.strerror or error}") from error


def _checked(line: bytes, where: str) -> FiledJudgement:
    """The ruling in a line. Raises `JudgementError`, which says what is wrong with it."""
    if len(line) > LONGEST:
        raise JudgementError(f"{where}: too long for a ruling")
    try:
        one = msgspec.json.decode(line, type=FiledJudgement)
        for moment in filter(None, (one.at, one.undone)):
            in_utc(moment)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, OverflowError) as error:
        raise JudgementError(f"{where} is no ruling: {error}") from error
    wrong = (
        (not re.fullmatch(r"[0-9a-f]{16}", one.id), "its id is none"),
        (not one.by, "it is not signed"),
        (not one.subject or (one.kind in PAIRED and not one.other), "it does not say what it is about"),
        (one.subject == one.other, "it names the same thing twice"),
        (
            one.kind == "rating" and one.value not in {*SOURCE_RATINGS, *STATEMENT_RATINGS},
            "it gives no rating there is",
        ),
    )
    for is_wrong, message in wrong:
        if is_wrong:
            raise JudgementError(f"{where} is no ruling: {message}")
    return one


def _ruling(one: FiledJudgement) -> Judgement:
    fields = {**msgspec.structs.asdict(one), "at": in_utc(one.at)}
    del fields["undone"]
    return Judgement(**fields)


__all__ = [
    "FiledJudgement",
    "Merged",
    "export_judgements",
    "import_judgements",
    "import_lines",
    "judgement_lines",
]
