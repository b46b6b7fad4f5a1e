"""Every view command answers in 80 columns for people, and in the published schema for programs."""

import re

import pytest

from sayso.cli import run
from tests.worlds import quay, schema

VIEWS = {
    "overview": (),
    "claims": (),
    "about": ("Quay Board",),
    "figures": (),
    "sources": (),
    "entities": (),
    "documents": (),
    "lineage": (),
    "timeline": (),
    "search": ("people", "killed"),
}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "quay.case"
    quay.fill(path)
    return str(path)


@pytest.mark.parametrize("name", VIEWS)
def test_json_follows_the_published_schema(case, name, capfd):
    assert run([name, case, *VIEWS[name], "--json"]) == 0
    out, err = capfd.readouterr()
    assert schema.check(name, out)["contract"] == 1
    assert err == ""


@pytest.mark.parametrize("name", VIEWS)
def test_people_get_80_columns_without_colours(case, name, capfd):
    assert run([name, case, *VIEWS[name]]) == 0
    out, err = capfd.readouterr()
    assert out.strip()
    assert err == ""
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def words_of(capfd):
    """What was printed, on one line."""
    return re.sub(r"\s+", " ", capfd.readouterr().out)


def test_a_claim_is_told_with_both_sides(case, capfd):
    run(["claims", case, "--contested"])
    out = words_of(capfd)
    assert "someone warned Quay Board ⚑ contested" in out
    assert "AFFIRMED independent origin 1 ●" in out
    assert "DENIED independent origin 1 ●" in out
    assert "└ an inspector, unnamed · interview" in out
    assert "“We received no such warning”" in out
    assert "rewrite of a.txt" in out
    assert "Quay Post › Ana Roth" in out


def test_the_overview_says_what_is_solid_and_what_is_disputed(case, capfd):
    run(["overview", case])
    out = words_of(capfd)
    assert "quay · 4 reports, 2 outlets, 5 – 6 May 2031" in out
    assert "1 of 4 are copies, excerpts or rewrites of 1 of them" in out
    assert "people killed: at least 12 1 – 2 ●○ –" in out
    assert "someone warned Quay Board 1 ● Quay Board ⚑" in out


def test_figures_tell_who_as_of_when(case, capfd):
    run(["figures", case])
    out = words_of(capfd)
    assert "5 May 2031 at least 12 Quay Post › the clinic" in out
    assert "6 May 2031 17 Northern Ledger › the coroner of Sønderhavn" in out
    assert "repeated in 1 report" in out
    assert "⚑ 17 (the coroner, 6 May) replaces at least 12 (5 May)" in out


def test_a_limit_says_what_it_leaves_out(case, capfd):
    run(["claims", case, "--limit", "1"])
    assert "… and 3 more: --limit 4" in words_of(capfd)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["claims", "{case}", "--about", "Zebra"], "nobody and nothing in the case is called 'Zebra'"),
        (["claims", "{case}", "--about", "Quay Bord"], "there is Quay Board"),
        (["about", "{case}", "Quay Board", "the board"], "a tie needs two"),
        (["overview", "{case}.missing"], "no such case"),
        (["claims", "{case}", "--kind", "rumour"], "rumour"),
        (["judge", "{case}", "undo", "nothing"], "no judgement 'nothing' stands"),
        (["judge", "{case}", "wrong", "nothing"], "no statement with the id 'nothing'"),
        (["judge", "{case}", "same", "Quay Board", "Zebra"], "'Zebra'"),
        (["judge", "{case}.missing", "undo", "x"], "no such case"),
        (["nonsense"], "nonsense"),
    ],
)
def test_misuse_is_told_in_words_and_by_exit_code_2(case, arguments, words, capfd):
    assert run([one.replace("{case}", case) for one in arguments]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert words in err
    assert "Traceback" not in err
