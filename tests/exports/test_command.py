"""`sayso export` on the command line."""

import pytest

from sayso.cli import run
from sayso.exports.catalogue import EXPORTS


def test_its_help_lists_the_formats_with_an_example(capfd):
    assert run(["export", "--help"]) == 0
    out = capfd.readouterr().out
    assert "Example: sayso export" in out
    for export in EXPORTS:
        assert f"  {export.name} " in out


def test_it_writes_what_was_asked_for(quay_case, tmp_path, capfd):
    target = tmp_path / "quay.jsonl"
    assert run(["export", str(quay_case.path), "--to", "jsonl", "-o", str(target)]) == 0
    assert target.stat().st_size
    out, err = capfd.readouterr()
    assert out == ""
    assert f"{target} is written" in err


@pytest.mark.parametrize("name", ["xls", "html5"])
def test_a_wrong_format_is_misuse(name, quay_case, tmp_path, capfd):
    assert run(["export", str(quay_case.path), "--to", name, "-o", str(tmp_path / "x")]) == 2
    err = capfd.readouterr().err
    assert "csv, jsonl" in err
    assert not list(tmp_path.iterdir())
