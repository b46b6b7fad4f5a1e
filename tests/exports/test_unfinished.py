"""A case that is empty, not weighed yet, or judged by a person is written like any other."""

from datetime import UTC, datetime

import pytest

from sayso.casefile import open_case, write_case
from sayso.evidence import Judgement
from sayso.exports.catalogue import export_case
from tests.exports.reading_back import READERS
from tests.exports.test_contract import NAMES, bytes_of
from tests.worlds import quay

AT = datetime(2031, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("names", [(), ("a.txt", "d.txt")])
def test_an_unfinished_case_can_be_written(name, names, tmp_path):
    quay.fill(tmp_path / "x.case", names=names, weigh=False)
    with open_case(tmp_path / "x.case") as case:
        export_case(case, name, tmp_path / "out")
        expected = set() if name == "md" else set(case.statements())  # a dossier quotes what claims rest on
    assert READERS[name](tmp_path / "out").quoted.keys() == expected


@pytest.mark.parametrize("name", [name for name in NAMES if name != "parquet"])
def test_a_ruling_stands_beside_the_statement_it_is_about(name, tmp_path):
    quay.fill(tmp_path / "x.case")
    with write_case(tmp_path / "x.case") as writer:
        rating = Judgement("j1", "rating", quay.DENIAL.id, None, "2", None, "Ida", AT)
        wrong = Judgement("j2", "wrong_statement", quay.DENIAL.id, None, None, "she spoke of the ferry", "Ida", AT)
        writer.add_judgement(rating)
        writer.add_judgement(wrong)
    with open_case(tmp_path / "x.case") as case:
        export_case(case, name, tmp_path / "out")
    assert any(b"she spoke of the ferry" in written for written in bytes_of(tmp_path / "out").values())
    if name == "stix":
        assert b'"confidence": 70' in (tmp_path / "out").read_bytes()
