"""What fails once is not given up: the report whose reader died is read by the next build."""

from importlib import import_module

import pytest

from sayso.building import build
from sayso.casefile import open_case
from sayso.formats import load_source

READING = import_module("sayso.building.read_new")
BUILDING = import_module("sayso.building.build")  # the package's `build` is the function in it


def fail(document):
    raise MemoryError(document.name)


def fail_if_named(source):
    if source.name == "fails.txt":
        raise MemoryError(source.name)
    return load_source(source)


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text("The Roads Board said on Friday that Ana Roth had left.", encoding="utf-8")
    return folder


def test_a_report_that_could_not_be_read_is_tried_again(reports, tmp_path, monkeypatch):
    case = tmp_path / "x.case"
    monkeypatch.setattr(READING, "read_document", fail)
    first = build(case, [reports], jobs=1)
    assert [(problem.source, problem.unread) for problem in first.unread] == [("one.txt", True)]
    monkeypatch.undo()
    second = build(case, [reports], jobs=1)
    assert (second.read, second.unread, second.weighed) == (1, (), True)
    third = build(case, [reports], jobs=1)
    assert (third.read, third.unread, third.weighed) == (0, (), False)
    with open_case(case) as opened:
        assert next(iter(opened.readings())).statements


def test_a_file_whose_opening_failed_is_opened_again(reports, tmp_path, monkeypatch):
    case = tmp_path / "x.case"
    (reports / "two.txt").write_text("Ana Roth said on Friday that the Roads Board had erred.", encoding="utf-8")
    (reports / "one.txt").rename(reports / "fails.txt")
    monkeypatch.setattr(BUILDING, "load_source", fail_if_named)
    assert len(build(case, [reports], jobs=1).unread) == 1
    monkeypatch.undo()
    second = build(case, [reports], jobs=1)
    assert (second.documents, second.read, second.unread) == (2, 1, ())


def test_a_report_that_always_fails_stays_a_problem_and_changes_nothing(reports, tmp_path, monkeypatch):
    monkeypatch.setattr(READING, "read_document", fail)
    again = [build(tmp_path / "x.case", [reports], jobs=1) for _ in range(2)][1]
    assert len(again.unread) == 1
    assert not again.weighed
