"""What goes into a case comes out of it again, whatever the order in which it went in."""

import sqlite3
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.casefile import open_case, write_case
from sayso.errors import InputError, JudgementError
from sayso.evidence import Judgement
from tests.worlds import quay


@pytest.fixture
def case(tmp_path):
    quay.fill(tmp_path / "quay.case")
    with open_case(tmp_path / "quay.case") as opened:
        yield opened


def test_readings_come_back_whole(case):
    assert tuple(case.readings()) == quay.READINGS


def test_one_reading_by_its_document(case):
    assert case.reading(quay.document("c.txt").id) == quay.READINGS[2]
    with pytest.raises(InputError, match="not in the case"):
        case.reading("nothing")


def test_what_was_concluded_comes_back_whole(case):
    weighing = quay.weighing()
    assert case.derivations() == quay.DERIVATIONS
    assert set(case.entities()) == set(weighing.entities)
    assert set(case.claims()) == set(weighing.claims)
    assert case.series() == weighing.series
    assert case.conflicts() == weighing.conflicts


def test_claims_come_best_attested_first_and_shapeless_ones_last_among_equals(case):
    assert [claim.id for claim in case.claims()] == ["deaths", "warned", "fire", "ferry"]


def test_claims_are_chosen_by_name_kind_and_contest(case):
    assert [claim.id for claim in case.claims(about="quay board")] == ["warned"]
    assert [claim.id for claim in case.claims(about=["the board"], contested=True)] == ["warned"]
    assert [claim.id for claim in case.claims(kind="assertion")] == ["ferry"]
    assert case.claims(about="Ana Roth") == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [("Quay Board", "board"), ("the quay  BOARD", "board"), ("sonderhavn coroner", "coroner"), ("Roth", "roth")],
)
def test_names_are_found_without_their_accents_capitals_and_articles(case, asked, found):
    assert case.entity(asked).id == found


def test_a_name_that_is_not_there_gets_those_that_are_near(case):
    with pytest.raises(InputError, match="Quay Board"):
        case.entity("Quay Bord")
    with pytest.raises(InputError, match="sayso entities"):
        case.entity("Zebra")


def test_every_statement_has_its_verbatim_words(case):
    for stored in case.statements().values():
        assert stored.words == case.text(stored.document)[slice(*stored.statement.span)]
        assert stored.words == stored.statement.span.words(quay.TEXTS[stored.name])


def test_documents_are_found_by_name_or_id(case):
    key = quay.document("b.txt").id
    assert case.find_document("b.txt") == case.find_document(key) == key
    with pytest.raises(InputError, match=r"no document 'z\.txt'"):
        case.find_document("z.txt")


def test_the_file_is_plain_sqlite_at_rest(case):
    assert [path.name for path in case.path.parent.iterdir()] == ["quay.case"]
    with sqlite3.connect(case.path) as plain:
        rows = plain.execute(
            """SELECT o.source, s.words FROM origins o JOIN position_statements p USING (claim, polarity, origin)
               JOIN statements s ON s.id = p.statement WHERE o.claim = 'warned' AND o.polarity = 'denied'"""
        ).fetchall()
    plain.close()
    assert rows == [("Quay Board", "We received no such warning")]


def test_problems_of_a_reading_are_listed(case):
    assert [problem.message for problem in case.problems()] == ["the last line is cut off"]


def contents(path):
    """All rows of all plain tables, without row numbers."""
    with sqlite3.connect(path) as plain:
        tables = [name for (name,) in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found = {}
        for table in tables:
            if table.startswith("words"):
                continue
            columns = [row[1] for row in plain.execute(f"PRAGMA table_info({table})") if row[1] != "number"]
            listed = ", ".join(f'"{column}"' for column in columns)
            found[table] = sorted(plain.execute(f"SELECT {listed} FROM {table}"), key=repr)
    plain.close()
    return found


@given(names=st.permutations(["a.txt", "b.txt", "c.txt", "d.txt"]))
def test_the_order_of_documents_changes_nothing(names, tmp_path_factory):
    folder = tmp_path_factory.mktemp("order")
    quay.fill(folder / "sorted.case")
    quay.fill(folder / "mixed.case", names=names)
    assert contents(folder / "sorted.case") == contents(folder / "mixed.case")


def test_filling_it_twice_changes_nothing(tmp_path):
    path = tmp_path / "quay.case"
    quay.fill(path)
    before = contents(path)
    quay.fill(path)
    assert contents(path) == before


RULING = Judgement("j1", "same_entity", "Ana Roth", "A. Roth", None, "same job", "me", datetime(2031, 5, 7, tzinfo=UTC))


def test_judgements_are_appended_and_undone_but_never_deleted(tmp_path):
    path = tmp_path / "quay.case"
    quay.fill(path)
    with write_case(path) as writer:
        writer.add_judgement(RULING)
        writer.add_judgement(RULING)
        assert writer.judgements() == (RULING,)
        writer.undo_judgement("j1", at=datetime(2031, 5, 8, tzinfo=UTC))
        assert writer.judgements() == ()
        with pytest.raises(JudgementError, match="stands"):
            writer.undo_judgement("j1", at=datetime(2031, 5, 8, tzinfo=UTC))
    assert len(contents(path)["judgements"]) == 1


def test_a_forgotten_file_takes_all_that_was_read_in_it_along(tmp_path):
    path = tmp_path / "quay.case"
    quay.fill(path)
    with write_case(path) as writer:
        writer.forget_source("/reports/a.txt")
        assert [stored.document.name for stored in writer.documents()] == ["b.txt", "c.txt", "d.txt"]
    rows = contents(path)
    gone = quay.document("a.txt").id
    for table in ("readings", "statements", "document_entities"):
        assert not [row for row in rows[table] if gone in row]
    assert not [row for row in rows["links"] if row[0] == quay.WARNING.id]
    with open_case(path) as opened:
        assert opened.search("inspector") == ()
