"""Four small reports on a warning at an invented quay, read and weighed by hand: what a case holds when all goes well."""

from datetime import date

from sayso.casefile import StoredSource, write_case
from sayso.evidence import (
    AssertionProposition,
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
    Problem,
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

READER = "hand"
FIFTH, SIXTH = date(2031, 5, 5), date(2031, 5, 6)
ON_FIFTH, ON_SIXTH = Interval(FIFTH, FIFTH), Interval(SIXTH, SIXTH)

TEXTS = {
    "a.txt": (
        "The Quay Board had been warned twice, an inspector said. “We received no such warning,” said Ana Roth, "
        "a spokeswoman for the board. At least 12 people were killed, the clinic said. The sheds burned on Monday."
    ),
    "b.txt": "📣 The Quay Board was alerted two times, it was reported. Twelve people died.",
    "c.txt": "Seventeen people were killed, the coroner of Sønderhavn said on Tuesday.",
    "d.txt": "The ferry to Ostmark sails again on Friday.",
}
OUTLETS = {"a.txt": "Quay Post", "b.txt": None, "c.txt": "Northern Ledger", "d.txt": "Quay Post"}
DAYS = {"a.txt": FIFTH, "b.txt": SIXTH, "c.txt": SIXTH, "d.txt": None}


def at(name: str, words: str) -> Span:
    """Where the words stand in the text of that name."""
    start = TEXTS[name].index(words)
    return Span(start, start + len(words))


def document(name: str) -> Document:
    """The document of that name."""
    day = DAYS[name]
    text = TEXTS[name]
    return Document(
        content_id(text),
        name,
        text,
        title=f"Report {name[0].upper()}",
        outlet=OUTLETS[name],
        language="en",
        published=Published(day, day, reason="given"),
    )


def _statement(name, words, proposition, chain, **more) -> Statement:
    kind = proposition.__struct_config__.tag
    span = at(name, words)
    return Statement(content_id(document(name).id, span, kind), span, kind, proposition, chain, **more)


def _voice(name: str) -> Link:
    return Link(OUTLETS[name], manner="voice")


WARNED = RelationProposition("warned", Reference("someone"), Reference("Quay Board", "e1"))
TOLLS = (
    FigureProposition("people killed", None, None, 12, None, "at_least", False, None, ON_FIFTH),
    FigureProposition("people killed", None, None, 12, 12, "exact", False, None, ON_SIXTH),
    FigureProposition("people killed", None, None, 17, 17, "exact", False, None, ON_SIXTH),
)

WARNING = _statement(
    "a.txt",
    "The Quay Board had been warned twice",
    WARNED,
    (_voice("a.txt"), Link("an inspector", "e2", "indirect", "a1", named=False)),
    holds=ON_FIFTH,
    said=ON_FIFTH,
)
DENIAL = _statement(
    "a.txt",
    "We received no such warning",
    WARNED,
    (_voice("a.txt"), Link("Ana Roth", "e3", "direct", "a2", body="Quay Board")),
    polarity="denied",
    said=ON_FIFTH,
)
TOLL = _statement(
    "a.txt",
    "At least 12 people were killed",
    TOLLS[0],
    (_voice("a.txt"), Link("the clinic", "e4", "indirect", "a3")),
    holds=ON_FIFTH,
)
FIRE = _statement(
    "a.txt",
    "The sheds burned",
    EventProposition("accident", (Participant("victim", "the sheds"),)),
    (_voice("a.txt"),),
    holds=ON_FIFTH,
)
WARNING_AGAIN = _statement(
    "b.txt",
    "The Quay Board was alerted two times",
    WARNED,
    (_voice("b.txt"), Link(None, None, "indirect", "a1", "probable", named=False)),
    certainty="probable",
)
TOLL_AGAIN = _statement(
    "b.txt",
    "Twelve people died",
    TOLLS[1],
    (_voice("b.txt"),),
)
TOLL_LATER = _statement(
    "c.txt",
    "Seventeen people were killed",
    TOLLS[2],
    (_voice("c.txt"), Link("the coroner of Sønderhavn", "e1", "indirect", "a1")),
    holds=ON_SIXTH,
)
FERRY = _statement(
    "d.txt",
    "The ferry to Ostmark sails again on Friday",
    AssertionProposition("The ferry to Ostmark sails again on Friday"),
    (_voice("d.txt"),),
)


def _mention(number: int, name: str, words: str, kind, form, entity: str) -> Mention:
    return Mention(f"m{number}", at(name, words), kind, form, entity)


READINGS = (
    Reading(
        READER,
        document("a.txt"),
        mentions=(
            _mention(1, "a.txt", "The Quay Board", "organisation", "name", "e1"),
            _mention(2, "a.txt", "an inspector", "person", "nominal", "e2"),
            _mention(3, "a.txt", "We", "organisation", "pronoun", "e1"),
            _mention(4, "a.txt", "Ana Roth", "person", "name", "e3"),
            _mention(5, "a.txt", "the clinic", "organisation", "nominal", "e4"),
        ),
        entities=(
            Entity("e1", "organisation", "Quay Board", ("The Quay Board", "the board")),
            Entity("e2", "person", "an inspector", named=False),
            Entity("e3", "person", "Ana Roth", role="spokeswoman", body="e1"),
            Entity("e4", "organisation", "the clinic", named=False),
        ),
        attributions=(
            Attribution(
                "a1",
                (at("a.txt", "an inspector"),),
                (at("a.txt", "said"),),
                (at("a.txt", "The Quay Board had been warned twice"),),
                "e2",
            ),
        ),
        statements=(WARNING, DENIAL, TOLL, FIRE),
    ),
    Reading(
        READER,
        document("b.txt"),
        mentions=(_mention(1, "b.txt", "The Quay Board", "organisation", "name", "e1"),),
        entities=(Entity("e1", "organisation", "The Quay Board"),),
        statements=(WARNING_AGAIN, TOLL_AGAIN),
    ),
    Reading(
        READER,
        document("c.txt"),
        mentions=(_mention(1, "c.txt", "the coroner of Sønderhavn", "person", "nominal", "e1"),),
        entities=(Entity("e1", "person", "the coroner of Sønderhavn", named=False),),
        statements=(TOLL_LATER,),
    ),
    Reading(
        READER,
        document("d.txt"),
        statements=(FERRY,),
        problems=(Problem("the last line is cut off", "d.txt", Span(40, 43)),),
    ),
)

DERIVATIONS = (
    Derivation(document("a.txt").id, None, "Coast Observer", "credit", 1.0, ("credits Coast Observer",)),
    Derivation(
        document("b.txt").id,
        document("a.txt").id,
        None,
        "rewrite",
        0.81,
        ("says the same in the same order", "appeared a day later"),
        (Passage(at("b.txt", "The Quay Board was alerted two times"), WARNING.span),),
    ),
)

ONE, TWO = Independence(1, 1), Independence(1, 2)
BOARD, ROTH, INSPECTOR = "board", "roth", "inspector"


def _point(statement: Statement, toll: FigureProposition, repeats=(), notes=()) -> Point:
    chain = tuple(link.source for link in statement.chain)
    return Point(
        statement.id,
        toll.low,
        toll.high,
        toll.bound,
        toll.approximate,
        toll.unit,
        toll.as_of,
        statement.said,
        chain[-1],
        chain,
        statement.certainty,
        statement.polarity,
        repeats,
        notes,
    )


def weighing() -> Weighing:
    """What the four come to."""
    a, b, c = (document(name).id for name in ("a.txt", "b.txt", "c.txt"))
    entities = (
        CaseEntity(
            BOARD,
            "organisation",
            "Quay Board",
            ("Quay Board", "The Quay Board", "the board"),
            ((a, "e1"), (b, "e1")),
            reasons=("the same name in 2 reports",),
        ),
        CaseEntity(ROTH, "person", "Ana Roth", ("Ana Roth",), ((a, "e3"),), body=BOARD),
        CaseEntity(INSPECTOR, "person", "an inspector", ("an inspector",), ((a, "e2"),), named=False),
        CaseEntity("clinic", "organisation", "the clinic", ("the clinic",), ((a, "e4"),), named=False),
        CaseEntity("coroner", "person", "the coroner of Sønderhavn", (), ((c, "e1"),), named=False),
    )
    inspector = Origin(
        "an inspector", INSPECTOR, "interview", False, ONE, (WARNING.id, WARNING_AGAIN.id), ("b was made from a",)
    )
    board = Origin("Quay Board", BOARD, "statement of 5 May 2031", True, ONE, (DENIAL.id,), ())
    ledger = Origin("the coroner of Sønderhavn", "coroner", None, False, ONE, (TOLL_LATER.id,), ())
    clinic = Origin("the clinic", "clinic", None, False, ONE, (TOLL.id, TOLL_AGAIN.id), ())
    post = Origin("Quay Post", None, None, True, ONE, (FIRE.id,), ())
    claims = (
        Claim(
            "ferry",
            "assertion",
            "The ferry to Ostmark sails again on Friday",
            None,
            None,
            None,
            (),
            (Position("affirmed", ONE, (Origin("Quay Post", None, None, True, ONE, (FERRY.id,), ()),), (FERRY.id,)),),
            False,
            None,
            None,
        ),
        Claim(
            "warned",
            "relation",
            "someone -warned-> Quay Board",
            "someone",
            "Quay Board",
            None,
            (BOARD,),
            (
                Position("affirmed", ONE, (inspector,), (WARNING.id, WARNING_AGAIN.id), ("b.txt was made from a.txt",)),
                Position("denied", ONE, (board,), (DENIAL.id,)),
            ),
            True,
            FIFTH,
            SIXTH,
        ),
        Claim(
            "deaths",
            "figure",
            "people killed: at least 12",
            None,
            None,
            "people killed",
            (),
            (Position("affirmed", TWO, (clinic, ledger), (TOLL.id, TOLL_AGAIN.id, TOLL_LATER.id)),),
            False,
            FIFTH,
            SIXTH,
        ),
        Claim(
            "fire",
            "event",
            "accident(victim: the sheds)",
            None,
            None,
            None,
            (),
            (Position("affirmed", ONE, (post,), (FIRE.id,)),),
            False,
            FIFTH,
            FIFTH,
        ),
    )
    points = (
        _point(TOLL, TOLLS[0], (TOLL_AGAIN.id,), ("“at least” was lost in copying",)),
        _point(TOLL_LATER, TOLLS[2]),
    )
    series = (Series("dead", "people killed", None, None, (), points),)
    conflicts = (
        Conflict("denial", "an inspector affirms it, Quay Board denies it", (WARNING.id, DENIAL.id), ("warned",)),
        Conflict("superseded", "17 (the coroner, 6 May) replaces at least 12 (5 May)", (TOLL.id, TOLL_LATER.id)),
    )
    return Weighing(entities, claims, series, conflicts)


def fill(path, *, names=("a.txt", "b.txt", "c.txt", "d.txt"), weigh=True) -> None:
    """Write the world into a case at `path`, documents in the order of `names`."""
    with write_case(path) as writer:
        for name in names:
            writer.add_source(
                StoredSource(f"/reports/{name}", name, f"digest of {name}", 1, READER), [document(name)], []
            )
        writer.settle_names()
        for name in names:
            writer.add_reading(next(one for one in READINGS if one.document.name == name))
        if weigh:
            writer.replace_derived(DERIVATIONS, weighing(), made_from="all")
