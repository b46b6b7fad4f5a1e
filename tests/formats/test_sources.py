"""Which files are meant by the paths a person gives."""

import pytest

from sayso.errors import InputError
from sayso.formats import load, passed_over, sources


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "a.json", "sub/c.html", "notes.docx", ".hidden.txt", ".git/d.txt", "alone.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"words of {name}")
    return tmp_path


def test_folders_are_walked_in_order_without_hidden_files_sidecars_and_strangers(folder):
    assert [source.name for source in sources([folder])] == ["a.txt", "b.txt", "sub/c.html"]


def test_what_was_passed_over_can_be_asked_for(folder):
    assert passed_over([folder]) == ("alone.json", "notes.docx")


def test_a_file_named_outright_is_given_even_if_it_cannot_be_read(folder):
    (source,) = sources([folder / "notes.docx"])
    documents, problems = load(source.path, name=source.name)
    assert documents == ()
    assert "notes.docx" in str(problems[0].source)


def test_each_file_is_given_once(folder):
    given = list(sources([folder, folder / "a.txt", str(folder)]))
    assert len(given) == len({source.path.resolve() for source in given}) == 3


def test_a_missing_path_is_said_at_once(folder):
    with pytest.raises(InputError, match="no file or folder"):
        sources([folder, folder / "nowhere"])


def test_the_digest_changes_with_the_file_and_with_its_sidecar(folder):
    before = {source.name: source.digest for source in sources([folder])}
    (folder / "a.json").write_text('{"outlet": "Senn Courier"}')
    after = {source.name: source.digest for source in sources([folder])}
    assert before["a.txt"] != after["a.txt"]
    assert before["b.txt"] == after["b.txt"]


def test_an_empty_folder_gives_nothing(tmp_path):
    assert list(sources([tmp_path])) == []


def test_links_in_a_ring_end(folder):
    (folder / "sub" / "ring").symlink_to(folder, target_is_directory=True)
    assert len(list(sources([folder]))) == 3
