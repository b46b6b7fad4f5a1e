"""Documents can be read without a case, in order, with what could not be read told beside."""

import json

import pytest

from sayso.building import read
from sayso.errors import InputError
from sayso.evidence import Problem, Reading
from tests.worlds import slow_build


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    slow_build.install(monkeypatch.setattr)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text("One.", encoding="utf-8")
    (made / "b.txt").write_bytes(b"")
    lines = [json.dumps({"id": f"n{number}", "text": f"Line {number}."}) for number in range(5)]
    (made / "c.jsonl").write_text("\n".join([*lines, "{torn"]) + "\n", encoding="utf-8")
    (made / "d.txt").write_text("A trip.", encoding="utf-8")
    (made / "e.txt").write_text("Two.", encoding="utf-8")
    return made


@pytest.mark.parametrize("jobs", [None, 1, 2])
def test_readings_come_in_order_with_problems_between(folder, jobs):
    found = list(read([folder], jobs=jobs))
    names = [one.document.name if isinstance(one, Reading) else f"!{one.source}" for one in found]
    assert names == ["a.txt", "!b.txt", "!c.jsonl:6", "n0", "n1", "n2", "n3", "n4", "!d.txt", "e.txt"]
    lost = [one for one in found if isinstance(one, Problem) and one.unread]
    assert {"b.txt", "d.txt"} <= {one.source for one in lost}


def test_nothing_to_read_is_misuse(tmp_path):
    with pytest.raises(InputError, match="no reports there"):
        list(read([tmp_path]))
    with pytest.raises(InputError, match="nowhere"):
        list(read([tmp_path / "nowhere"]))
