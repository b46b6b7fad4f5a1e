"""Two people who judge the same pile put their rulings together: nothing is lost, and where they disagree it shows."""

import json
import shutil
from datetime import UTC, datetime

import pytest

from sayso.building import build, export_judgements, import_judgements, judge, undo
from sayso.casefile import open_case, write_case
from sayso.cli import run
from sayso.errors import JudgementError
from sayso.views.judgements import judgements
from tests.worlds import slow_build

EARLY, LATE = datetime(2031, 6, 1, tzinfo=UTC), datetime(2031, 6, 2, tzinfo=UTC)


@pytest.fixture
def case(tmp_path, monkeypatch):
    slow_build.install(monkeypatch.setattr)
    (tmp_path / "a.txt").write_text("The quay was closed. The mayor denies it. The gulls left.", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"outlet": "Quay Post"}', encoding="utf-8")
    build(tmp_path / "ida.case", [tmp_path / "a.txt"])
    return tmp_path / "ida.case"


@pytest.fixture
def other(case):
    return shutil.copy(case, case.with_name("ben.case"))


def statement(path, words):
    with open_case(path) as case:
        return next(key for key, stored in case.statements().items() if words in stored.words)


def held(path):
    """The rulings that stand, and everything that follows from them."""
    with open_case(path) as case:
        return case.judgements(), case.claims(), judgements(case).disagreements


def test_two_persons_rulings_come_together_the_same_in_either_case(case, other, tmp_path):
    judge(case, "wrong_statement", statement(case, "mayor"), reason="misread", by="Ida", at=LATE)
    judge(case, "rating", "Quay Post", value="B", by="Ida", at=EARLY)
    judge(other, "rating", "Quay Post", value="D", reason="took it back twice", by="Ben", at=LATE)
    assert export_judgements(case, tmp_path / "ida.jsonl") == 2
    assert export_judgements(other, tmp_path / "ben.jsonl") == 1
    merged = import_judgements(case, tmp_path / "ben.jsonl")
    assert (merged.added, merged.known, merged.undone, merged.waiting) == (1, 0, 0, ())
    import_judgements(other, tmp_path / "ida.jsonl")
    assert held(case) == held(other)
    rulings, claims, (disagreement,) = held(case)
    assert [one.by for one in rulings] == ["Ida", "Ida", "Ben"] or [one.by for one in rulings] == ["Ida", "Ben", "Ida"]
    assert "The mayor denies it." not in {claim.text for claim in claims}
    assert disagreement.about == ("Quay Post",)
    assert disagreement.reason == "Ida: B (1 Jun 2031); Ben: D (2 Jun 2031); the later holds: D"
    assert disagreement.holds == next(one.id for one in rulings if one.value == "D")


def test_doing_it_twice_changes_nothing(case, other, tmp_path):
    judge(case, "rating", "Quay Post", value="B", by="Ida")
    export_judgements(case, tmp_path / "ida.jsonl")
    import_judgements(other, tmp_path / "ida.jsonl")
    before = held(other)
    merged = import_judgements(other, tmp_path / "ida.jsonl")
    assert (merged.added, merged.known) == (0, 1)
    assert held(other) == before
    export_judgements(other, tmp_path / "back.jsonl")
    assert (tmp_path / "back.jsonl").read_bytes() == (tmp_path / "ida.jsonl").read_bytes()


def test_what_its_maker_took_back_is_taken_back_everywhere_and_stays_so(case, other, tmp_path):
    ruling = judge(case, "wrong_statement", statement(case, "mayor"), by="Ida")
    export_judgements(case, tmp_path / "before.jsonl")
    import_judgements(other, tmp_path / "before.jsonl")
    undo(case, ruling.id)
    export_judgements(case, tmp_path / "after.jsonl")
    merged = import_judgements(other, tmp_path / "after.jsonl")
    assert (merged.added, merged.undone) == (0, 1)
    assert held(other)[0] == ()
    assert "The mayor denies it." in {claim.text for claim in held(other)[1]}
    import_judgements(other, tmp_path / "before.jsonl")
    assert held(other)[0] == ()


def test_a_change_of_mind_is_no_disagreement(case):
    for value, at in (("B", EARLY), ("C", LATE)):
        judge(case, "rating", "Quay Post", value=value, by="Ida", at=at)
    assert held(case)[2] == ()


def test_a_rating_against_a_ruling_of_wrong_is_one(case):
    key = statement(case, "gulls")
    judge(case, "wrong_statement", key, by="Ida", at=EARLY)
    judge(case, "rating", key, value="1", by="Ben", at=LATE)
    (disagreement,) = held(case)[2]
    assert disagreement.reason == "Ida: wrong (1 Jun 2031); Ben: 1 (2 Jun 2031); wrong takes effect"


def test_a_ruling_on_what_the_case_does_not_hold_waits_for_a_build_that_does(case, tmp_path):
    (tmp_path / "b.txt").write_text("The crane fell. The mayor saw it.", encoding="utf-8")
    build(tmp_path / "ben.case", [tmp_path / "a.txt", tmp_path / "b.txt"])
    wrong = judge(tmp_path / "ben.case", "wrong_statement", statement(tmp_path / "ben.case", "crane"), by="Ben")
    export_judgements(tmp_path / "ben.case", tmp_path / "ben.jsonl")
    assert import_judgements(case, tmp_path / "ben.jsonl").waiting == (wrong.id,)
    build(case, [tmp_path / "b.txt"])
    assert "The mayor saw it." in {claim.text for claim in held(case)[1]}
    assert "The crane fell." not in {claim.text for claim in held(case)[1]}


def test_unsigned_rulings_are_signed_on_their_way_out(case, tmp_path):
    judge(case, "rating", "Quay Post", value="B")
    with pytest.raises(JudgementError, match=r"1 of the 1 rulings are not signed.*--by NAME"):
        export_judgements(case, tmp_path / "ida.jsonl")
    assert not (tmp_path / "ida.jsonl").exists()
    export_judgements(case, tmp_path / "ida.jsonl", by="Ida")
    assert json.loads((tmp_path / "ida.jsonl").read_bytes())["by"] == "Ida"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (b"not json", "line 2 is no ruling"),
        ({"kind": "rumour"}, "line 2 is no ruling: Invalid enum value 'rumour'"),
        ({"by": None}, "it is not signed"),
        ({"id": "../../x"}, "its id is none"),
        ({"value": "Z"}, "it gives no rating there is"),
        ({"other": "Quay Post"}, "it names the same thing twice"),
        ({"kind": "same_entity"}, "it does not say what it is about"),
        ({"reason": "x" * 200_000}, "too long for a ruling"),
    ],
)
def test_a_file_with_anything_else_is_refused_whole(case, other, tmp_path, change, message):
    judge(case, "rating", "Quay Post", value="B", by="Ida")
    export_judgements(case, tmp_path / "ida.jsonl")
    good = (tmp_path / "ida.jsonl").read_bytes()
    fields = {**json.loads(good), "id": "0" * 16}
    bad = change if isinstance(change, bytes) else json.dumps({**fields, **change}).encode()
    (tmp_path / "ida.jsonl").write_bytes(good + bad + b"\n")
    with pytest.raises(JudgementError, match=message):
        import_judgements(other, tmp_path / "ida.jsonl")
    assert held(other)[0] == ()


def test_on_the_command_line(case, other, tmp_path, capfd):
    judge(case, "rating", "Quay Post", value="B", at=EARLY)
    judge(other, "rating", "Quay Post", value="D", by="Ben", at=LATE)
    assert run(["judge", str(case), "export", str(tmp_path / "ida.jsonl")]) == 2
    assert "--by NAME" in capfd.readouterr().err
    assert run(["judge", str(case), "export", str(tmp_path / "ida.jsonl"), "--by", "Ida"]) == 0
    assert "1 ruling written" in capfd.readouterr().err
    assert run(["judge", str(other), "import", str(tmp_path / "ida.jsonl")]) == 0
    err = capfd.readouterr().err
    assert "1 ruling added, 0 known already, 0 taken back" in err
    assert "disagreed: Quay Post: Ida: B (1 Jun 2031); Ben: D (2 Jun 2031); the later holds: D" in err
    assert run(["judge", str(other), "list"]) == 0
    out = capfd.readouterr().out
    assert "Ida" in out
    assert "Ben" in out
    assert "⚑ disagreed: Quay Post" in out


def test_a_ruling_on_the_command_line_waits_for_a_build_and_is_not_lost(case, capfd):
    wrong = statement(case, "mayor")
    with write_case(case):
        assert run(["judge", str(case), "wrong", wrong]) == 0
        assert "is recorded, and waits: a build is at work" in capfd.readouterr().err
        assert any("mayor" in claim.text for claim in held(case)[1])
    build(case, [])
    assert not any("mayor" in claim.text for claim in held(case)[1])
    (ruling,) = held(case)[0]
    with write_case(case):
        assert run(["judge", str(case), "undo", ruling.id]) == 0
        assert "is undone, and this waits" in capfd.readouterr().err
    build(case, [])
    assert any("mayor" in claim.text for claim in held(case)[1])


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [("source", "3", "rated A .* to F"), ("statement", "B", "rated 1 .* to 6"), ("source", None, "rated A")],
)
def test_a_rating_there_is_none_of_is_refused(case, kind, value, message):
    subject = "Quay Post" if kind == "source" else statement(case, "gulls")
    with pytest.raises(JudgementError, match=message):
        judge(case, "rating", subject, value=value)


def test_every_ruling_can_be_made_from_the_command_line_with_an_example_in_its_help(capfd):
    commands = (
        "same",
        "different",
        "unsure",
        "same-claim",
        "different-claim",
        "unsure-claim",
        "same-origin",
        "different-origin",
        "unsure-origin",
        "wrong",
        "rate",
    )
    for name in (*commands, "list", "undo", "export", "import"):
        assert run(["judge", "x.case", name, "--help"]) == 0
        assert "Example: sayso judge harbour.case" in capfd.readouterr().out
