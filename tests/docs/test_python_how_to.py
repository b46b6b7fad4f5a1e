"""The page on Python works as it stands, from top to bottom."""

import re
import shutil
from pathlib import Path

import pytest

import sayso
from sayso.exports.tables import load_tables

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "use-from-python.md"


@pytest.fixture
def place(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples" / "harbour" / "reports", tmp_path / "examples" / "harbour" / "reports")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_its_code_runs(place, capsys):
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) > 4
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    out = capsys.readouterr().out
    assert "independent origins that affirm it, at most" in out
    denied, repeated = names["denied"], names["repeated"]
    assert len(denied) > 0  # type: ignore[arg-type]
    assert len(repeated) > 0  # type: ignore[arg-type]


def test_it_lists_the_tables_there_are(place):
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert f"lists the names: {', '.join(load_tables())}." in page


def test_every_public_name_is_in_the_reference():
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    for name in sayso.__all__:
        assert re.search(rf"^### (class )?{name}\b", page, re.MULTILINE), name
