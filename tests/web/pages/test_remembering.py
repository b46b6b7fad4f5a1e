"""An answer is worked out once and kept until the case says something else."""

import time
from datetime import UTC, datetime

import pytest

from sayso.casefile import StoredSource, open_case, write_case
from sayso.evidence import Document, Judgement
from sayso.web.pages.links import Links
from sayso.web.pages.remembering import KEPT, SLOW, Memory
from tests.worlds import quay


@pytest.fixture
def path(tmp_path):
    quay.fill(tmp_path / "quay.case")
    return tmp_path / "quay.case"


def count(calls):
    return lambda: calls.append(1) or len(calls)


def test_a_question_is_answered_once(path):
    memory, calls = Memory(), list[int]()
    for _ in range(3):
        with open_case(path) as case:
            assert memory.recall(case, "how many", count(calls)) == 1


def test_new_conclusions_give_new_answers(path):
    memory, calls = Memory(), list[int]()
    with open_case(path) as case:
        memory.recall(case, "how many", count(calls))
    with write_case(path) as writer:
        writer.replace_derived((), quay.weighing(), made_from="another")
    with open_case(path) as case:
        assert memory.recall(case, "how many", count(calls)) == 2


def test_reports_that_came_in_since_change_only_what_tells_of_them(path):
    memory, calls = Memory(), list[int]()

    def ask():
        with open_case(path) as case:
            return memory.recall(case, "claims", count(calls)), memory.recall(case, "all", count(calls), growing=True)

    assert ask() == (1, 2)
    with write_case(path) as writer:
        more = Document("more", "more.txt", "More.")
        writer.add_source(StoredSource("/reports/more.txt", "more.txt", "x", 1, quay.READER), [more], [])
        writer.settle_names()
    assert ask() == (1, 3)


def test_what_took_long_is_remembered_longest(path):
    memory, calls = Memory(), list[int]()
    with open_case(path) as case:
        memory.recall(case, "long", slowly(calls))
        for number in range(KEPT + 5):
            memory.recall(case, number, count([]))
        assert memory.recall(case, "long", slowly(calls)) == 1


def test_only_so_much_is_remembered(path):
    memory, calls = Memory(), list[int]()
    with open_case(path) as case:
        for number in range(KEPT + 1):
            memory.recall(case, number, count(calls))
        assert memory.recall(case, 0, count(calls)) == KEPT + 2
        assert memory.recall(case, KEPT, count(calls)) == KEPT + 1


def slowly(calls):
    def answer():
        time.sleep(SLOW)
        calls.append(1)
        return len(calls)

    return answer


def test_what_is_kept_warm_stands_in_until_it_is_refreshed(path):
    memory, calls = Memory(), list[int]()
    with open_case(path) as case, memory.refreshing():
        memory.recall(case, "slow", slowly(calls))
    with write_case(path) as writer:
        writer.replace_derived((), quay.weighing(), made_from="another")
    with open_case(path) as case:
        assert memory.settled()
        assert memory.recall(case, "slow", slowly(calls)) == 1
        assert memory.stale.is_set()
        assert not memory.settled()
        with memory.refreshing():
            assert memory.recall(case, "slow", slowly(calls)) == 2
        assert memory.recall(case, "slow", slowly(calls)) == 2


def test_what_will_not_last_is_not_remembered(path):
    memory, calls = Memory(), list[int]()
    with open_case(path) as case:
        assert memory.recall(case, "x", count(calls), lasting=lambda: False) == 1
        assert memory.recall(case, "x", count(calls)) == 2


def test_a_ruling_is_never_answered_with_what_was_so_before(path):
    memory, calls = Memory(), list[int]()
    with open_case(path) as case, memory.refreshing():
        memory.recall(case, "slow", slowly(calls), ruled=True)
        memory.recall(case, "claims", count([]))
    with write_case(path) as writer:
        writer.add_judgement(
            Judgement("j", "rating", "Ana Roth", None, "B", None, None, datetime(2031, 5, 9, tzinfo=UTC)),
        )
    with open_case(path) as case:
        assert memory.recall(case, "slow", slowly(calls), ruled=True) == 2
        assert memory.recall(case, "claims", lambda: 7) == 1  # nothing else is concluded yet


def test_what_fails_is_not_remembered(path):
    memory = Memory()
    with open_case(path) as case:
        with pytest.raises(ZeroDivisionError):
            memory.recall(case, "x", lambda: 1 // 0)
        assert memory.recall(case, "x", lambda: 5) == 5


def test_a_name_fit_for_an_address_stands_in_it_and_any_other_is_an_id(path):
    with open_case(path) as case:
        links = Links(case)
        assert links.about("Quay Board", key="board") == "/about/Quay%20Board"
        assert links.about("Quay Board", key="roth") == "/about/roth"
        assert links.about("a/b", key="board") == "/about/board"
        assert links.about("..", key="board") == "/about/board"
        assert links.about("x.json", key="board") == "/about/board"
        assert links.about("Quay Board", "Ana Roth") == "/about/Quay%20Board/Ana%20Roth"
        assert links.known("nobody") is None
        assert links.claim("a/b?c") == "/claims/a%2Fb%3Fc"
