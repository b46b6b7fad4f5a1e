"""What a person rated is shown beside it, and can be asked for: sources by letter, statements by number."""

import json
from datetime import UTC, datetime

import pytest

from sayso.casefile import open_case, write_case
from sayso.cli import run
from sayso.evidence import Judgement
from tests.worlds import quay, schema


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "quay.case"
    quay.fill(path)
    with write_case(path) as writer:
        for subject, value in ((quay.DENIAL.id, "2"), ("Ana Roth", "B")):
            moment = datetime(2031, 5, 9, tzinfo=UTC)
            writer.add_judgement(Judgement(subject, "rating", subject, None, value, None, None, moment))
    return str(path)


def asked(capfd, *arguments):
    assert run([*arguments, "--json"]) == 0
    return schema.check(arguments[0], capfd.readouterr().out)


def test_a_statement_is_shown_with_its_rating(case, capfd):
    (one,) = [one for one in asked(capfd, "statements", case)["statements"] if one["rating"]]
    assert (one["statement"]["id"], one["rating"]) == (quay.DENIAL.id, "2")
    assert run(["statements", case]) == 0
    assert "rated 2" in capfd.readouterr().out
    (claim,) = [one for one in asked(capfd, "claims", case)["claims"] if one["ratings"]]
    assert claim["ratings"] == {quay.DENIAL.id: "2"}
    assert run(["claims", case]) == 0
    assert "rated 2" in capfd.readouterr().out


@pytest.mark.parametrize(("rating", "found"), [("1", 0), ("2", 1), ("5", 1), ("6", 0)])
def test_statements_and_claims_can_be_asked_for_by_it(case, capfd, rating, found):
    assert len(asked(capfd, "statements", case, "--rating", rating)["statements"]) == found
    assert len(asked(capfd, "claims", case, "--rating", rating)["claims"]) == found


def test_a_letter_asks_for_who_vouches(case, capfd):
    rated = asked(capfd, "claims", case, "--rating", "b")["claims"]
    with open_case(case) as opened:
        assert 0 < len(rated) < len(opened.claims())
    assert asked(capfd, "claims", case, "--rating", "A")["claims"] == []
    assert json.dumps(rated)
