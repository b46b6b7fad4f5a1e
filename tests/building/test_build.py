"""A case can be built, built again, stopped, killed and added to, and always ends up the same."""

import importlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

import sayso
from sayso.building import build
from sayso.building.opening import storable
from sayso.casefile import open_case
from sayso.engine import Limits
from sayso.errors import CaseError, InputError
from sayso.evidence import Document
from tests.worlds import slow_build
from tests.worlds.contents import contents

ROOT = Path(__file__).parents[2]
BUILD = importlib.import_module("sayso.building.build")
READ_NEW = importlib.import_module("sayso.building.read_new")


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    slow_build.install(monkeypatch.setattr)


@pytest.fixture
def folder(tmp_path):
    """Three reports; the second and third share a sentence."""
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text("The quay was closed on Monday. Nobody was hurt there.", encoding="utf-8")
    (made / "b.txt").write_text("The mayor went home early. The ferry sails again.", encoding="utf-8")
    (made / "c.txt").write_text("The ferry sails again. It rained all day long.", encoding="utf-8")
    return made


def claims(path):
    with open_case(path) as case:
        return {claim.text for claim in case.claims()}


def test_a_folder_becomes_a_case(tmp_path, folder):
    told = []
    report = build(tmp_path / "a.case", [folder], progress=lambda *words: told.append(words))
    assert (report.documents, report.read, report.unread, report.weighed) == (3, 3, (), True)
    assert claims(tmp_path / "a.case") == {
        "The quay was closed on Monday.",
        "Nobody was hurt there.",
        "The mayor went home early.",
        "The ferry sails again.",
        "It rained all day long.",
    }
    assert ("reading", 3, 3) in told
    assert {stage for stage, *_ in told} == {"finding reports", "opening files", "reading", "weighing", "writing"}


def test_building_twice_changes_nothing(tmp_path, folder):
    build(tmp_path / "a.case", [folder])
    before = contents(tmp_path / "a.case")
    report = build(tmp_path / "a.case", [folder])
    assert (report.read, report.weighed) == (0, False)
    assert contents(tmp_path / "a.case") == before


def test_one_by_one_in_any_order_gives_the_same_as_all_at_once(tmp_path, folder):
    shutil.copy(folder / "a.txt", folder / "z.txt")
    build(tmp_path / "whole.case", [folder])
    for order in ("azcb", "zbca"):
        for name in order:
            build(tmp_path / f"{order}.case", [folder / f"{name}.txt"])
        assert contents(tmp_path / f"{order}.case") == contents(tmp_path / "whole.case")


def test_processes_give_the_same_as_one(tmp_path, folder):
    build(tmp_path / "one.case", [folder], jobs=1)
    build(tmp_path / "two.case", [folder], jobs=2)
    assert contents(tmp_path / "one.case") == contents(tmp_path / "two.case")


def test_only_what_is_new_or_changed_is_read(tmp_path, folder):
    path = tmp_path / "a.case"
    build(path, [folder])
    (folder / "d.txt").write_text("A new report came in.", encoding="utf-8")
    assert build(path, [folder]).read == 1
    (folder / "a.txt").write_text("The quay was never closed.", encoding="utf-8")
    report = build(path, [folder])
    assert (report.read, report.documents) == (1, 4)
    assert "The quay was closed on Monday." not in claims(path)


def test_a_sidecar_that_changes_counts_as_a_change(tmp_path, folder):
    path = tmp_path / "a.case"
    build(path, [folder])
    (folder / "a.json").write_text(json.dumps({"outlet": "Quay Post"}), encoding="utf-8")
    assert build(path, [folder]).read == 1
    with open_case(path) as case:
        assert case.document(case.find_document("a.txt")).outlet == "Quay Post"


def test_a_better_reader_reads_all_again(tmp_path, folder, monkeypatch):
    path = tmp_path / "a.case"
    build(path, [folder])
    for module in (BUILD, READ_NEW):
        monkeypatch.setattr(module, "READER", "better")
    monkeypatch.setattr(
        READ_NEW, "read_document", lambda one: msgspec.structs.replace(slow_build.read_slowly(one), reader="better")
    )
    assert build(path, [folder]).read == 3
    assert build(path, [folder]).read == 0


def test_a_better_weighing_weighs_all_again_and_reads_nothing(tmp_path, folder, monkeypatch):
    path = tmp_path / "a.case"
    build(path, [folder])
    monkeypatch.setattr(importlib.import_module("sayso.building.weigh_again"), "WEIGHER", "better")
    report = build(path, [folder])
    assert (report.read, report.weighed) == (0, True)


def test_the_same_bytes_twice_are_two_documents(tmp_path, folder):
    shutil.copy(folder / "a.txt", folder / "verbatim.txt")
    report = build(tmp_path / "a.case", [folder])
    assert (report.documents, report.read) == (4, 4)
    with open_case(tmp_path / "a.case") as case:
        twins = {stored.document.name: stored.same_bytes_as for stored in case.documents()}
    assert twins == {"a.txt": None, "b.txt": None, "c.txt": None, "verbatim.txt": "a.txt"}


def test_a_file_named_twice_is_read_once(tmp_path, folder):
    assert build(tmp_path / "a.case", [folder, folder / "a.txt", folder]).documents == 3


def test_reports_whose_files_vanish_stay_until_they_are_to_be_forgotten(tmp_path, folder):
    path = tmp_path / "a.case"
    build(path, [folder])
    (folder / "c.txt").unlink()
    report = build(path, [folder])
    assert (report.documents, report.missing, report.weighed) == (3, 1, False)
    report = build(path, [folder], forget_missing=True)
    assert (report.documents, report.forgotten, report.missing, report.weighed) == (2, 1, 0, True)
    assert "It rained all day long." not in claims(path)


def test_a_folder_that_moved_is_the_same_folder(tmp_path, folder):
    path = tmp_path / "a.case"
    build(path, [folder])
    folder.rename(tmp_path / "archive")
    report = build(path, [tmp_path / "archive"])
    assert (report.documents, report.read, report.missing) == (3, 0, 0)


def test_without_paths_the_case_is_weighed_again(tmp_path, folder):
    path = tmp_path / "a.case"
    build(path, [folder])
    assert build(path, []).documents == 3
    with pytest.raises(InputError, match="name the reports"):
        build(tmp_path / "new.case", [])
    assert not (tmp_path / "new.case").exists()


def test_what_cannot_be_read_is_listed_and_the_rest_is_read(tmp_path, folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "torn.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<<")
    (folder / "nothing.warc").write_bytes(b"")
    (folder / "trip.txt").write_text("A trip to the sea.", encoding="utf-8")
    for _ in range(2):  # the second time it is told again, though nothing is read
        report = build(tmp_path / "a.case", [folder])
        assert report.documents == 4
        assert {problem.source for problem in report.unread} == {
            "empty.txt",
            "picture.txt",
            "torn.pdf",
            "nothing.warc",
            "trip.txt",
        }
    with open_case(tmp_path / "a.case") as case:
        assert len(case.problems()) == 5


def test_a_document_that_kills_its_process_costs_only_itself(tmp_path, folder):
    (folder / "bang.txt").write_text("A bang was heard.", encoding="utf-8")
    report = build(tmp_path / "a.case", [folder], jobs=2)
    assert report.documents == 4
    assert [(problem.source, "died" in problem.message) for problem in report.unread] == [("bang.txt", True)]
    assert "Nobody was hurt there." in claims(tmp_path / "a.case")


def test_few_documents_kill_nothing_either_where_workers_are_wanted(tmp_path, folder):
    (folder / "a.txt").write_text("A bang was heard.", encoding="utf-8")
    report = build(tmp_path / "a.case", [folder], engine="processes")
    assert (report.documents, [problem.source for problem in report.unread]) == (3, ["a.txt"])


def test_a_document_that_takes_too_long_costs_only_itself(tmp_path, folder):
    (folder / "long.txt").write_text("It goes on for ever.", encoding="utf-8")
    report = build(tmp_path / "a.case", [folder], jobs=2, limits=Limits(seconds=12))
    assert report.documents == 4
    assert [(problem.source, "took longer than 12 s" in problem.message) for problem in report.unread] == [
        ("long.txt", True)
    ]


def test_a_case_among_the_reports_is_none_of_them(folder):
    (folder / "song.mp3").write_bytes(b"la")
    for _ in range(2):
        assert build(folder / "a.case", [folder]).passed_over == ("song.mp3",)


def test_a_reader_that_looks_on_does_no_harm(tmp_path, folder):
    build(tmp_path / "a.case", [folder])
    with open_case(tmp_path / "a.case") as looking:
        assert len(looking.documents()) == 3
        (folder / "d.txt").write_text("A fourth came.", encoding="utf-8")
        build(tmp_path / "a.case", [folder])
        assert len(looking.documents()) == 4


def test_nothing_readable_is_misuse(tmp_path, folder):
    (tmp_path / "none").mkdir()
    with pytest.raises(InputError, match="no reports there"):
        build(tmp_path / "a.case", [tmp_path / "none"])
    with pytest.raises(InputError, match="nowhere"):
        build(tmp_path / "a.case", [folder, tmp_path / "nowhere"])
    assert not (tmp_path / "a.case").exists()
    (tmp_path / "none" / "empty.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"empty\.txt"):
        build(tmp_path / "a.case", [tmp_path / "none"])


def test_a_full_disk_keeps_what_was_read(tmp_path, folder, monkeypatch):
    path = tmp_path / "a.case"
    kept = []

    def read_until_full(document):
        kept.append(document)
        if len(kept) > 2:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorname = "SQLITE_FULL"
            monkeypatch.setattr(
                "sayso.casefile.writing.Writer.add_reading", lambda *_, **__: (_ for _ in ()).throw(error)
            )
        return slow_build.read_slowly(document)

    with monkeypatch.context() as patch:
        patch.setattr(READ_NEW, "read_document", read_until_full)
        with pytest.raises(CaseError, match="disk is full"):
            build(path, [folder])
    monkeypatch.undo()
    slow_build.install(monkeypatch.setattr)
    assert build(path, [folder]).read == 1


def test_a_file_with_a_name_that_is_no_text_is_read_all_the_same(tmp_path, folder):
    (folder / "odd \udcff.txt").write_text("Odd.", encoding="utf-8")
    assert build(tmp_path / "a.case", [folder]).documents == 4
    with open_case(tmp_path / "a.case") as case:
        assert case.find_document("odd \ufffd.txt")


def test_halves_of_characters_are_replaced_without_moving_the_others():
    mended = storable(Document("x", "n\udc00", "a\ud800b 📣", title="\udfff", links=("l\ud801",)))
    assert mended == Document("x", "n\ufffd", "a\ufffdb 📣", title="\ufffd", links=("l\ufffd",))


def test_in_python_a_build_gives_the_case(tmp_path, folder):
    with sayso.build(tmp_path / "a.case", [folder]) as case:
        assert len(case.claims()) == 5


def running(mark):
    """The processes that have `mark` in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:  # gone meanwhile, or somebody else's
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc to look for processes")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_no_process_and_a_whole_case(tmp_path, folder, jobs, how):
    for number in range(60):
        (folder / f"n{number}.txt").write_text(f"Report number {number}.", encoding="utf-8")
    path = tmp_path / "stopped.case"
    mark = f"SAYSO_MARK={tmp_path.name}-{jobs}-{how}"
    command = [sys.executable, "-m", "tests.worlds.slow_build", str(path), str(folder), jobs, "0.2"]
    environment = {**os.environ, mark.partition("=")[0]: mark.partition("=")[2]}
    started = subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while started.poll() is None and not any(reading_begun(path)):
        time.sleep(0.02)
    os.killpg(started.pid, how)  # as a terminal does: to all of the foreground
    said = started.communicate(timeout=30)[1]
    if how == signal.SIGINT:
        assert (started.returncode, said.splitlines()[-1:]) == (
            130,
            ["stopped; what was finished is kept, and the same command goes on from there"],
        )
        assert not list(tmp_path.glob("stopped.case-*"))
        assert "Traceback" not in said
    end = time.monotonic() + 10
    while running(mark) and time.monotonic() < end:
        time.sleep(0.05)
    assert not running(mark)
    assert 0 < build(path, [folder]).read < 63


def reading_begun(path):
    """The documents that a build which is at work has read."""
    if path.exists() and path.stat().st_size:
        with suppress(CaseError), open_case(path) as case:
            return [stored.reader for stored in case.documents()]
    return []


def read_before_the_kill(path):
    """How many documents the case holds readings of; none where the build was killed before it had made the case."""
    if not path.exists():
        return 0
    try:
        with open_case(path) as case:
            return sum(1 for stored in case.documents() if stored.reader)
    except CaseError as error:
        if "its build was stopped at the very start" in str(error):
            return 0
        raise


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_build_goes_on_where_it_was(tmp_path, folder, jobs):
    for number in range(30):
        (folder / f"n{number}.txt").write_text(f"Report number {number}. The ferry sails again.", encoding="utf-8")
    build(tmp_path / "whole.case", [folder])
    path = tmp_path / "killed.case"
    command = [sys.executable, "-m", "tests.worlds.slow_build", str(path), str(folder), str(jobs), "0.03"]
    read = 0
    for patience in (0.2, 0.5, 0.7, 0.9, 60.0):
        started = subprocess.Popen(command, cwd=ROOT)
        end = time.monotonic() + patience
        while started.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        started.send_signal(signal.SIGKILL)
        started.wait()
        now = read_before_the_kill(path)
        assert now >= read
        read = now
    assert started.returncode == 0
    assert contents(path) == contents(tmp_path / "whole.case")
    assert not list(tmp_path.glob("killed.case-*"))
