"""A sound case keeps all invariants; each way of breaking one is found, named and shown; a damaged file is never trusted."""

import json
import random
import sqlite3
from datetime import UTC, datetime

import pytest

from sayso.casefile import open_case, write_case
from sayso.casefile.checks import INVARIANTS, broken_invariants
from sayso.casefile.checks.check import message_of
from sayso.casefile.counting import CONCLUSIONS
from sayso.cli import run
from sayso.errors import CaseError
from sayso.evidence import Judgement
from tests.worlds import quay, schema

BREAKING = {
    "rows_refer_to_rows": "DELETE FROM statements WHERE place = 3",
    "the_version_is_this_one": "UPDATE meta SET value = '7' WHERE key = 'contract'",
    "nothing_is_lost": "DELETE FROM conflicts",
    "records_can_be_read": "UPDATE claims SET record = '{\"id\": 1}' WHERE id = 'fire'",
    "documents_have_one_id_and_one_name": "UPDATE documents SET name = 'a.txt'",
    "texts_have_the_length_that_is_noted": "UPDATE documents SET characters = characters + 1 WHERE name = 'b.txt'",
    "furniture_and_dates_lie_in_the_text": "UPDATE documents SET record = json_set(record, '$.furniture', json('[[3, 9999]]'))",
    "all_words_can_be_searched": "INSERT INTO words (words, rowid, title, text) SELECT 'delete', number, title, text FROM documents",
    "names_are_settled": "UPDATE documents SET same_bytes_as = 'zz.txt' WHERE name = 'd.txt'",
    "every_document_is_read": "DELETE FROM readings WHERE document = (SELECT id FROM documents WHERE name = 'd.txt')",
    "spans_give_back_their_words": "UPDATE documents SET text = replace(text, 'Twelve', 'Twenty')",
    "columns_repeat_the_record": "UPDATE statements SET certainty = 'possible' WHERE place = 2",
    "chains_begin_with_the_documents_voice": "UPDATE links SET manner = 'direct' WHERE place = 0",
    "readings_stay_within_the_text": "UPDATE readings SET record = replace(record, '\"entity\":\"e4\"', '\"entity\":\"e9\"')",
    "conclusions_are_drawn": "DELETE FROM meta WHERE key = 'weighed'",
    "conclusions_repeat_their_records": "UPDATE claims SET text = 'Something else.' WHERE id = 'fire'",
    "entities_are_made_of_readings": "UPDATE entities SET body = 'nobody' WHERE id = 'roth'",
    "claims_rest_on_statements": "DELETE FROM position_statements WHERE claim = 'fire'",
    "origins_add_up": "UPDATE positions SET at_most = 9 WHERE claim = 'deaths'",
    "derivations_refer_to_documents": "UPDATE derivations SET record = replace(record, '\"score\":0.81', '\"score\":81')",
    "figures_rest_on_statements": "UPDATE points SET low = 40, high = 4",
    "conflicts_refer_to_what_there_is": "UPDATE conflicts SET record = replace(record, '\"warned\"', '\"spoken\"')",
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "quay.case"
    quay.fill(made)
    return made


def broken(path):
    with open_case(path) as case:
        return {one.name: one for one in broken_invariants(case)}


def change(path, statement):
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def test_a_sound_case_keeps_all_of_them(path):
    assert broken(path) == {}


def test_every_invariant_is_a_sentence():
    for invariant in INVARIANTS:
        assert message_of(invariant)[0].isupper()
        assert message_of(invariant).endswith(".")


def test_every_invariant_can_be_broken():
    assert set(BREAKING) | {"the_file_is_sound"} == {invariant.__name__ for invariant in INVARIANTS}


@pytest.mark.parametrize(("name", "statement"), BREAKING.items(), ids=BREAKING)
def test_what_breaks_an_invariant_is_found_and_shown(path, name, statement):
    change(path, statement)
    found = broken(path)
    assert name in found
    assert all(found[name].details)


@pytest.mark.parametrize("table", CONCLUSIONS)
def test_a_lost_row_of_any_table_of_conclusions_is_missed(path, table):
    with sqlite3.connect(path) as connection:
        columns = [name for _, name, *_, key in connection.execute(f"PRAGMA table_info({table})") if key]
    connection.close()
    change(
        path, f"DELETE FROM {table} WHERE ({', '.join(columns)}) = (SELECT {', '.join(columns)} FROM {table} LIMIT 1)"
    )
    assert "nothing_is_lost" in broken(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE positions SET at_most = at_most + 1, at_least = at_most + 1",
        "UPDATE origins SET source = 'Nobody'",
        "UPDATE points SET low = low + 1, high = high + 1",
        "UPDATE series SET measure = 'cost'",
        "UPDATE derivations SET score = 0.5",
        "UPDATE entities SET name = 'Nobody'",
        "UPDATE claims SET contested = 1 - contested",
    ],
)
def test_a_conclusion_that_was_changed_is_missed(path, statement):
    change(path, statement)
    assert "conclusions_repeat_their_records" in broken(path)


def test_a_lost_ruling_is_named_and_is_there_again_when_it_is_put_back(path):
    first, second = (
        Judgement(one, "same_entity", "Quay Board", other, None, None, None, datetime(2031, 6, 1, tzinfo=UTC))
        for one, other in (("one", "the board"), ("two", "the company"))
    )
    with write_case(path) as writer:
        writer.add_judgements([(first, None), (second, None)])
    assert broken(path) == {}
    change(path, f"DELETE FROM judgements WHERE id = '{second.id}'")
    assert broken(path)["nothing_is_lost"].details == (f"judgements: {second.id} was made, and is not there",)
    with write_case(path) as writer:
        writer.add_judgement(second)
    assert broken(path) == {}


def test_a_case_that_was_written_before_rows_were_counted_is_sound_and_counted_when_it_is_next_written(path):
    change(path, "DELETE FROM meta WHERE key IN ('counts', 'judged')")
    assert broken(path) == {}
    with write_case(path):
        pass
    assert broken(path) == {}
    change(path, "DELETE FROM points")
    assert broken(path)["nothing_is_lost"].details[0].startswith("points: 0 rows, and ")


def test_a_torn_page_is_found_wherever_it_is(path):
    data = path.read_bytes()
    for start in range(4096, len(data), 4096 * 3):
        path.write_bytes(data[:start] + b"\xa5" * 4096 + data[start + 4096 :])
        assert "the_file_is_sound" in names_of_broken(path), start


def test_a_case_cut_short_is_never_called_sound(path):
    data = path.read_bytes()
    for size in range(100, len(data), len(data) // 9):
        path.write_bytes(data[:size])
        assert "the_file_is_sound" in names_of_broken(path), size


def names_of_broken(path):
    """The names of the invariants that do not hold; a case that cannot even be opened is not sound."""
    try:
        return set(broken(path))
    except CaseError:
        return {"the_file_is_sound"}


def test_the_command_says_it_in_words_and_by_its_exit_code(path, capfd):
    assert run(["check", str(path)]) == 0
    assert "sound; 4 documents" in capfd.readouterr().out
    change(path, BREAKING["origins_add_up"])
    assert run(["check", str(path)]) == 1
    out = capfd.readouterr().out
    assert "origins_add_up: The independent origins of a side" in out
    assert "deaths, affirmed: from 1 to 9" in out
    assert run(["check", str(path), "--json"]) == 1
    said = capfd.readouterr().out
    schema.check("check", said.encode())
    assert [one["name"] for one in json.loads(said)["broken"]] == ["conclusions_repeat_their_records", "origins_add_up"]


COMMANDS = (
    ["check"], ["overview"], ["claims"], ["figures"], ["entities"], ["documents"], ["lineage"], ["timeline"], ["sources"],
    ["search", "killed"], ["about", "Quay Board"], ["export", "--to", "jsonl"],
)  # fmt: skip


@pytest.mark.parametrize("number", range(25))
def test_a_damaged_file_gives_an_answer_or_a_clear_complaint_and_is_not_changed(path, number, tmp_path, capfd):
    dice = random.Random(number)
    data = bytearray(path.read_bytes())
    if number % 5 == 0:
        del data[dice.randrange(len(data)) :]
    else:
        for _ in range(dice.choice((1, 20, 400))):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(bytes(data))
    for command, *arguments in COMMANDS:
        more = ["-o", str(tmp_path / f"{number}.out")] if command == "export" else []
        code = run([command, str(path), *arguments, *more])
        told = capfd.readouterr()
        assert code in {0, 1, 2}
        assert "fault in sayso" not in told.err, told.err
        if code == 2:
            assert str(path) in told.err or "not in the case" in told.err or "nobody and nothing" in told.err
    assert path.read_bytes() == bytes(data)
