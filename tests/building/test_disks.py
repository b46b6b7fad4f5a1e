"""A disk that fills, one that cannot be written, a limit on files: a clear error, and what was there is still there."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from sayso.building import build, judge
from sayso.casefile import open_case
from sayso.casefile.checks import broken_invariants
from sayso.errors import CaseError
from tests.worlds import disks, slow_build, unfinished
from tests.worlds.contents import contents

mounting = pytest.mark.skipif(not disks.can_mount(), reason="this system lets nobody mount")
BUILD = "$PYTHON -m tests.worlds.slow_build"


@pytest.fixture
def reports(tmp_path):
    """Twenty reports of some length."""
    made = tmp_path / "reports"
    made.mkdir()
    for number in range(20):
        words = " ".join(f"The ferry number {number} sails again on day {day}." for day in range(20))
        (made / f"n{number:02}.txt").write_text(words, encoding="utf-8")
    return made


def sound(path):
    with open_case(path) as case:
        return [one.name for one in broken_invariants(case)]


@mounting
@pytest.mark.parametrize("size", ["150k", "400k", "900k"])
def test_a_disk_that_fills_is_said_to_be_full_and_with_room_the_build_goes_on(tmp_path, reports, size, monkeypatch):
    disk = tmp_path / "disk"
    disk.mkdir()
    script = f"""
        mount -t tmpfs -o size=$3 none "$1" || exit 90
        {BUILD} "$1/small.case" "$2" 1 0; first=$?
        cp "$1"/small.case* "$1/.." 2>/dev/null
        mount -o remount,size=100m "$1"
        {BUILD} "$1/small.case" "$2" 1 0 || exit 91
        cp "$1/small.case" "$1/../grown.case"; exit $first
    """
    done = disks.on_disk(script, disk, reports, size)
    assert done.returncode == 2, done.stderr
    assert "disk is full. Make room" in done.stderr
    slow_build.install(monkeypatch.setattr)
    build(tmp_path / "whole.case", [reports])
    assert contents(tmp_path / "grown.case") == contents(tmp_path / "whole.case")
    if (tmp_path / "small.case").exists():  # carried to a larger disk it goes on as well
        build(tmp_path / "small.case", [reports])
        assert contents(tmp_path / "small.case") == contents(tmp_path / "whole.case")
        assert sound(tmp_path / "small.case") == []


@mounting
def test_a_case_on_a_disk_that_cannot_be_written_is_read_and_not_built(tmp_path, reports, monkeypatch):
    slow_build.install(monkeypatch.setattr)
    disk = tmp_path / "disk"
    disk.mkdir()
    build(disk / "a.case", [reports])
    before = (disk / "a.case").read_bytes()
    script = f"""
        mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 90
        $PYTHON -m sayso.cli claims "$1/a.case" --limit 1 || exit 91
        $PYTHON -m sayso.cli check "$1/a.case" || exit 92
        {BUILD} "$1/a.case" "$2" 1 0
    """
    done = disks.on_disk(script, disk, reports)
    assert done.returncode == 2, done.stderr
    assert "cannot be written" in done.stderr
    assert "The ferry number" in done.stdout
    assert (disk / "a.case").read_bytes() == before


@mounting
def test_what_a_killed_build_left_on_a_disk_that_cannot_be_written_is_never_read_as_it_lies(
    tmp_path, reports, monkeypatch
):
    slow_build.install(monkeypatch.setattr)
    disk = tmp_path / "disk"
    disk.mkdir()
    build(tmp_path / "a.case", [reports])
    unfinished.leave(
        tmp_path / "a.case",
        lambda writing: writing.execute("UPDATE documents SET text = hex(zeroblob(9000))"),
        disk / "a.case",
    )
    script = """
        mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 90
        $PYTHON -m sayso.cli overview "$1/a.case"
    """
    done = disks.on_disk(script, disk)
    assert done.returncode == 2, done.stderr
    assert "copy a.case and a.case-journal together to another place" in done.stderr


def test_a_limit_on_the_size_of_files_is_a_clear_error_and_loses_nothing(tmp_path, reports, monkeypatch):
    """As a quota does it, where nobody may mount."""
    command = [sys.executable, "-m", "tests.worlds.slow_build", str(tmp_path / "a.case"), str(reports), "1", "0"]

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(command, cwd=disks.ROOT, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode == 2
    assert str(tmp_path / "a.case") in done.stderr
    assert "fault in sayso" not in done.stderr
    slow_build.install(monkeypatch.setattr)
    build(tmp_path / "a.case", [reports])
    build(tmp_path / "whole.case", [reports])
    assert contents(tmp_path / "a.case") == contents(tmp_path / "whole.case")


def test_two_builders_at_once_one_is_told_and_the_case_is_whole(tmp_path, reports, monkeypatch):
    path = tmp_path / "a.case"
    command = [sys.executable, "-m", "tests.worlds.slow_build", str(path), str(reports), "1", "0.02"]
    builders = [subprocess.Popen(command, cwd=disks.ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [builder.communicate()[1] for builder in builders]
    codes = sorted(builder.returncode for builder in builders)
    assert codes[0] == 0
    assert set(codes) <= {0, 2}
    assert all("another build is at work" in words for words, one in zip(said, builders, strict=True) if one.returncode)
    slow_build.install(monkeypatch.setattr)
    build(tmp_path / "whole.case", [reports])
    assert contents(path) == contents(tmp_path / "whole.case")
    assert sound(path) == []


def test_a_clock_that_jumps_changes_no_case_and_loses_no_ruling(tmp_path, reports, monkeypatch):
    slow_build.install(monkeypatch.setattr)
    build(tmp_path / "whole.case", [reports])
    for number, path in enumerate(sorted(reports.iterdir())):
        moment = 4_000_000_000 if number % 2 else 1
        os.utime(path, (moment, moment))
    monkeypatch.setattr("time.time", lambda: -1.0)
    build(tmp_path / "jumped.case", [reports])
    assert build(tmp_path / "jumped.case", [reports]).read == 0
    assert contents(tmp_path / "jumped.case") == contents(tmp_path / "whole.case")
    with open_case(tmp_path / "jumped.case") as case:
        first, second = sorted(case.statements())[:2]
    judge(tmp_path / "jumped.case", "wrong_statement", first, at=datetime(2099, 1, 1, tzinfo=UTC))
    judge(tmp_path / "jumped.case", "wrong_statement", second, at=datetime(1970, 1, 1, tzinfo=UTC))
    with open_case(tmp_path / "jumped.case") as case:
        assert {one.subject for one in case.judgements()} == {first, second}


@pytest.mark.parametrize("number", range(4))
def test_a_build_on_a_damaged_case_ends_in_a_clear_error_or_in_a_case_that_is_right(
    tmp_path, reports, number, monkeypatch
):
    slow_build.install(monkeypatch.setattr)
    path = tmp_path / "a.case"
    build(path, [reports])
    data = bytearray(path.read_bytes())
    start = 4096 * (2 + number * (len(data) // 4096 - 3) // 4)
    data[start : start + 600] = b"\xa5" * 600
    path.write_bytes(bytes(data))
    (reports / "new.txt").write_text("A new report came in.", encoding="utf-8")
    said = complaint(path, reports)
    if said:
        assert "damaged" in said
        return
    with sqlite3.connect(path) as opened:
        unsound = opened.execute("PRAGMA integrity_check").fetchall()
    opened.close()
    assert unsound == [("ok",)] or "the_file_is_sound" in sound(path)


def complaint(path, reports):
    """What a build says that cannot use the case; nothing where it can."""
    try:
        build(path, [reports])
    except CaseError as error:
        return str(error)
    return ""
