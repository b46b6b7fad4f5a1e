"""Getting answers onto the screen: as JSON, or as lines and tables that fit 80 columns."""

import sys
from collections.abc import Mapping
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.evidence import to_json
from sayso.views.answers import ShownStatement
from sayso.views.claims import ShownClaim, ShownPosition
from sayso.views.wording import chain, clip, count, days, dots, origin, origins

WIDTH, WIDEST = 80, 100
AFFIRMED, DENIED, QUIET, FLAG = "green", "red", "bright_black", "bold red"
STATEMENTS = 6  # shown under one position


def print_json(answer: Any) -> None:
    """One line of JSON on standard output, in UTF-8 whatever the terminal says."""
    click.echo(to_json(answer))


def make_console() -> Console:
    """Where people read: colours only on a terminal, 80 columns where nobody says how wide it is."""
    console = Console(highlight=False, soft_wrap=False, emoji=False, markup=False)
    console.width = min(console.width, WIDEST) if sys.stdout.isatty() else WIDTH
    return console


def heading(console: Console, words: str, note: str = "") -> None:
    """A heading, with a quiet note behind it."""
    console.print()
    console.print(Text.assemble((words, "bold"), ("  " + note if note else "", QUIET)))


def plain_table(*columns: tuple[str, str]) -> Table:
    """A table without lines; each column has a heading and says `left`, `right` or `fold` (may wrap)."""
    table = Table(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=QUIET, show_header=any(name for name, _ in columns)
    )
    for name, how in columns:
        table.add_column(
            name,
            justify="right" if how == "right" else "left",
            overflow="fold" if how == "fold" else "ellipsis",
            no_wrap=how != "fold",
        )
    return table


def more(console: Console, shown: int, total: int) -> None:
    """Says what was left out."""
    if total > shown:
        console.print(Text(f"… and {total - shown:,} more: --limit {total}, or --json for everything", QUIET))


def print_claim(console: Console, claim: ShownClaim, *, ids: bool = False) -> None:
    """A claim with its sides, their origins, and the words; with the statements' `ids` where wanted."""
    console.print()
    title = Text(clip(claim.words, 200), "bold")
    if claim.contested:
        title.append("  ⚑ contested", FLAG)
    console.print(title)
    console.print(Text(f"{claim.kind} · in {count(claim.documents, 'report')} · {claim.id}", QUIET))
    for position in claim.positions:
        _print_position(console, position, claim.ratings, ids=ids)


def _print_position(console: Console, position: ShownPosition, ratings: Mapping[str, str], *, ids: bool) -> None:
    style = AFFIRMED if position.polarity == "affirmed" else DENIED
    words = "independent origin" if position.independent.at_most == 1 else "independent origins"
    console.print(
        Text.assemble(
            ("  " + position.polarity.upper(), f"bold {style}"),
            f"  {words} {origins(position.independent)}  ",
            (dots(position.independent), style),
        )
    )
    statements = {statement.id: statement for statement in position.statements}
    for one in position.origins:
        _print_lines(console, Text(f"└ {origin(one)}"), 4)
        own = [statements.pop(key) for key in one.statements if key in statements]
        for statement in own[:STATEMENTS]:
            print_statement(console, statement, 6, one.source, ids=ids, rating=ratings.get(statement.id))
        if len(own) > STATEMENTS:
            _print_lines(console, Text(f"and {count(len(own) - STATEMENTS, 'statement')} more", QUIET), 6)
    for statement in list(statements.values())[:STATEMENTS]:
        print_statement(console, statement, 4, ids=ids, rating=ratings.get(statement.id))
    for family in position.families:
        _print_lines(console, Text(f"one family: {', '.join(family.sources)} ({'; '.join(family.reasons)})", QUIET), 4)
    for reason in position.reasons:
        _print_lines(console, Text(f"why: {reason}", QUIET), 4)


def print_statement(
    console: Console,
    statement: ShownStatement,
    indent: int,
    origin: str = "",
    *,
    ids: bool = False,
    rating: str | None = None,
) -> None:
    """One statement: who published it when, its words, where they stand, and through whom where that is not plain."""
    when = days(statement.published)
    made = f", {statement.derivation} of {statement.derived_from}" if statement.derived_from else ""
    doubt = "" if statement.certainty == "certain" else f" · {statement.certainty}"
    doubt += f" · rated {rating}" if rating else ""
    head = ", ".join(part for part in (statement.outlet, when) if part) + made
    where = f"({statement.document})" if head else statement.document
    line = Text.assemble(
        (head + "  " if head else "", QUIET), f"“{clip(statement.words, 220)}”", (f" {where}{doubt}", QUIET)
    )
    _print_lines(console, line, indent)
    if len(statement.chain) > 2 or (len(statement.chain) == 2 and statement.chain[-1] != origin):
        _print_lines(console, Text(chain(statement.chain), QUIET), indent + 2)
    if ids:
        _print_lines(console, Text(statement.id, QUIET), indent + 2)


def _print_lines(console: Console, text: Text, indent: int) -> None:
    console.print(Padding(text, (0, 0, 0, indent), expand=False))
