"""The overview tells each dispute about figures once, however many reports take either side."""

from sayso.building import build
from sayso.casefile import open_case
from sayso.views.figures import figures
from sayso.views.overview import overview

REPORTS = (
    "The Mines Office said that 17 miners were killed in the blast at Orvane Deep.",
    "The coroner, Ida Marsh, said that 17 miners were killed in the blast at Orvane Deep.",
    "The Miners' Union said that 19 miners were killed in the blast at Orvane Deep.",
    "Seahold Mutual put the damage from the blast at 40 million crowns. Brook Savings put the damage from the blast at 90 million crowns.",
)


def test_a_dispute_is_told_once(tmp_path):
    for at, text in enumerate(REPORTS):
        (tmp_path / f"{at}.txt").write_text(f"Orvane Post\n5 June 2034\n\n{text}\n", encoding="utf-8")
    build(tmp_path / "mine.case", [tmp_path], jobs=1)
    with open_case(tmp_path / "mine.case") as case:
        assert len(figures(case).conflicts) == 3
        told = [{one.words for one in each.statements} for each in overview(case).conflicts]
    assert len(told) == 2
    assert {"17 miners were killed", "19 miners were killed"} in told


def test_where_none_disagree_the_overview_shows_what_two_reports_count(tmp_path):
    pile = {
        "a.txt": "The Mines Office said that 12 miners were killed at Orvane Deep. The mine hired 40 guards in May. It hired 90 guards in June.",
        "b.txt": "The Mines Office said that 17 miners were killed at Orvane Deep.",
    }
    for at, (name, text) in enumerate(pile.items()):
        (tmp_path / name).write_text(f"Orvane Post\n{5 + at} June 2034\n\n{text}\n", encoding="utf-8")
    build(tmp_path / "mine.case", [tmp_path], jobs=1)
    with open_case(tmp_path / "mine.case") as case:
        shown = {one.measure for one in overview(case).figures}
        every = [(one.measure, len(one.points)) for one in figures(case).series]
    assert shown == {"miners killed"}, every
    assert ("guards hired", 2) in every
