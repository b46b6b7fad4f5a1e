"""Weighing again comes to what weighing everything anew comes to, row for row, whatever was added, taken out or ruled."""

import random
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from sayso.building import judge, undo
from sayso.building.weigh_again import weigh_again
from sayso.casefile import open_case, write_case
from sayso.casefile.checks import broken_invariants
from sayso.casefile.counting import CONCLUSIONS
from sayso.casefile.deriving import replace_derived
from sayso.evidence import Judgement
from sayso.weighing import code
from tests.worlds import dispute
from tests.worlds.contents import contents

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
DERIVED = ("derivations", "entities", "claims", "series", "conflicts", "remembered")


def tell(*_):
    """Nobody."""


def fill(path, names):
    with write_case(path) as writer:
        for name in names:
            dispute.put(writer, name)
        weigh_again(writer, tell)


def anew(path, folder):
    """The contents of the case when all that was concluded, and remembered, is thrown away and worked out again."""
    copy = folder / "anew.case"
    shutil.copy(path, copy)
    with sqlite3.connect(copy) as plain:
        plain.execute("PRAGMA foreign_keys = ON")
        for table in DERIVED:
            plain.execute(f"DELETE FROM {table}")
        plain.execute("DELETE FROM meta WHERE key = 'weighed'")
    plain.close()
    with write_case(copy) as writer:
        assert weigh_again(writer, tell)
    return contents(copy)


@pytest.mark.parametrize("table", CONCLUSIONS)
def test_conclusions_of_which_rows_are_lost_are_drawn_again(tmp_path, table):
    path = tmp_path / "a.case"
    fill(path, dispute.REPORTS)
    whole = contents(path)
    with sqlite3.connect(path) as plain:
        lost = plain.execute(f"DELETE FROM {table}").rowcount
    plain.close()
    with write_case(path) as writer:
        assert weigh_again(writer, tell) == bool(lost)
    assert contents(path) == whole


def rule(path, rng, at):
    """A ruling of some kind about something that the case holds."""
    with open_case(path) as case:
        names = sorted(one.name for one in case.entities() if one.named)
        claims = [claim.id for claim in case.claims()]
        statements = sorted(case.statements())
    kinds = {"entity": names, "claim": claims, "origin": statements}
    what = rng.choice(sorted(kinds))
    kind = rng.choice((f"same_{what}", f"different_{what}", "wrong_statement"))
    if kind == "wrong_statement":
        return judge(path, kind, rng.choice(statements), reason="misread", at=at)
    one, other = rng.sample(kinds[what], 2)
    return judge(path, kind, one, other, by="editor", at=at)


@pytest.mark.parametrize("seed", range(4))
def test_any_changes_in_any_order_come_to_the_same_as_weighing_anew(tmp_path, seed):
    rng = random.Random(seed)
    path = tmp_path / "a.case"
    names = rng.sample(sorted(dispute.REPORTS), len(dispute.REPORTS))
    fill(path, names[:7])
    waiting, inside = names[7:], names[:7]
    rulings: list[Judgement] = []
    for step in range(10):
        at = NOON + timedelta(minutes=step)
        done = rng.choice(("add", "add", "add", "change", "remove", "rule", "rule", "undo"))
        if done == "undo" and rulings:
            undo(path, rulings.pop(rng.randrange(len(rulings))).id, at=at)
        elif done == "rule":
            rulings.append(rule(path, rng, at))
        else:
            with write_case(path) as writer:
                if done == "remove":
                    writer.forget_source(gone := rng.choice(inside))
                    inside.remove(gone)
                    writer.settle_names()
                elif done == "change":
                    dispute.put(writer, rng.choice(inside), rng.randint(0, 3))
                elif waiting:
                    inside.append(waiting.pop())
                    dispute.put(writer, inside[-1])
                weigh_again(writer, tell)
        assert contents(path) == anew(path, tmp_path), f"step {step}: {done}"
    with open_case(path) as case:
        assert not [one for one in broken_invariants(case) if one.name != "documents_have_one_id_and_one_name"]


def test_what_was_taken_back_leaves_no_trace(tmp_path):
    path = tmp_path / "a.case"
    fill(path, dispute.REPORTS)
    before = contents(path)
    with write_case(path) as writer:
        dispute.put(writer, "wire.txt", 2)
        weigh_again(writer, tell)
        dispute.put(writer, "wire.txt", 0)
        weigh_again(writer, tell)
    assert contents(path) == before


def test_a_ruling_on_claims_compares_no_texts_and_no_names(tmp_path, monkeypatch):
    path = tmp_path / "a.case"
    fill(path, dispute.REPORTS)
    with open_case(path) as case:
        one, other = [claim.id for claim in case.claims()][:2]

    def never(*_, **__):
        pytest.fail("worked out again")

    monkeypatch.setattr("sayso.building.weigh_again.derive", never)
    monkeypatch.setattr("sayso.weighing.identify", never)
    monkeypatch.setattr("sayso.corroboration.group_items", never)
    judge(path, "same_claim", one, other, at=NOON)
    assert contents(path) == anew_but_for_the_trap(path, tmp_path, monkeypatch)


def anew_but_for_the_trap(path, folder, monkeypatch):
    monkeypatch.undo()
    return anew(path, folder)


def test_a_rating_concludes_nothing(tmp_path, monkeypatch):
    path = tmp_path / "a.case"
    fill(path, ["wire.txt", "letter.txt"])
    monkeypatch.setattr("sayso.building.weigh_again.conclude", lambda *_, **__: pytest.fail("weighed"))
    judge(path, "rating", "Lume Courier", value="B", at=NOON)
    with open_case(path) as case:
        assert [one.value for one in case.judgements()] == ["B"]


def test_only_rows_that_differ_are_written(tmp_path):
    path = tmp_path / "a.case"
    fill(path, [name for name in dispute.REPORTS if name != "sport-led.txt"])
    with write_case(path) as writer:
        dispute.put(writer, "sport-led.txt")
        writer.connection.execute("CREATE TEMP TABLE told (text TEXT)")
        writer.connection.execute(
            "CREATE TEMP TRIGGER tell AFTER INSERT ON claims BEGIN INSERT INTO told VALUES (new.text); END"
        )
        weigh_again(writer, tell)
        written = [text for (text,) in writer.connection.execute("SELECT text FROM told")]
        everything = len(writer.claims())
    assert 0 < len(written) < everything / 2
    assert not any("Hald" in text for text in written)


def test_stopped_while_it_writes_nothing_has_changed_and_the_next_one_comes_to_the_same(tmp_path, monkeypatch):
    path = tmp_path / "a.case"
    fill(path, ["wire.txt", "copy.txt", "other.txt"])
    before = contents(path)

    def torn(*given):
        replace_derived(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.casefile.writing.replace_derived", torn)
    with write_case(path) as writer:
        dispute.put(writer, "letter.txt")
        with pytest.raises(KeyboardInterrupt):
            weigh_again(writer, tell)
    torn_apart = contents(path)
    for table in ("claims", "entities", "derivations", "series", "conflicts", "meta"):
        assert torn_apart[table] == before[table]
    monkeypatch.undo()
    with write_case(path) as writer:
        weigh_again(writer, tell)
    assert contents(path) == anew(path, tmp_path)


def test_what_other_code_remembers_is_not_believed(tmp_path, monkeypatch):
    path = tmp_path / "a.case"
    fill(path, ["wire.txt", "copy.txt"])
    monkeypatch.setattr("sayso.building.weigh_again.code", lambda: "another")
    with write_case(path) as writer:
        assert all(writer.recall(step, "another") is None for step in ("derivations", "entities", "groups"))
        dispute.put(writer, "other.txt")
        weigh_again(writer, tell)
        versions = writer.rows("SELECT DISTINCT version FROM remembered")
    assert versions == [("another",)]


def test_a_weighing_that_was_cut_off_need_not_be_begun_anew(tmp_path, monkeypatch):
    path = tmp_path / "a.case"

    def off(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.building.weigh_again.conclude", off)
    with pytest.raises(KeyboardInterrupt):
        fill(path, dispute.REPORTS)
    with write_case(path) as writer:
        assert not writer.is_weighed_by(code())
    monkeypatch.undo()
    monkeypatch.setattr("sayso.lineage.deriving.explain", lambda *_, **__: pytest.fail("compared again"))
    with write_case(path) as writer:
        weigh_again(writer, tell)
        assert writer.is_weighed_by(code())
    assert contents(path) == anew_but_for_the_trap(path, tmp_path, monkeypatch)
