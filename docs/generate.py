"""Writes `docs/reference/` from the code: the JSON Schema of every answer, the commands, the case file's tables.

Run `python docs/generate.py` after changing a record, a command or the schema; `--check` only says what is out of date
(exit code 1). A test runs the check.
"""

import argparse
import inspect
import json
import re
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import click
import msgspec

import sayso as sayso_package
from sayso import evidence
from sayso.building import BuildReport
from sayso.casefile.opening import split
from sayso.cli.commands import COMMANDS, sayso
from sayso.evidence import CONTRACT, Reading
from sayso.views.check import Check
from sayso.views.claims import Claims
from sayso.views.comparison import Comparison
from sayso.views.document import DocumentPage
from sayso.views.documents import Documents
from sayso.views.dossier import Dossier
from sayso.views.entities import Entities
from sayso.views.figures import Figures
from sayso.views.judgements import Judgements
from sayso.views.lineage import Lineage
from sayso.views.network import Network
from sayso.views.overview import Overview
from sayso.views.search import Search
from sayso.views.sources import Sources
from sayso.views.statements import Statements
from sayso.views.timeline import Timeline

REFERENCE = Path(__file__).parent / "reference"

ANSWERS: dict[str, type] = {
    "read": Reading,
    "build": BuildReport,
    "overview": Overview,
    "claims": Claims,
    "about": Dossier,
    "figures": Figures,
    "sources": Sources,
    "entities": Entities,
    "documents": Documents,
    "document": DocumentPage,
    "lineage": Lineage,
    "comparison": Comparison,
    "timeline": Timeline,
    "network": Network,
    "statements": Statements,
    "search": Search,
    "judge": Judgements,
    "check": Check,
}


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    check = parser.parse_args().check
    stale = []
    for name, text in pages().items():
        path = REFERENCE / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if check and stale:
        sys.stderr.write(f"out of date: {', '.join(stale)}; run: python docs/generate.py\n")
        return 1
    return 0


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {"schema.json": schema(), "commands.md": commands(), "case-file.md": case_file(), "python.md": python()}


def schema() -> str:
    """The JSON Schema of all answers: `$defs` holds the records, `commands` which of them a command prints."""
    references, components = msgspec.json.schema_components(ANSWERS.values(), ref_template="#/$defs/{name}")
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "sayso: what the commands print",
        "contract": CONTRACT,
        "commands": dict(zip(ANSWERS, references, strict=True)),
        "$defs": components,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def commands() -> str:
    """The commands, as they explain themselves."""
    lines = [
        "# The commands",
        "",
        "Generated from the code by `docs/generate.py`. Every answer with `--json` follows [schema.json](schema.json).",
        "",
        "Exit codes: 0 done; 1 done, but some input could not be read (listed); 2 misuse, or nothing readable.",
        "JSON goes to standard output in UTF-8, progress and messages to standard error.",
    ]
    with click.Context(sayso, info_name="sayso", max_content_width=80, terminal_width=80) as context:
        for name in COMMANDS:
            found = sayso.get_command(context, name)
            assert found is not None
            lines += _page(found, name, context, 2)
    return "\n".join(lines) + "\n"


def _page(command: click.Command, name: str, parent: click.Context, depth: int) -> list[str]:
    with click.Context(command, info_name=name, parent=parent, max_content_width=80, terminal_width=80) as context:
        lines = ["", f"{'#' * depth} {context.command_path}", "", "```text", command.get_help(context).rstrip(), "```"]
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                assert found is not None
                lines += _page(found, inner, context, depth + 1)
    return lines


def case_file() -> str:
    """The tables of the case file, with their comments."""
    script = (resources.files("sayso.casefile") / "schema.sql").read_text(encoding="utf-8")
    lines = [
        "# The case file",
        "",
        "Generated from `src/sayso/casefile/schema.sql` by `docs/generate.py`. A case is one SQLite file; open it with",
        "`sqlite3`, Datasette, DuckDB or anything else that reads SQLite. Only sayso should write to it.",
    ]
    for statement in split(script):
        heading = re.search(r"^-{20,} (.+)$", statement, re.MULTILINE)
        if heading:
            lines += ["", f"## {heading[1][0].upper()}{heading[1][1:]}"]
        comment = [line[3:] for line in statement.splitlines() if line.startswith("-- ")]
        code = "\n".join(line for line in statement.splitlines() if line and not line.startswith("--"))
        table = re.match(r"CREATE (?:VIRTUAL )?TABLE (\w+)", code)
        if table:
            lines += ["", f"### {table[1]}"]
        if comment:
            lines += ["", " ".join(comment)]
        lines += ["", "```sql", code.strip(), "```"]
    return "\n".join(lines) + "\n"


def python() -> str:
    """The names that `import sayso` gives, and the records that they hold, with their own explanations."""
    lines = [
        "# The names for Python",
        "",
        "Generated from the code by `docs/generate.py`; [how to use them](../how-to/use-from-python.md). Spans count Unicode",
        "code points, the end excluded; ids are made of content. Views (`Overview`, `Dossier`, …) are described in",
        "[schema.json](schema.json).",
        "",
        "## import sayso",
    ]
    for name in sorted(sayso_package.__all__, key=lambda name: (name.endswith("Error"), name == "Case", name)):
        found = getattr(sayso_package, name)
        if not inspect.isclass(found):
            lines += _explained(f"### {name}", name, found)
            continue
        lines += ["", f"### class {name}", "", inspect.cleandoc(found.__doc__ or "")]
        if not issubclass(found, Exception):
            for method in _methods(found):
                lines += _explained(f"#### {name}.{method}", method, inspect.unwrap(getattr(found, method)))
    lines += ["", "## What they hold", "", "Records are frozen; two with equal fields are equal. Lists are tuples."]
    for name in evidence.__all__:
        record = getattr(evidence, name)
        if inspect.isclass(record) and issubclass(record, evidence.Record) and record is not evidence.Record:
            fields = [
                f"{field.encode_name}: {_short(inspect.formatannotation(field.type))}"
                for field in msgspec.structs.fields(record)
            ]
            lines += ["", f"### {name}", "", inspect.cleandoc(record.__doc__ or ""), "", "```text", *fields, "```"]
    return "\n".join(lines) + "\n"


def _methods(found: type) -> list[str]:
    """The public methods of a class, its own first, in the order in which they are written."""
    names = (name for parent in found.__mro__[:-1] for name, value in vars(parent).items() if inspect.isfunction(value))
    return [name for name in dict.fromkeys(names) if not name.startswith("_") and name != "rows"]


def _explained(title: str, name: str, function: Callable[..., object]) -> list[str]:
    signature = _short(str(inspect.signature(function))).replace("(self, ", "(").replace("(self)", "()")
    signature = re.sub(r"-> '(\w+)'", r"-> \1", signature)
    return ["", title, "", "```text", f"{name}{signature}", "```", "", inspect.cleandoc(function.__doc__ or "")]


def _short(annotation: str) -> str:
    """A type without the modules that it comes from."""
    bare = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])", "", annotation)
    return re.sub(r"^Optional\[(.*)\]$", r"\1 | None", bare).replace("datetime.datetime", "datetime")


if __name__ == "__main__":
    raise SystemExit(main())
