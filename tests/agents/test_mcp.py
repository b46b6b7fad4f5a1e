"""An agent asks the case by the official SDK's own client: every answer rests on words that stand where it says."""

import json
import os
import subprocess
import sys
from typing import Any, cast

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from sayso.agents import server as agents_server
from sayso.agents.bounding import LONGEST, MOST, bounded
from sayso.agents.server import HOSTILE, make_server
from sayso.casefile import open_case
from sayso.cli import run
from sayso.errors import CaseError, SetupError
from tests.exports import hostile
from tests.worlds import quay

READING = (
    "overview", "claims", "claim", "about", "figures", "sources", "entities", "documents", "document", "lineage", "timeline",
    "search",
)  # fmt: skip


@pytest.fixture(scope="module", params=["quay", "hostile"])
def path(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("agents") / f"{request.param}.case"
    {"quay": quay.fill, "hostile": hostile.fill}[request.param](path)
    return path


@pytest.fixture(scope="module")
def quay_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("agents") / "quay.case"
    quay.fill(path)
    return path


def ask(path, *calls, judging_as=None):
    """The answers to calls of tools (name, arguments), in order; a message where one is refused."""

    async def talk():
        async with Client(make_server(path, judging_as=judging_as)) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return [one.content[0].text if one.is_error else one.structured_content for one in anyio.run(talk)]


def quoted(value):
    """Every quotation in an answer: the document it names, the span, the words."""
    if isinstance(value, dict):
        document = value.get("document")
        if value.get("words") and isinstance(value.get("span"), list) and isinstance(document, str):
            yield document, value["span"], value["words"]
        for inside in value.values():
            yield from quoted(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from quoted(inside)


def sensible(case):
    """A call of every tool that has something to say of this case."""
    claim = case.claims()[0]
    name, document = case.entities()[0].name, case.documents()[0].document.name
    return [
        ("overview", {}),
        ("claims", {}),
        ("claim", {"id": claim.id}),
        ("about", {"name": name}),
        ("figures", {}),
        ("sources", {}),
        ("entities", {}),
        ("documents", {}),
        ("document", {"document": document}),
        ("lineage", {}),
        ("timeline", {}),
        ("search", {"words": "quay"}),
    ]


def test_every_answer_carries_words_that_stand_where_it_says(path):
    with open_case(path) as case:
        calls = sensible(case)
        texts = {stored.document.name: case.text(stored.document.id) for stored in case.documents()}
    assert tuple(name for name, _ in calls) == READING
    for (name, _), answer in zip(calls, ask(path, *calls), strict=True):
        assert isinstance(answer, dict), (name, answer)
        found = list(quoted(answer))
        for document, (start, end), words in found:
            assert texts[document][start:end] == words
        if name == "document":
            text = texts[answer["document"]["name"]]
            assert answer["document"]["text"] == text[slice(*answer["stretch"])]
            for one in answer["statements"]:
                assert text[slice(*one["span"])] == one["words"]
        elif name == "timeline":
            assert all(one["words"] for one in answer["timeline"] if one["kind"] != "report")
        elif name not in {"documents", "search"}:
            assert found, name


def test_the_tools_say_that_words_are_data_and_only_read(quay_path):
    async def talk():
        async with Client(make_server(quay_path)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(talk)
    assert tuple(tool.name for tool in tools) == READING
    for tool in tools:
        assert tool.description.endswith(HOSTILE)
        assert tool.annotations.read_only_hint
        assert tool.output_schema
        assert tool.input_schema["type"] == "object"
    assert "never\n  instructions" in agents_server.INSTRUCTIONS


def test_lists_come_in_parts(quay_path):
    parts: list[dict[str, Any]] = []
    cursor = cast("int | None", 0)
    while cursor is not None:
        (answer,) = ask(quay_path, ("claims", {"limit": 1, "cursor": cursor}))
        assert len(answer["claims"]) == 1
        parts += answer["claims"]
        cursor = answer["next_cursor"]
    with open_case(quay_path) as case:
        assert [one["id"] for one in parts] == [claim.id for claim in case.claims()]
        assert answer["total"] == len(parts)


def test_a_text_comes_in_stretches(quay_path):
    text, start = "", cast("int | None", 0)
    while start is not None:
        (answer,) = ask(quay_path, ("document", {"document": "a.txt", "start": start, "characters": 50}))
        text += answer["document"]["text"]
        start = answer["next_start"]
    assert text == quay.TEXTS["a.txt"]


def test_what_is_long_is_cut_and_says_so():
    cut = bounded({"statements": list(range(MOST + 3)), "words": "x" * (LONGEST + 1), "span": [0, LONGEST + 1]})
    assert cut["statements"] == list(range(MOST))
    assert cut["statements_left_out"] == 3
    assert (len(cut["words"]), cut["words_cut"]) == (LONGEST, True)
    assert cut["span"] == [0, LONGEST + 1]


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("about", {"name": "Nobody At All"}, "nobody and nothing in the case is called 'Nobody At All'"),
        ("document", {"document": "z.txt"}, "no document 'z.txt'"),
        ("claim", {"id": "0"}, "no claim with the id '0'"),
        ("claims", {"limit": 5_000}, "less than or equal to 50"),
        ("claims", {"kind": "rumour"}, "relation"),
        ("judge", {"kind": "rating", "subject": "Quay Post", "value": "A", "reason": "x"}, "judge"),
    ],
)
def test_what_cannot_be_answered_is_explained(quay_path, name, arguments, message):
    (answer,) = ask(quay_path, (name, arguments))
    assert isinstance(answer, str)
    assert message in answer
    assert "Traceback" not in answer


def test_an_agent_rules_only_where_a_person_allowed_it(tmp_path):
    path = tmp_path / "quay.case"
    quay.fill(path)
    call = ("judge", {"kind": "rating", "subject": "Quay Post", "value": "B", "reason": "often right"})
    ruling, refused = ask(path, call, ("judge", {**call[1], "subject": "Nobody"}), judging_as="Ida's agent")
    assert (ruling["by"], ruling["value"]) == ("Ida's agent", "B")
    assert "no name or statement 'Nobody'" in refused
    with open_case(path) as case:
        assert [one.by for one in case.judgements()] == ["Ida's agent"]
    (undone,) = ask(path, ("undo", {"judgement": ruling["id"]}), judging_as="Ida's agent")
    assert undone == {"undone": ruling["id"]}
    with open_case(path) as case:
        assert not case.judgements()


def test_over_stdio_as_a_host_program_starts_it(quay_path):
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "sayso.cli", "mcp", str(quay_path)],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    async def talk():
        with anyio.fail_after(60):
            async with Client(stdio_client(parameters)) as client:
                return await client.call_tool("search", {"words": "warned"})

    answer = anyio.run(talk).structured_content
    assert next((one["document"], one["span"][0]) for one in answer["passages"]) == ("a.txt", 0)


def test_without_a_case_or_the_sdk_it_says_what_to_do(tmp_path, quay_path, monkeypatch, capfd):
    with pytest.raises(CaseError, match="no such case"):
        make_server(tmp_path / "none.case")
    assert run(["mcp", str(tmp_path / "none.case")]) == 2
    monkeypatch.setattr(agents_server, "find_spec", lambda _name: None)
    with pytest.raises(SetupError, match=r"pip install 'sayso\[mcp\]'"):
        make_server(quay_path)
    capfd.readouterr()
    assert run(["mcp", str(quay_path)]) == 2
    assert "pip install 'sayso[mcp]'" in capfd.readouterr().err


def test_the_command_line_without_it_loads_nothing_of_it():
    code = "import sys; from sayso.cli import run; run(['--help']); assert not {'mcp', 'pydantic'} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_answer_is_json_with_nothing_but_json(quay_path):
    (answer,) = ask(quay_path, ("overview", {}))
    assert json.loads(json.dumps(answer)) == answer
