"""A file that is no case, or not for this sayso, or not to be written, is said to be so in one clear sentence."""

import sqlite3
import subprocess
import sys
from importlib import resources

import pytest

from sayso.casefile import open_case, opening, write_case
from sayso.casefile.migrations import MIGRATIONS, VERSION
from sayso.casefile.opening import APPLICATION, explained, split, transaction
from sayso.errors import CaseError
from tests.worlds import quay, unfinished


def refused(path):
    """What reading and what writing say."""
    said = []
    with pytest.raises(CaseError) as reading:
        open_case(path)
    said.append(str(reading.value))
    with pytest.raises(CaseError) as writing, write_case(path):
        pass
    said.append(str(writing.value))
    return said


def test_a_file_that_is_something_else_is_left_as_it_is(tmp_path):
    path = tmp_path / "notes.case"
    path.write_bytes(b"Dear diary, today I bought a case. " * 100)
    before = path.read_bytes()
    assert all("not a sayso case" in said for said in refused(path))
    assert path.read_bytes() == before


def test_another_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    other.close()
    assert all("not a sayso case" in said for said in refused(path))
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_schema").fetchall() == [("birds",)]
    other.close()


def test_a_case_from_a_newer_version_is_not_touched(tmp_path):
    path = tmp_path / "new.case"
    quay.fill(path)
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    assert all("newer sayso" in said and "update" in said for said in refused(path))


def test_a_case_from_an_older_version_is_brought_up_to_date_by_a_build(tmp_path, monkeypatch):
    path = tmp_path / "old.case"
    quay.fill(path)
    ribbons = "CREATE TABLE ribbons (colour TEXT);\nCREATE TABLE bows (size INT);"
    monkeypatch.setattr(opening, "MIGRATIONS", (*MIGRATIONS, ribbons))
    monkeypatch.setattr(opening, "VERSION", VERSION + 1)
    with pytest.raises(CaseError, match="older sayso"):
        open_case(path)
    with write_case(path) as writer:
        assert len(writer.documents()) == 4
        assert writer.connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
        assert writer.connection.execute("SELECT count(*) FROM ribbons").fetchone() == (0,)


def test_a_folder_and_a_missing_folder(tmp_path):
    assert all("folder" in said for said in refused(tmp_path))
    missing = tmp_path / "nowhere" / "a.case"
    with pytest.raises(CaseError, match="no such case"):
        open_case(missing)
    with pytest.raises(CaseError, match="nowhere"), write_case(missing):
        pass


def test_a_case_cut_off_at_its_creation_is_made_anew(tmp_path):
    path = tmp_path / "empty.case"
    path.write_bytes(b"")
    quay.fill(path)
    with open_case(path) as opened:
        assert len(opened.documents()) == 4


def test_a_case_whose_form_was_being_changed_by_a_killed_build_is_as_before(tmp_path):
    path, killed = tmp_path / "quay.case", tmp_path / "killed.case"
    quay.fill(path)
    change = "UPDATE documents SET text = hex(zeroblob(9000)), name = id"
    unfinished.leave(path, lambda writing: writing.execute(change), killed)
    assert killed.read_bytes() != path.read_bytes()
    with open_case(killed) as opened:
        assert tuple(opened.readings()) == quay.READINGS
    assert killed.read_bytes() == path.read_bytes()
    assert not list(tmp_path.glob("killed.case-*"))


def test_a_case_whose_making_was_killed_is_said_to_be_empty_and_can_be_built(tmp_path):
    path, killed = tmp_path / "new.case", tmp_path / "killed.case"

    def create(writing):
        for statement in split((resources.files("sayso.casefile") / "schema.sql").read_text(encoding="utf-8")):
            writing.execute(statement)

    unfinished.leave(path, create, killed)
    with pytest.raises(CaseError, match="its build was stopped at the very start; run it again"):
        open_case(killed)
    quay.fill(killed)
    with open_case(killed) as opened:
        assert tuple(opened.readings()) == quay.READINGS


def test_a_damaged_case_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "torn.case"
    quay.fill(path)
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(bytes(data))
    with pytest.raises(CaseError, match="damaged"), open_case(path) as opened:
        list(opened.readings())


HOLD = """
import sys
from sayso.casefile import write_case
with write_case(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_only_one_build_at_a_time_and_readers_meanwhile(tmp_path):
    path = tmp_path / "quay.case"
    quay.fill(path)
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(CaseError, match="another build"), write_case(path):
            pass
        with open_case(path) as opened:
            assert len(opened.documents()) == 4
    finally:
        other.kill()
        other.communicate()
    with write_case(path) as writer:  # the lock died with its holder
        assert len(writer.documents()) == 4


def test_a_case_that_was_left_open_can_be_read(tmp_path):
    path = tmp_path / "quay.case"
    with write_case(path) as writer:
        del writer
        quay_path = tmp_path / "quay.case"
        with open_case(quay_path) as opened:  # beside the writer
            assert opened.documents() == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "disk is full"),
        ("SQLITE_READONLY_DIRECTORY", "cannot be written"),
        ("SQLITE_CANTOPEN", "cannot be written"),
        ("SQLITE_BUSY", "in use"),
        ("SQLITE_IOERR_WRITE", "disk does not answer"),
    ],
)
def test_what_sqlite_says_is_put_plainly(tmp_path, name, words):
    error = sqlite3.OperationalError("some words")
    error.sqlite_errorname = name
    with pytest.raises(CaseError, match=words), explained(tmp_path / "a.case"):
        raise error


def test_a_folder_that_cannot_be_written(tmp_path, monkeypatch):
    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("sayso.casefile.locking.os.open", refuse)
    with pytest.raises(CaseError, match="Permission denied"), write_case(tmp_path / "a.case"):
        pass


def test_a_full_disk_keeps_what_was_finished(tmp_path):
    path = tmp_path / "full.case"
    quay.fill(path, weigh=False)
    with write_case(path) as writer:
        pages = writer.connection.execute("PRAGMA page_count").fetchone()[0]
        writer.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CaseError, match="disk is full"):
            writer.replace_derived(quay.DERIVATIONS * 10_000, quay.weighing(), made_from="all")
    with open_case(path) as opened:
        assert tuple(opened.readings()) == quay.READINGS


def half_done(connection):
    connection.execute("INSERT INTO meta VALUES ('half', 'done')")
    raise ZeroDivisionError


def test_a_transaction_is_all_or_nothing(tmp_path):
    with write_case(tmp_path / "a.case") as writer:
        with pytest.raises(ZeroDivisionError), transaction(writer.connection):
            half_done(writer.connection)
        assert writer.connection.execute("SELECT count(*) FROM meta WHERE key = 'half'").fetchone() == (0,)


def test_the_schema_falls_into_whole_statements():
    statements = list(
        split("CREATE TABLE a (b);\n-- words; more\nCREATE TRIGGER c AFTER INSERT ON a BEGIN\n  SELECT 1;\nEND;\n")
    )
    assert len(statements) == 2
    assert APPLICATION.to_bytes(4, "big") == b"says"
