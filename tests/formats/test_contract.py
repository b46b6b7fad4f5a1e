"""What every format keeps to: one test for all of them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.formats import FORMATS, load

BROKEN = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"%PDF-1.7\n",
    b"{",
    b"<",
    b"\x1f\x8b\x08",
    b"WARC/1.0\r\n",
    b"From: x\r\n\r\n",
    b"---\n",
    b"\xef\xbb\xbf",
)


@pytest.fixture(params=FORMATS, ids=lambda chosen: chosen.name)
def chosen(request):
    return request.param


def check(documents, problems, name):
    assert documents or problems, "nothing came out, not even a word on why"
    for document in documents:
        assert document.text.strip()
        assert len(document.id) == 16
        assert document.name
        document.text.encode("utf-8")
        ends = [0]
        for span in document.furniture:
            assert ends[-1] <= span.start < span.end <= len(document.text)
            ends.append(span.end)
        for link in document.hyperlinks:
            assert 0 <= link.span.start < link.span.end <= len(document.text)
            assert link.address
        for span in document.published.evidence:
            assert 0 <= span.start < span.end <= len(document.text)
        if document.published.start and document.published.end:
            assert document.published.start <= document.published.end
    for problem in problems:
        assert problem.message
        assert problem.source is not None
        assert problem.source.startswith(name)


def test_each_reads_its_sample(chosen, samples):
    name, data = samples.SAMPLES[chosen.name]
    documents, problems = load(Path(name), name=name, data=data)
    assert documents
    assert problems == ()
    assert "ferries" in " ".join(document.text for document in documents)
    check(documents, problems, name)


def test_reading_twice_gives_the_same(chosen, samples):
    name, data = samples.SAMPLES[chosen.name]
    assert load(Path(name), name=name, data=data) == load(Path(name), name=name, data=data)


def test_an_empty_file_is_a_problem_and_no_document(chosen):
    name = f"empty{chosen.suffixes[0]}"
    documents, problems = load(Path(name), name=name, data=b"")
    assert documents == ()
    assert len(problems) == 1
    assert "empty" in problems[0].message


@pytest.mark.parametrize("data", BROKEN, ids=repr)
def test_beginnings_of_files_never_raise(chosen, data):
    name = f"x{chosen.suffixes[0]}"
    check(*load(Path(name), name=name, data=data), name)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_random_bytes_never_raise(chosen, data):
    name = f"x{chosen.suffixes[0]}"
    check(*load(Path(name), name=name, data=data), name)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1), junk=st.binary(max_size=12))
def test_damaged_files_never_raise(chosen, samples, cut, junk):
    name, data = samples.SAMPLES[chosen.name]
    at = int(cut * len(data))
    check(*load(Path(name), name=name, data=data[:at] + junk), name)
    check(*load(Path(name), name=name, data=data[:at] + junk + data[at + len(junk) :]), name)


def test_a_file_beyond_the_limit_is_not_opened(chosen, tmp_path):
    path = tmp_path / f"big{chosen.suffixes[0]}"
    with path.open("wb") as stream:
        stream.truncate(chosen.largest + 1)
    documents, problems = load(path, name=path.name)
    assert documents == ()
    assert "MB" in problems[0].message
