"""A build killed at random moments comes to the same case; some times here, a hundred with the real reader by `make kill`."""

from tests.robustness.killing import kill_builds


def test_a_build_killed_at_random_moments_comes_to_the_same_case(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(25):
        (reports / f"n{number}.txt").write_text(f"Report number {number}. The ferry sails again.", encoding="utf-8")
    (reports / "bad.txt").write_bytes(b"")
    hit = kill_builds(reports, tmp_path, times=3, each=3, jobs=2, seed=2, pause=0.03)
    assert hit["cases"] == 1
    assert (hit["differs"], hit["unsound"], hit["left beside"]) == (0, 0, 0)
