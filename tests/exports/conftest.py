"""Two cases to export: the four reports of the quay, and one report that is hostile in every field."""

import pytest

from sayso.casefile import open_case
from tests.exports import hostile
from tests.worlds import quay


@pytest.fixture(scope="session")
def quay_case(tmp_path_factory):
    """The quay: every kind of proposition, copies, conflicts, an emoji before the words."""
    path = tmp_path_factory.mktemp("exports") / "quay.case"
    quay.fill(path)
    with open_case(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def hostile_case(tmp_path_factory):
    """A report made to break whatever shows it."""
    path = tmp_path_factory.mktemp("exports") / "=hostile&.case"
    hostile.fill(path)
    with open_case(path) as opened:
        yield opened


@pytest.fixture(scope="session", params=["quay", "hostile"])
def case(request):
    """Each of the two in turn."""
    return request.getfixturevalue(f"{request.param}_case")
