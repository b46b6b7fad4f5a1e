"""What every export promises: the words are the document's, every statement is one of the case, twice gives the same."""

from collections.abc import Callable

import pytest

from sayso.errors import CaseError, InputError
from sayso.exports import graphml, markdown
from sayso.exports.catalogue import EXPORTS, export_case, find_export
from tests.exports.reading_back import READERS

NAMES = [export.name for export in EXPORTS]


def bytes_of(path):
    """Everything that was written, by name."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {inside.name: inside.read_bytes() for inside in path.iterdir()}


def names_in(folder):
    return [path.name for path in folder.iterdir()]


@pytest.fixture(scope="module", params=NAMES)
def written(request, case, tmp_path_factory):
    path = tmp_path_factory.mktemp("out") / f"out{find_export(request.param).suffix}"
    export_case(case, request.param, path)
    return request.param, path


def test_every_export_has_its_reader_here():
    assert list(READERS) == NAMES


def test_every_statement_is_one_of_the_case_in_its_own_words(case, written):
    name, path = written
    found = READERS[name](path)
    assert found.quoted
    texts = {stored.document.name: case.text(stored.document.id) for stored in case.documents()}
    stored = case.statements()
    assert found.quoted.keys() <= stored.keys()
    for key, quoted in found.quoted.items():
        assert quoted.document == stored[key].name
        assert (quoted.start, quoted.end) == stored[key].statement.span
        assert quoted.words == seen_by(name, texts[quoted.document][quoted.start : quoted.end])


def seen_by(name, words):
    """`words` as the format can hold them: XML has no place for some control signs, a footnote is one line."""
    return EXCEPTIONS[name](words) if name in EXCEPTIONS else words


EXCEPTIONS: dict[str, Callable[[str], str]] = {
    "md": markdown.one_line,
    "graphml": graphml.holdable,
}


def test_every_row_and_node_names_statements_of_the_case(case, written):
    name, path = written
    found = READERS[name](path)
    assert found.named
    assert found.named <= found.quoted.keys()
    assert "an id that no statement has" not in found.named
    if name != "md":
        assert found.quoted.keys() == case.statements().keys()


def test_writing_twice_gives_the_same_bytes(case, written, tmp_path):
    name, path = written
    again = tmp_path / path.name
    export_case(case, name, again)
    assert bytes_of(again) == bytes_of(path)
    export_case(case, name, again)  # over what is there
    assert bytes_of(again) == bytes_of(path)
    assert names_in(tmp_path) == [path.name]


@pytest.mark.parametrize("name", NAMES)
def test_a_failure_leaves_what_was_there_and_nothing_else(name, quay_case, tmp_path, monkeypatch):
    target = tmp_path / "out"
    export_case(quay_case, name, target)
    before = bytes_of(target)

    def refuse(self, other):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    monkeypatch.setattr("pathlib.Path.rename", refuse)
    with pytest.raises(CaseError, match="out: No space left on device"):
        export_case(quay_case, name, target)
    assert bytes_of(target) == before
    assert names_in(tmp_path) == ["out"]


@pytest.mark.parametrize("name", NAMES)
def test_where_it_cannot_be_written_the_message_says_so(name, quay_case, tmp_path):
    with pytest.raises(CaseError, match=r"cannot be written to .*No such file or directory"):
        export_case(quay_case, name, tmp_path / "no" / "folder")
    with pytest.raises(InputError, match="is the case itself"):
        export_case(quay_case, name, quay_case.path)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds other things \(mine.txt\)|is a folder"):
        export_case(quay_case, name, tmp_path / "letters")
    assert names_in(tmp_path / "letters") == ["mine.txt"]
    assert names_in(tmp_path) == ["letters"]


def test_an_unknown_format_is_answered_with_those_there_are(quay_case, tmp_path):
    with pytest.raises(InputError, match=f"no format 'xls'; there are {', '.join(NAMES)}"):
        export_case(quay_case, "xls", tmp_path / "x")
    with pytest.raises(InputError, match=r"sayso report CASE -o FILE\.html"):
        export_case(quay_case, "html", tmp_path / "x")
