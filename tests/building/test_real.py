"""The whole way, with the real reader: a small pile becomes a case, and every answer leads back to verbatim words."""

import importlib
import json

import pytest

from sayso.building import build, judge, read, undo
from sayso.casefile import open_case
from sayso.cli import run
from sayso.errors import JudgementError
from sayso.evidence import Reading
from sayso.reading import read_document
from tests.worlds import schema

FIRST = """Bridge at Tarn closed after warning

Tarn, 3 June 2031 - The Tarn bridge was closed on Tuesday after an engineer warned the Roads Board about cracks.

“We were never warned,” said Mila Korst, a spokeswoman for the Roads Board. At least 12 people were injured when a
railing gave way, the district hospital said. The board denied that the bridge was unsafe.
"""
SECOND = """The Roads Board said on Wednesday that 14 people had been injured at the Tarn bridge.

According to two officials, Korst will resign. The Daily Tarn reported that an engineer had warned the Roads Board.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("real") / "reports"
    made.mkdir()
    (made / "first.txt").write_text(FIRST, encoding="utf-8")
    (made / "second.txt").write_text(SECOND, encoding="utf-8")
    (made / "second.json").write_text(
        json.dumps({"outlet": "Tarn Courier", "published": "2031-06-04"}), encoding="utf-8"
    )
    (made / "twin.txt").write_text(FIRST, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def case(folder):
    build(folder.parent / "real.case", [folder], jobs=1)
    return folder.parent / "real.case"


def test_a_case_holds_what_reading_alone_finds(folder, case):
    alone = [one for one in read([folder], jobs=2) if isinstance(one, Reading)]
    with open_case(case) as opened:
        stored = list(opened.readings())
    assert stored[:2] == alone[:2]
    assert stored[2].document.text == alone[2].document.text  # the twin has another id, and so have its statements


def test_every_statement_stands_where_it_says(case):
    with open_case(case) as opened:
        statements = opened.statements()
        assert len(statements) > 6
        for stored in statements.values():
            assert stored.statement.span.words(opened.text(stored.document)) == stored.words
            assert stored.words.strip() == stored.words != ""


def test_a_verbatim_copy_adds_no_origin(folder, case, tmp_path):
    build(tmp_path / "single.case", [folder / "first.txt", folder / "second.txt"], jobs=1)
    with open_case(case) as with_twin, open_case(tmp_path / "single.case") as without:
        most: dict[tuple[str, str], list[int]] = {}
        for opened in (with_twin, without):
            for claim in opened.claims():
                for position in claim.positions:
                    most.setdefault((claim.text, position.polarity), []).append(position.independent.at_least)
    assert most
    assert all(len(set(counts)) == 1 for counts in most.values() if len(counts) == 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["overview"],
        ["claims"],
        ["about", "Roads Board"],
        ["figures"],
        ["sources"],
        ["entities"],
        ["documents"],
        ["lineage"],
        ["timeline"],
        ["search", "warned"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_answer_follows_the_schema(case, arguments, capfd):
    assert run([arguments[0], str(case), *arguments[1:], "--json"]) == 0
    schema.check(arguments[0], capfd.readouterr().out)
    assert run([arguments[0], str(case), *arguments[1:]]) == 0
    assert max(map(len, capfd.readouterr().out.splitlines())) <= 80


def test_readings_follow_the_schema(folder, capfd):
    assert run(["read", str(folder)]) == 0
    for line in capfd.readouterr().out.splitlines():
        schema.check("read", line)


def test_a_report_with_the_very_words_of_another_is_read_once_and_says_the_same(tmp_path, monkeypatch):
    text = "SENN, May 2 — The Port Authority said nine people were killed in the fire. “We were warned,” said Ana Roth."
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(text if name != "c" else f"{text} The mayor denied it.", encoding="utf-8")
    asked = []
    new = importlib.import_module("sayso.building.read_new")

    def read_counted(document):
        asked.append(document.name)
        return read_document(document)

    monkeypatch.setattr(new, "read_document", read_counted)
    build(tmp_path / "x.case", [tmp_path])
    assert asked == ["a.txt", "c.txt"]
    with open_case(tmp_path / "x.case") as case:
        for document in case.files():
            key = case.find_document(document.name)
            assert case.reading(key) == read_document(case.reading(key).document)
    (tmp_path / "d.txt").write_text(text, encoding="utf-8")
    build(tmp_path / "x.case", [tmp_path])
    assert asked == ["a.txt", "c.txt"]


def people(path):
    with open_case(path) as case:
        return {frozenset(one.names) for one in case.entities() if one.kind == "person"}


def test_a_ruling_on_who_is_who_is_heeded_when_reports_are_added(tmp_path):
    """Also where the new reports would by themselves have settled it otherwise."""
    reports, made = tmp_path / "reports", tmp_path / "ruled.case"
    reports.mkdir()
    (reports / "a.txt").write_text("Mila Korst said on Monday that the bridge was safe.", encoding="utf-8")
    (reports / "b.txt").write_text("M. Korst said on Tuesday that the bridge was closed.", encoding="utf-8")
    (reports / "c.txt").write_text("Milena Korst-Ayl said on Tuesday that nobody knew.", encoding="utf-8")
    build(made, [reports], jobs=1)
    assert frozenset({"Mila Korst", "M. Korst"}) in people(made)
    judge(made, "different_entity", "Mila Korst", "M. Korst")
    judge(made, "same_entity", "M. Korst", "Milena Korst-Ayl")
    ruled = {frozenset({"Mila Korst"}), frozenset({"M. Korst", "Milena Korst-Ayl"})}
    assert people(made) == ruled
    (reports / "d.txt").write_text("Mila Korst said on Friday that the bridge was open.", encoding="utf-8")
    (reports / "e.txt").write_text("M. Korst and Odo Brandt were in Tarn, Brandt said.", encoding="utf-8")
    build(made, [reports], jobs=1)
    assert ruled < people(made)


def test_rulings_that_cannot_all_hold_are_refused_with_what_stands_against_them(tmp_path):
    made = tmp_path / "ruled.case"
    (tmp_path / "a.txt").write_text("Mila Korst spoke. Odo Brandt spoke. Ana Velm said no.", encoding="utf-8")
    build(made, [tmp_path / "a.txt"], jobs=1)
    first = judge(made, "same_entity", "Mila Korst", "Odo Brandt", by="R. Porter")
    judge(made, "same_entity", "Odo Brandt", "Ana Velm")
    with pytest.raises(JudgementError, match="cannot be different") as refused:
        judge(made, "different_entity", "Mila Korst", "Ana Velm")
    assert first.id in str(refused.value)
    assert "judged the same by R. Porter" in str(refused.value)
    undo(made, first.id)
    judge(made, "different_entity", "Mila Korst", "Ana Velm")
