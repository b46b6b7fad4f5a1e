"""Documents that share their bytes or their name each get an id and a name, the same in whatever order they came."""

import itertools

import msgspec

from sayso.casefile import StoredSource, write_case
from sayso.evidence import Document
from tests.worlds import quay


def put(writer, path, *documents):
    source = StoredSource(path, path.rsplit("/", 1)[1], "digest", 1, "hand")
    writer.add_source(source, documents, [])


def named(name, text="The same words."):
    return Document(f"hash of {text}", name, text)


def settled(writer):
    return {
        stored.source: (stored.document.id, stored.document.name, stored.same_bytes_as) for stored in writer.documents()
    }


def test_the_same_bytes_under_two_names_are_two_documents(tmp_path):
    outcomes = []
    for number, order in enumerate(itertools.permutations(("c.txt", "a.txt", "b.txt"))):
        with write_case(tmp_path / f"{number}.case") as writer:
            for name in order:
                put(writer, f"/r/{name}", named(name))
                writer.settle_names()
            outcomes.append(settled(writer))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    first, second, third = (outcomes[0][f"/r/{name}"] for name in ("a.txt", "b.txt", "c.txt"))
    assert first == ("hash of The same words.", "a.txt", None)
    assert (second[2], third[2]) == ("a.txt", "a.txt")
    assert len({first[0], second[0], third[0]}) == 3


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    with write_case(tmp_path / "a.case") as writer:
        put(writer, "/east/report.txt", named("report.txt", "One."))
        put(writer, "/west/report.txt", named("report.txt", "Two."))
        put(writer, "/west/lines.jsonl", named("7", "Three."), named("7", "Four."))
        writer.settle_names()
        assert sorted(stored.document.name for stored in writer.documents()) == [
            "7",
            "report.txt",
            "west/7",
            "west/report.txt",
        ]


def test_a_document_whose_id_changes_is_read_again(tmp_path):
    with write_case(tmp_path / "a.case") as writer:
        put(writer, "/r/b.txt", named("b.txt"))
        writer.settle_names()
        reading = msgspec.structs.replace(
            quay.READINGS[3], document=writer.document(writer.unread("hand")[0]), statements=()
        )
        writer.add_reading(reading)
        assert writer.unread("hand") == ()
        put(writer, "/r/a.txt", named("a.txt"))
        writer.settle_names()
        assert len(writer.unread("hand")) == 2
        writer.forget_source("/r/a.txt")
        writer.settle_names()
        assert settled(writer) == {"/r/b.txt": ("hash of The same words.", "b.txt", None)}


def test_a_file_read_again_keeps_the_readings_of_what_did_not_change(tmp_path):
    with write_case(tmp_path / "a.case") as writer:
        put(writer, "/r/lines.jsonl", named("1", "One."), named("2", "Two."))
        writer.settle_names()
        for key in writer.unread("hand"):
            writer.add_reading(msgspec.structs.replace(quay.READINGS[3], document=writer.document(key), statements=()))
        put(writer, "/r/lines.jsonl", named("1", "One."), named("2", "Two and a half."))
        writer.settle_names()
        assert [writer.document(key).text for key in writer.unread("hand")] == ["Two and a half."]


def test_a_file_that_moved_takes_its_documents_along(tmp_path):
    with write_case(tmp_path / "a.case") as writer:
        put(writer, "/r/a.txt", named("a.txt"))
        writer.settle_names()
        writer.move_source("/r/a.txt", "/s/a.txt")
        assert list(settled(writer)) == ["/s/a.txt"]
