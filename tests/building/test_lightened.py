"""A build weighs readings without what weighing does not need; what comes out is what whole readings come to."""

from pathlib import Path

import pytest

from sayso.building import build
from sayso.casefile import open_case
from sayso.weighing import weigh

REPORTS = sorted(Path(__file__).parents[2].glob("examples/harbour/reports/*"))
TEXTS = (
    "“The killing of Rolf Omdahl proves that the gang is strong,” Mayor Ana Roth said.",
    "The arrest of Edda Vance shook the town, the mayor said. Rolf Omdahl was killed, the police said.",
    "The killing of Rolf Omdahl on Monday frightened many, the Tolm Police said in a statement.",
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for at, text in enumerate(TEXTS):
        (folder / f"{at}.txt").write_text(f"Tolm Post\n{at + 2} June 2034\n\n{text}\n", encoding="utf-8")
    return [folder, *REPORTS[::3]]


def test_a_case_concludes_what_its_whole_readings_come_to(reports, tmp_path):
    build(tmp_path / "mine.case", reports, jobs=1)
    with open_case(tmp_path / "mine.case") as case:
        whole = weigh(list(case.readings())).weighing
        assert sorted(map(repr, case.claims())) == sorted(map(repr, whole.claims))
        assert sorted(map(repr, case.series())) == sorted(map(repr, whole.series))
        assert sorted(map(repr, case.conflicts())) == sorted(map(repr, whole.conflicts))
        assert sorted(map(repr, case.entities())) == sorted(map(repr, whole.entities))
