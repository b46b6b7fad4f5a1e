"""`read`, `build` and `judge`: answers on standard output, messages beside it, exit codes as promised."""

import json

import pytest

from sayso.casefile import open_case
from sayso.cli import run
from tests.worlds import schema, slow_build


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    slow_build.install(monkeypatch.setattr)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text("The quay – closed. Ünd 📣 so on.", encoding="utf-8")
    (made / "b.txt").write_text("The mayor went home.", encoding="utf-8")
    return made


def test_read_prints_a_line_of_json_for_each_document(folder, capfd):
    assert run(["read", str(folder)]) == 0
    out, err = capfd.readouterr()
    first, second = (schema.check("read", line) for line in out.splitlines())
    assert (first["document"]["name"], second["document"]["name"]) == ("a.txt", "b.txt")
    assert first["document"]["text"] == "The quay – closed. Ünd 📣 so on."
    assert err == ""


def test_read_can_leave_the_text_out(folder, capfd):
    assert run(["read", str(folder), "--no-text"]) == 0
    for line in capfd.readouterr().out.splitlines():
        assert "text" not in json.loads(line)["document"]


def test_read_lists_what_it_could_not_read(folder, capfd):
    (folder / "empty.txt").write_bytes(b"")
    assert run(["read", str(folder)]) == 1
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 2
    assert "could not be read:\n  empty.txt: " in err


@pytest.mark.parametrize("name", ["nowhere", "empty.txt", "hollow"])
def test_read_with_nothing_readable_is_misuse(tmp_path, name, capfd):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "hollow").mkdir()
    assert run(["read", str(tmp_path / name)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert name in err


def test_build_says_what_it_did_and_where_to_look(folder, tmp_path, capfd):
    case = str(tmp_path / "a.case")
    assert run(["build", case, str(folder)]) == 0
    out, err = capfd.readouterr()
    assert out == ""
    assert "2 reports, 2 read now" in err
    assert f"sayso overview {case}" in err
    assert run(["build", case, str(folder), "--json"]) == 0
    out, err = capfd.readouterr()
    assert schema.check("build", out)["read"] == 0
    assert "nothing new" in err


def test_build_lists_what_it_could_not_read_and_ends_with_1(folder, tmp_path, capfd):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "song.mp3").write_bytes(b"la la la")
    assert run(["build", str(tmp_path / "a.case"), str(folder)]) == 1
    err = capfd.readouterr().err
    assert "could not be read:\n  empty.txt: " in err
    assert "passed over, being no format that is read here: song.mp3" in err


@pytest.mark.parametrize("arguments", [["nowhere"], []])
def test_build_with_nothing_to_build_from_is_misuse(tmp_path, arguments, capfd):
    assert run(["build", str(tmp_path / "a.case"), *arguments]) == 2
    assert capfd.readouterr().err.startswith("sayso: ")
    assert not (tmp_path / "a.case").exists()


def test_build_does_not_touch_a_file_that_is_no_case(folder, capfd):
    assert run(["build", str(folder / "a.txt"), str(folder)]) == 2
    assert "not a sayso case" in capfd.readouterr().err
    assert (folder / "a.txt").read_text(encoding="utf-8").startswith("The quay")


def test_a_ruling_is_recorded_listed_and_undone(folder, tmp_path, capfd):
    case = str(tmp_path / "a.case")
    run(["build", case, str(folder)])
    with open_case(case) as opened:
        key = next(iter(opened.statements()))
    assert run(["judge", case, "wrong", key, "--reason", "misread", "--by", "me"]) == 0
    assert run(["judge", case, "rate", key, "5"]) == 0
    capfd.readouterr()
    assert run(["judge", case, "list", "--json"]) == 0
    wrong, rating = schema.check("judge", capfd.readouterr().out)["judgements"]
    assert (wrong["kind"], wrong["subject"], wrong["reason"], wrong["by"]) == ("wrong_statement", key, "misread", "me")
    assert (rating["kind"], rating["value"]) == ("rating", "5")
    assert run(["judge", case, "undo", wrong["id"]]) == 0
    capfd.readouterr()
    assert run(["judge", case, "list"]) == 0
    out = capfd.readouterr().out
    assert rating["id"] in out
    assert wrong["id"] not in out


def test_a_long_build_says_how_far_it_is(folder, tmp_path, monkeypatch, capfd):
    monkeypatch.setattr("sayso.cli.progress.PATIENCE", 0.0)
    run(["build", str(tmp_path / "a.case"), str(folder)])
    assert "finding reports" in capfd.readouterr().err
