"""A case from every release is brought up to date, keeps what people put in, and is sound and answers afterwards."""

import gzip
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from sayso.building import build
from sayso.casefile import open_case
from sayso.casefile.checks import broken_invariants
from sayso.cli import run
from sayso.errors import CaseError

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.case.gz"))


@pytest.fixture(params=RELEASES, ids=lambda path: path.name.removesuffix(".case.gz"))
def old(request, tmp_path):
    """The case, unpacked."""
    path = tmp_path / "old.case"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def test_there_is_one_from_the_first_release_on_and_each_is_small():
    assert RELEASES[0].name == "0.1.0.case.gz"
    assert all(path.stat().st_size < 200_000 for path in RELEASES)


def test_what_people_put_in_survives(old, capfd):
    with suppress(CaseError):  # where its form is older, it says so
        open_case(old).close()
    report = build(old, [], jobs=1)
    assert report.documents == 5
    with open_case(old) as case:
        assert {stored.document.name for stored in case.documents()} >= {"vpa-nine-dead.txt", "lantern-wire-denial.txt"}
        assert all("Senn" in case.text(stored.document.id) for stored in case.documents())
        assert [(one.kind, one.subject, one.by) for one in case.judgements()] == [
            ("same_entity", "Port Authority", "editor"),
            ("rating", "Harbour Post", "editor"),
        ]
        assert [problem.source for problem in case.problems() if problem.unread] == ["empty.md"]
        assert tuple(broken_invariants(case)) == ()
        rating = case.judgements()[1].id
        assert case.claims(about="Mirel Shipping")
        assert case.search("ferry") or case.search("fire")
    for command in ("overview", "claims", "figures", "sources", "lineage", "timeline"):
        assert run([command, str(old)]) == 0
    capfd.readouterr()
    with sqlite3.connect(old) as plain:  # from now on it misses what is lost
        plain.execute("DELETE FROM judgements WHERE id = ?", (rating,))
        plain.execute("DELETE FROM points")
    plain.close()
    with open_case(old) as case:
        broken = {one.name: one.details for one in broken_invariants(case)}
    assert [detail.partition(":")[0] for detail in broken["nothing_is_lost"]] == ["judgements", "points"]
