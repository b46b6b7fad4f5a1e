"""The large generated piles: readings that fit their texts, half of them copies, and nothing left to chance."""

import pytest

from benchmarks.scale.nearest import nearest
from benchmarks.scale.piles import make_readings
from benchmarks.scale.storing import store
from sayso.casefile import open_case
from sayso.weighing import weigh

COUNT = 40


@pytest.fixture(scope="module")
def readings():
    return list(make_readings(COUNT))


def test_the_same_number_gives_the_same_pile(readings):
    assert list(make_readings(COUNT)) == readings
    assert [one.document.text for one in make_readings(COUNT, seed=1)] != [one.document.text for one in readings]


def test_every_span_lies_in_its_text_and_says_what_it_said(readings):
    for reading in readings:
        text = reading.document.text
        for entity in reading.entities:
            if entity.named:
                assert any(entity.name in mention.span.words(text) for mention in reading.mentions), entity
        for statement in reading.statements:
            assert 0 <= statement.span.start < statement.span.end <= len(text)


def test_every_second_report_is_made_from_the_one_before(readings):
    names = {reading.document.id: reading.document.name for reading in readings}
    found = {(names[one.document], names[one.parent]) for one in weigh(readings).derivations if one.parent is not None}
    pairs = {(readings[at + 1].document.name, readings[at].document.name) for at in range(0, COUNT, 2)}
    assert len(found & pairs) >= 0.9 * len(pairs)


def test_they_can_be_put_into_a_case(readings, tmp_path):
    store(tmp_path / "made.case", readings)
    with open_case(tmp_path / "made.case") as case:
        assert case.count_documents() == COUNT
        assert len(case.claims()) > COUNT
        assert case.text(case.find_document(readings[3].document.name)) == readings[3].document.text


def test_a_first_weighing_is_compared_with_the_weighing_of_all():
    told = nearest(COUNT, new=4)
    assert "4 more than 40:" in told
    assert "new statements" in told
