"""A person's ruling takes effect at once, and can be taken back."""

import pytest

from sayso.building import build, judge, undo, weigh
from sayso.casefile import open_case, write_case
from sayso.casefile.rulings import pending_rulings
from sayso.errors import JudgementError
from tests.worlds import slow_build


@pytest.fixture
def case(tmp_path, monkeypatch):
    slow_build.install(monkeypatch.setattr)
    (tmp_path / "a.txt").write_text("The quay was closed. The mayor denies it.", encoding="utf-8")
    build(tmp_path / "a.case", [tmp_path / "a.txt"])
    return tmp_path / "a.case"


def statement(path, words):
    with open_case(path) as case:
        return next(key for key, stored in case.statements().items() if words in stored.words)


def claims(path):
    with open_case(path) as case:
        return [claim.text for claim in case.claims()]


def test_a_wrong_statement_counts_no_more_until_that_is_undone(case):
    before = claims(case)
    ruling = judge(case, "wrong_statement", statement(case, "mayor"), reason="misread", by="me")
    assert claims(case) == ["The quay was closed."]
    undo(case, ruling.id)
    assert claims(case) == before
    with open_case(case) as opened:
        assert opened.judgements() == ()


def test_what_the_case_does_not_hold_cannot_be_ruled_on(case):
    for kind in ("same_entity", "same_claim", "wrong_statement", "rating"):
        with pytest.raises(JudgementError, match="nothing"):
            judge(case, kind, "nothing", "more" if kind.startswith("same") else None)
    key = statement(case, "mayor")
    with pytest.raises(JudgementError, match="twice"):
        judge(case, "rating", key, key, value="1")


def test_a_ruling_survives_a_new_build(case):
    judge(case, "wrong_statement", statement(case, "mayor"))
    build(case, [])
    assert claims(case) == ["The quay was closed."]


def pending(path):
    with open_case(path) as case:
        return pending_rulings(case)


def test_a_ruling_can_be_recorded_while_a_build_is_at_work_and_waits_to_be_weighed(case):
    before, key = claims(case), statement(case, "mayor")
    with write_case(case):
        ruling = judge(case, "wrong_statement", key, weigh=False)
    assert (claims(case), pending(case)) == (before, (ruling.id,))
    weigh(case)
    assert (claims(case), pending(case)) == (["The quay was closed."], ())
    undo(case, ruling.id, weigh=False)
    assert (claims(case), pending(case)) == (["The quay was closed."], (ruling.id,))
    build(case, [])
    assert (claims(case), pending(case)) == (before, ())


def test_a_ruling_taken_back_before_it_was_weighed_waits_for_nothing(case):
    ruling = judge(case, "wrong_statement", statement(case, "mayor"), weigh=False)
    undo(case, ruling.id, weigh=False)
    assert pending(case) == ()


def test_rulings_made_before_any_were_recorded_alone_wait_for_nothing(case):
    judge(case, "rating", statement(case, "mayor"), value="2")
    assert pending(case) == ()
    second = judge(case, "rating", statement(case, "quay"), value="3", weigh=False)
    assert pending(case) == (second.id,)
