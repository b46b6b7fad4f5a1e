"""A case in Python: views, tables that polars and pandas take, and a look at everything in a notebook."""

import sys
from html.parser import HTMLParser

import pandas as pd
import polars as pl
import pytest

import sayso
from sayso.casefile import StoredDocument
from sayso.errors import InputError, SetupError
from sayso.evidence import to_json
from sayso.exports.tables import load_tables
from sayso.views import claims as claims_view
from sayso.views.overview import overview
from tests.exports import hostile
from tests.worlds import quay


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("notebook") / "quay.case"
    quay.fill(path)
    with sayso.open_case(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def hostile_case(tmp_path_factory):
    path = tmp_path_factory.mktemp("notebook") / "<script>&.case"
    hostile.fill(path)
    with sayso.open_case(path) as opened:
        yield opened


def test_views_are_those_of_the_commands(case):
    assert to_json(case.overview()) == to_json(overview(case))
    assert case.about("Quay Board").subject.name == "Quay Board"
    assert case.figures().series
    assert case.sources().sources
    assert case.timeline().timeline
    assert case.lineage().derivations
    assert case.page("a.txt").reading.document.text == quay.TEXTS["a.txt"]
    claim = case.claims(contested=True)[0]
    assert case.show(claim) == claims_view.show_claims(case, [claim])[0]
    with pytest.raises(InputError, match="nobody and nothing"):
        case.about("Nobody At All")


@pytest.mark.parametrize("name", load_tables())
def test_every_table_goes_to_polars_and_pandas(case, name):
    table = case.table(name)
    described = load_tables()[name]
    assert table.column_names == list(described.columns)
    assert table.schema.metadata[b"description"].decode() == described.about
    assert name in case.tables()
    for frame in (pl.DataFrame(table), pl.from_arrow(table)):
        assert isinstance(frame, pl.DataFrame)
        assert (frame.columns, frame.height) == (table.column_names, table.num_rows)
    assert list(table.to_pandas().columns) == table.column_names
    assert len(pd.DataFrame.from_arrow(table)) == table.num_rows


def test_the_words_of_every_row_stand_where_it_says(case):
    for name in ("statements", "mentions"):
        for row in case.table(name).to_pylist():
            assert case.text(row["document_id"])[row["start"] : row["end"]] == row["words"]


def test_a_table_that_is_none(case, monkeypatch):
    with pytest.raises(InputError, match="no table 'claim'; there are documents, statements, claims"):
        case.table("claim")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SetupError, match=r"pip install 'sayso\[parquet\]'"):
        case.table("claims")


class Tags(HTMLParser):
    """Collects the elements, and whether each is closed where it was opened."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes = 0

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes += len(attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def things(case):
    """What a person can hold of a case."""
    yield case
    yield from (case.claims(), case.documents(), case.conflicts(), case.judgements(), case.find_entities("e"))
    yield from (case.overview(), case.figures(), case.sources(), case.timeline(), case.lineage())
    for stored in case.documents():
        assert isinstance(stored, StoredDocument)
        yield from (stored, stored.document, case.document(stored.document.id))
        if stored.reader:
            yield from (case.reading(stored.document.id), case.page(stored.document.id))
    for claim in case.claims():
        yield from (claim, case.show(claim))
    yield from case.entities()
    for one in case.statements().values():
        yield from (one, one.statement)


@pytest.mark.parametrize("which", ["case", "hostile_case"])
def test_everything_shows_itself_and_no_word_of_a_document_is_markup(which, request):
    for thing in things(request.getfixturevalue(which)):
        shown = thing._repr_html_()
        tags = Tags()
        tags.feed(shown)
        tags.close()
        assert not tags.open
        assert tags.seen <= {"div", "strong", "table", "thead", "tbody", "tr", "th", "td", "p", "br"}
        assert not tags.attributes
        assert len(shown) < 200_000


def test_a_claim_shows_its_sides_and_its_words(case):
    claim = next(one for one in case.claims() if one.contested and len(one.positions) == 2)
    assert "denied" in claim._repr_html_()
    shown = case.show(claim)._repr_html_()
    assert "We received no such warning" in shown
    assert "a.txt" in shown
    assert "quay" in case._repr_html_()
    assert "4 reports" in case._repr_html_()
    assert "4 reports" in repr(case)


def test_long_lists_and_texts_are_cut(case):
    many = type(case.claims())(case.claims()[:1] * 30)
    assert "and 20 more" in many._repr_html_()
    assert many._repr_html_().count("<tr>") <= 200
