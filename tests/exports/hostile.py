"""A report that tries to break whatever shows it: markup, formulas, footnotes, control signs, in every field."""

from datetime import date

from sayso.casefile import StoredSource, write_case
from sayso.evidence import (
    Attribution,
    CaseEntity,
    Claim,
    Conflict,
    Derivation,
    Document,
    Entity,
    EventProposition,
    FigureProposition,
    Independence,
    Interval,
    Link,
    Mention,
    Origin,
    Participant,
    Passage,
    Point,
    Position,
    Published,
    Reading,
    Reference,
    RelationProposition,
    Series,
    Span,
    Statement,
    Weighing,
    content_id,
)

PAYLOADS = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    "＝1+1",
    "<script>alert(1)</script>",
    "]]><x/>&amp;\"'><!-- %dtd;",
    "![x](http://evil.example/a.png)",
    "[^1]: no footnote\n# no heading\r\n| no | table |",
    "[link](javascript:alert(1)) <http://evil.example> www.evil.example a@evil.example `code` $x$ **b** ~~s~~",
    "\x0b\x00 \x1b[31m\ufffe",
    '{"@context": "http://evil.example"} \u202e 𝔘 é',
    '", "x": "\\u0000',
    "\ufdd0\u2028\u2029",
)  # fmt: skip
TEXT = "\n\n".join(PAYLOADS) + "\n"
NAME = '=evil<script>"&]]>.txt'
DAY = Interval(date(2031, 5, 5), date(2031, 5, 5))


def fill(path) -> None:
    """Write the report into a case at `path`."""
    document = Document(
        content_id(TEXT),
        NAME,
        TEXT,
        title=PAYLOADS[8],
        outlet=PAYLOADS[0],
        url="javascript:alert(1)//" + PAYLOADS[8],
        published=Published(DAY.start, DAY.end, reason=PAYLOADS[3]),
    )
    statements = tuple(_statement(document, number, words) for number, words in enumerate(PAYLOADS))
    names = tuple(dict.fromkeys(PAYLOADS))
    reading = Reading(
        "hand",
        document,
        mentions=tuple(
            Mention(f"m{number}", one.span, "person", "name", f"e{number}") for number, one in enumerate(statements)
        ),
        attributions=(Attribution("a1", (statements[0].span,), (), (statements[1].span, statements[3].span), "e0"),),
        entities=tuple(Entity(f"e{number}", "person", name, (name,)) for number, name in enumerate(names)),
        statements=statements,
    )
    with write_case(path) as writer:
        writer.add_source(StoredSource(f"/reports/{NAME}", NAME, "digest", 1, "hand"), [document], [])
        writer.settle_names()
        writer.add_reading(reading)
        derivations = (
            Derivation(
                document.id,
                None,
                PAYLOADS[0],
                "credit",
                1.0,
                (PAYLOADS[1], PAYLOADS[8]),
                (Passage(Span(0, 12), Span(0, 0)),),
            ),
        )
        writer.replace_derived(derivations, _weighing(document, statements, names), made_from="all")


def _statement(document, number, words) -> Statement:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    me, place = Reference(words, f"e{number}"), Reference(PAYLOADS[8], "e8")
    proposition = (
        RelationProposition("allied_with", me, place),
        EventProposition("killing", (Participant("attacker", words, f"e{number}"),), place),
        FigureProposition(words, me, place, -5, 1.5, "range", True, PAYLOADS[0], DAY),
    )[number % 3]
    return Statement(
        content_id(document.id, span, number),
        span,
        ("relation", "event", "figure")[number % 3],
        proposition,
        (Link(document.outlet), Link(words, f"e{number}", "direct", "a1", body=PAYLOADS[2])),
        said=DAY,
    )


def _weighing(document, statements, names) -> Weighing:
    entities = tuple(
        CaseEntity(f"case-{number}", "person", name, (name,), ((document.id, f"e{number}"),), reasons=(name,))
        for number, name in enumerate(names)
    )
    one = Independence(1, 1)
    claims = tuple(
        Claim(
            f"claim-{number}",
            statement.kind,
            words,
            words,
            PAYLOADS[8],
            words,
            (f"case-{number}", "case-8"),
            (
                Position(
                    "affirmed",
                    one,
                    (Origin(words, f"case-{number}", words, True, one, (statement.id,), (words,)),),
                    (statement.id, "an id that no statement has"),
                    (words,),
                ),
            ),
            True,
            DAY.start,
            DAY.end,
        )
        for number, (statement, words) in enumerate(zip(statements, names, strict=True))
    )
    figures = [one for one in statements if one.kind == "figure"]
    points = tuple(
        Point(
            one.id, -5, 1.5, "range", True, names[0], DAY, DAY, names[1], tuple(names[:2]), "certain", "affirmed", (),
            names[:3],
        )
        for one in figures
    )  # fmt: skip
    conflict = Conflict("figures", PAYLOADS[8], tuple(one.id for one in figures), (claims[0].id,))
    return Weighing(entities, claims, (Series("s1", names[0], names[1], names[2], ("case-1",), points),), (conflict,))


__all__ = ["NAME", "PAYLOADS", "TEXT", "fill"]
