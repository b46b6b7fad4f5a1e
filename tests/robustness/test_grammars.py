"""The grammars of quotations, numbers and times, and all JSON that comes from outside, put to strings nobody would write.

`make fuzz` does it more often (the variable SAYSO_EXAMPLES).
"""

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.building.merging import import_judgements
from sayso.errors import JudgementError
from sayso.evidence import Document
from sayso.extract.attributions import find_attributions
from sayso.extract.quantities import find_quantities
from sayso.extract.times import find_times
from sayso.formats.metadata import read_metadata, read_published
from sayso.languages import parse
from sayso.reading import read_document
from tests.robustness.fuzz.trying import try_bytes
from tests.robustness.invariants import broken
from tests.worlds import quay

FEW = settings(
    max_examples=int(os.environ.get("SAYSO_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
NUMBERS = st.sampled_from(
    [
        "one",
        "two",
        "twelve",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
        "dozens",
        "half",
        "quarter",
        "third",
        "a",
        "few",
        "several",
        "nearly",
        "about",
        "almost",
        "at",
        "least",
        "at",
        "most",
        "as",
        "many",
        "as",
        "more",
        "than",
        "less",
        "than",
        "between",
        "and",
        "to",
        "or",
        "up",
        "by",
        "from",
        "of",
        "per",
        "percent",
        "%",
        "$",
        "€",
        "4",
        "40",
        "400",
        "1,000",
        "1.000",
        "0.5",
        "½",
        "3/4",
        "12-14",
        "1e9",
        "-7",
        "٣",
        "km",
        "tons",
        "dollars",
        "people",
        "killed",
        "minus",
        "point",
    ]
)
TIMES = st.sampled_from(
    [
        "Monday",
        "Friday",
        "May",
        "September",
        "2031",
        "2031-05-02",
        "31/12/99",
        "02/30/2031",
        "yesterday",
        "today",
        "tomorrow",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid-",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "ago",
        "after",
        "before",
        "since",
        "until",
        "from",
        "to",
        "between",
        "and",
        "on",
        "in",
        "at",
        "9",
        "a.m.",
        "25:61",
        "p.m.",
        "noon",
        "the",
        "first",
        "second",
        "45th",
        "spring",
        "Christmas",
        "Easter",
        "quarter",
        "half",
        "'s",
        "1990s",
        "BC",
        "days",
        "hours",
        "four",
        "two-week-old",
        "-day",
        "eve",
    ]
)
QUOTES = st.sampled_from(
    ['"', "“", "”", "''", "``", "'", "‘", "’", "«", "»", "„", "said", "says", "according", "to", "the", "mayor", "Ana", "Roth",
     "that", "it", "burned", "denied", "told", "reporters", ",", ".", "\n", "\n\n", ":", "—", "(", ")", "he", "they", "added", "…", "?"]
)  # fmt: skip


def sentence(words):
    """Words of a grammar, and sometimes anything at all, one after the other."""
    anything = st.text(max_size=4).filter(lambda text: "\x00" not in text)
    return st.lists(st.one_of(words, words, words, anything), min_size=1, max_size=25).map(" ".join)


def parsed(text):
    return parse(Document("0123456789abcdef", "odd.txt", text, language="en"))


@FEW
@given(sentence(NUMBERS))
def test_numbers(text):
    words = parsed(text)
    for one in find_quantities(words, ()):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high


@FEW
@given(sentence(TIMES))
def test_times(text):
    for one in find_times(parsed(text)):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.start is None or one.end is None or one.start <= one.end


@FEW
@given(sentence(QUOTES))
def test_quotations(text):
    for one in find_attributions(parsed(text)):
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sentence(st.one_of(NUMBERS, TIMES, QUOTES)))
def test_all_of_them_together(text):
    assert broken(read_document(Document("0123456789abcdef", "odd.txt", text, language="en"))) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.dictionaries(
    st.sampled_from(["id", "text", "title", "url", "outlet", "published", "language", "start", "end", "other"]),
    JSON,
    max_size=8,
)


@FEW
@given(FIELDS)
def test_what_a_sidecar_or_a_line_may_say(fields):
    metadata, notes = read_metadata(fields, origin="it")
    published = metadata.published
    assert all(notes)
    if published and published.start and published.end:
        assert published.start <= published.end


@FEW
@given(st.lists(FIELDS, max_size=4))
def test_lines_of_json(lines):
    data = "\n".join(json.dumps(line) for line in lines).encode()
    assert try_bytes("a.jsonl", data, read=False).faults == ()


@FEW
@given(JSON)
def test_a_date_of_any_kind(value):
    published = read_published(value, reason="given") if isinstance(value, str) else None
    assert published is None or published.start is None or published.end is None or published.start <= published.end


@pytest.mark.parametrize(
    "text", ["May the first second quarter 2031", "between 40 and 4 people", "half a dozen dozens"]
)
def test_what_reads_in_two_ways_is_read_in_one(text):
    assert broken(read_document(Document("0123456789abcdef", "odd.txt", text, language="en"))) == []


RULING = {
    "id": "0123456789abcdef", "kind": "rating", "subject": "Quay Post", "other": None, "value": "B", "reason": None,
    "by": "editor", "at": "2031-05-02T00:00:00Z", "undone": None,
}  # fmt: skip
ODD: tuple[object, ...] = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2031-05-02",
    "\ud800",
    "",
    "A" * 3000,
    7,
    None,
    [],
    {},
)


@pytest.fixture(scope="module")
def rulings(tmp_path_factory):
    """A case, and puts a file of rulings into it: what is complained of, or nothing."""
    folder = tmp_path_factory.mktemp("rulings")
    quay.fill(folder / "quay.case")

    def put(data):
        (folder / "rulings.jsonl").write_bytes(data)
        try:
            import_judgements(folder / "quay.case", folder / "rulings.jsonl")
        except JudgementError as error:
            return str(error)
        return ""

    return put


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(sorted(RULING)), st.sampled_from(ODD) | JSON, max_size=3))
def test_a_file_of_rulings_is_taken_or_refused_in_one_line(rulings, changed):
    said = rulings(json.dumps({**RULING, **changed}).encode())
    assert not said or "line 1" in said


@pytest.mark.parametrize(
    "data",
    [
        b"{" * 60_000,
        b'{"x":' + b"[" * 60_000,
        b"\xff\xfe",
        b"\x00",
        b"[]",
        b'"',
        b"1e999",
        b"[" * 99_999,
        b"a" * 200_000,
    ],
    ids=["braces", "brackets", "mark", "null", "list", "quote", "number", "deep", "long"],
)
def test_a_file_that_holds_no_rulings_is_refused_in_one_line(rulings, data):
    assert "line 1" in rulings(data)
