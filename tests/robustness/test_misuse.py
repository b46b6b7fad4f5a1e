"""What somebody types by mistake gets one plain line and the exit code of misuse."""

import os
import sys

import pytest

from sayso.cli import run

REPORT = "The Roads Board said on Friday that Ana Roth had left."


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("case", [".", "..", "", "/", "nowhere/x.case"])
def test_a_case_must_be_a_file_that_can_be_made(case, here, capsys):
    assert run(["build", case, "one.txt"]) == 2
    complaint = capsys.readouterr().err
    assert "fault in sayso" not in complaint
    assert complaint.count("\n") == 1
    assert sorted(path.name for path in here.iterdir()) == ["one.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
def test_a_pipe_among_the_reports_is_named_and_not_waited_for(here, capsys):
    os.mkfifo(here / "pipe.txt")
    assert run(["read", "pipe.txt", "one.txt", "--no-text"]) == 1
    told = capsys.readouterr()
    assert "pipe.txt: this is no ordinary file" in told.err
    assert told.out.count("\n") == 1
