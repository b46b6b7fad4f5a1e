"""How a record shows itself in a notebook: a small table of what it holds, every word of it escaped.

Long texts are cut and long lists end with how many more there are: it is a look at the record, the record has the rest.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from html import escape
from typing import Any

from sayso.evidence.claims import Claim, Independence
from sayso.evidence.documents import Published
from sayso.evidence.intervals import Interval
from sayso.evidence.notation import claim_words, notation, statement_notation
from sayso.evidence.propositions import (
    AssertionProposition,
    EventProposition,
    FigureProposition,
    Reference,
    RelationProposition,
)
from sayso.evidence.readings import Reading
from sayso.evidence.records import Record
from sayso.evidence.spans import Span
from sayso.evidence.statements import Link, Statement

LONGEST = 280  # characters of a text
MOST = 10  # rows of a list
DEEPEST = 2  # tables within tables


def show(record: Record) -> str:
    """`record` as HTML: its heading, and a table of its fields that hold something."""
    return f"<div><strong>{_text(heading(record))}</strong>{_table(_rows(record, 1))}</div>"


def show_all(records: Sequence[Any]) -> str:
    """Records of one kind as a table of one row each."""
    return f"<div><strong>{len(records):,}</strong>{_list(records, 1)}</div>" if records else "<div>none</div>"


def heading(record: Any) -> str:
    """What `record` is called: a claim or statement by its words, anything else by its name, or by what it is."""
    match record:
        case Claim():
            return claim_words(record)
        case Statement():
            return statement_notation(record)
        case Reading():
            return record.document.title or record.document.name
    for field in ("words", "title", "name", "text", "reason"):
        if isinstance(named := getattr(record, field, None), str) and named:
            return named
    return type(record).__name__


def _rows(record: Record, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(record, Reading):
        text = record.document.text
        for one in record.statements[:MOST]:
            yield (
                f"{one.span.start}–{one.span.end}",
                f"“{_text(one.span.words(text))}”<br>{_text(statement_notation(one))}",
            )
        if len(record.statements) > MOST:
            yield "…", f"and {len(record.statements) - MOST:,} more statements"
        return
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if field == "positions":
            yield from ((_side(one), _origins(one)) for one in value)
        elif value not in (None, (), "") and field != "contract":
            yield field, _cell(value, depth)


def _side(position: Any) -> str:
    """A side of a claim in a few words: `affirmed by 2 – 3`."""
    return f"{position.polarity} by {_cell(position.independent, 0)}"


def _origins(position: Any) -> str:
    """The origins of a side, each with its statements: with their words, where the record has them, or how many."""
    told = {one.id: one for one in position.statements if not isinstance(one, str)}
    lines = []
    for origin in position.origins[:MOST]:
        named = "" if origin.named else ", unnamed"
        occasion = f" · {origin.occasion}" if origin.occasion else ""
        words = [told[key] for key in origin.statements if key in told]
        lines.append(_text(f"{origin.source}{named}{occasion} · {len(origin.statements)} stated"))
        lines += [f"“{_text(one.words)}” {_text(one.document)} {_cell(one.span, 0)}" for one in words[:MOST]]
    if len(position.origins) > MOST:
        lines.append(f"and {len(position.origins) - MOST:,} more")
    return "<br>".join(lines)


def _cell(value: Any, depth: int) -> str:
    match value:
        case str():
            return _text(value)
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return _text(f"{value:,.10g}" if isinstance(value, float) else str(value))
        case datetime() | date():
            return _text(value.isoformat())
        case Span():
            return f"{value.start}–{value.end}"
        case Interval():
            return " – ".join(str(day) if day else "?" for day in dict.fromkeys((value.start, value.end)))
        case Published():
            return _cell(value.interval, depth)
        case Independence():
            return " – ".join(str(count) for count in dict.fromkeys((value.at_least, value.at_most)))
        case RelationProposition() | EventProposition() | FigureProposition() | AssertionProposition():
            return _text(notation(value))
        case Reference():
            return _text(value.name)
        case tuple() if all(isinstance(one, Link) for one in value):
            return _text(" › ".join(link.source or "?" for link in value))
        case tuple() if all(isinstance(one, Record) for one in value):
            return _list(value, depth + 1) if depth < DEEPEST else f"{len(value):,}"
        case tuple():
            more = [f"and {len(value) - MOST:,} more"] if len(value) > MOST else []
            return "; ".join([*(_cell(one, depth) for one in value[:MOST]), *more])
        case Record() if depth < DEEPEST:
            return _table(_rows(value, depth + 1))
    return _text(heading(value) if isinstance(value, Record) else str(value))


def _list(records: Sequence[Any], depth: int) -> str:
    """A row a record; of lists inside a row only how many there are, of claims their two sides."""
    columns = [
        field
        for field in records[0].__struct_fields__
        if field not in {"id", "contract"} and any(getattr(one, field, None) not in (None, (), "") for one in records)
    ]
    head = "".join(f"<th>{_text(column)}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_field(one, column, depth)}</td>" for column in columns) + "</tr>"
        for one in records[:MOST]
    )
    more = f"<p>… and {len(records) - MOST:,} more</p>" if len(records) > MOST else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _field(record: Any, column: str, depth: int) -> str:
    value = getattr(record, column, None)
    if value in (None, (), ""):
        return ""
    if column == "positions":
        return "<br>".join(map(_side, value))
    if isinstance(value, tuple) and column in {"entities", "statements", "members", "passages", "points", "origins"}:
        return f"{len(value):,}"
    return _cell(value, DEEPEST if isinstance(value, Record) else depth)


def _table(rows: Iterator[tuple[str, str]]) -> str:
    body = "".join(f"<tr><th>{_text(name)}</th><td>{cell}</td></tr>" for name, cell in rows)
    return f"<table><tbody>{body}</tbody></table>"


def _text(words: str) -> str:
    """`words` on one line, cut where they are long, and without markup."""
    line = " ".join(words[: 4 * LONGEST].split())
    return escape(line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…")
