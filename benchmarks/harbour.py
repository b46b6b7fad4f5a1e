"""How near a build of the example case comes to what a careful reader made of it, table by table.

    python benchmarks/harbour.py [--case X.case] [--misses] [--jobs N]

The case is built anew from `examples/harbour/reports` (or taken as it is from `--case`) and compared with
`examples/harbour/gold.toml`, whose header says what its tables hold. Each line of the result counts how many of the
things that the gold asks for are there; `--misses` lists the others: the words, what was wanted, what was got.

One file, though long: the tables share the matching of names and spans, and are read side by side.
"""

import argparse
import re
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from sayso.building import build
from sayso.casefile import Case, open_case
from sayso.evidence import CaseEntity, Claim, Interval, Link, Point, Reading, Series, Span, Statement

HARBOUR = Path(__file__).resolve().parent.parent / "examples" / "harbour"
REPORTS = HARBOUR / "reports"
ENOUGH = 0.5  # of the shorter of two spans, for the two to be the same place
WIDEST = 31  # days; a wider interval of dates says too little to be right
UNCOUNTED = {"the", "a", "an", "one", "two"}  # before a description: two analysts may be shown as "analysts"
TAIL = {"who", "which", "that", "whose", "at", "of", "in", "on", "from", "with", "for", "close", "near", "familiar"}
DATE_OF_ESSAY = date(2031, 5, 20)  # see `long-fuse.txt` in the gold


class Score(NamedTuple):
    """One line of the result: `right` of `wanted`, in a table."""

    table: str
    measure: str
    right: float
    wanted: float

    @property
    def share(self) -> float:
        """The part that is right, 1 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 1.0


class Miss(NamedTuple):
    """Something that is not as the gold has it."""

    table: str
    where: str
    words: str
    wanted: str
    got: str


class Card:
    """The scores and the misses, as they are found."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], list[float]] = {}
        self.misses: list[Miss] = []

    def ask(self, table: str, measure: str, right: bool, miss: tuple[str, str, Any, Any] | None = None) -> None:
        """Count one thing wanted; `miss` is where, which words, what was wanted and what was got."""
        self.add(table, measure, float(right), 1)
        if not right and miss is not None:
            where, words, wanted, got = miss
            self.misses.append(Miss(f"{table}: {measure}", where, words, str(wanted), str(got)))

    def add(self, table: str, measure: str, right: float, wanted: float) -> None:
        """Count several things wanted at once."""
        counted = self.counts.setdefault((table, measure), [0.0, 0.0])
        counted[0] += right
        counted[1] += wanted

    def scores(self) -> list[Score]:
        """The lines of the result by table, in the order in which they were first asked for."""
        tables = list(dict.fromkeys(table for table, _ in self.counts))
        keys = sorted(self.counts, key=lambda key: tables.index(key[0]))
        return [Score(*key, *self.counts[key]) for key in keys]


def read_gold(path: Path = HARBOUR / "gold.toml") -> dict[str, list[dict[str, Any]]]:
    """The tables of the gold."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def fold(name: str | None) -> str:
    """A name without case, article, numeral before it, curly quotation marks and spacing."""
    words = re.sub(r"[‘’]", "'", name or "").casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in UNCOUNTED else words).strip(" ,.“”\"'")


class World:
    """The case beside its gold: names, readings and statements, as all tables need them."""

    def __init__(self, case: Case, gold: dict[str, list[dict[str, Any]]]) -> None:
        self.gold = gold
        self.names = {entity["name"]: {fold(name) for name in entity["names"]} for entity in gold["entity"]}
        self.described = {entity["name"] for entity in gold["entity"] if not entity.get("named", True)}
        self.readings: dict[str, Reading] = {one.document.name: one for one in case.readings()}
        self.document_of = {one.document.id: name for name, one in self.readings.items()}
        self.local = {
            (name, entity.id): {fold(one) for one in (entity.name, *entity.names)}
            for name, reading in self.readings.items()
            for entity in reading.entities
        }
        self.entities: tuple[CaseEntity, ...] = case.entities()
        self.entity = {entity.id: entity for entity in self.entities}
        self.claims: tuple[Claim, ...] = case.claims()
        self.member = {pair: entity for entity in self.entities for pair in entity.members}
        self.series: tuple[Series, ...] = case.series()
        self.conflicts = case.conflicts()
        self.derivations = case.derivations()
        self.stored = case.statements()
        self.claim_of = {
            key: claim.id for claim in self.claims for position in claim.positions for key in position.statements
        }

    def means(self, wanted: str, said: Iterable[str]) -> bool:
        """Whether one of the names `said` is a name of the gold's entity; "" wants none.

        Those whom nobody names are also met by the head of their description, or by a longer one.
        """
        heard = {fold(name) for name in said} - {""}
        if not wanted:
            return not heard
        known = self.names[wanted]
        if wanted not in self.described:
            return bool(heard & known)
        return any(_same_head(one, other) for one in heard for other in known)

    def link_means(self, wanted: str, link: Link, document: str) -> bool:
        """Whether a link of a chain is the gold's entity, under any name that the pile gives it."""
        return self.means(wanted, {link.source or "", *(self.called(document, link.entity) if wanted else ())})

    def called(self, document: str, entity: str | None) -> set[str]:
        """All names that the pile gives an entity of a document's reading."""
        reading = self.readings[document]
        held = self.member.get((reading.document.id, entity or ""))
        return self.local.get((document, entity or ""), set()) | set(held.names if held else ())

    def place(self, document: str, words: str) -> Span | None:
        """Where the words first stand in the text as it was loaded, whatever the white space between them."""
        reading = self.readings.get(document)
        pattern = r"\s+".join(map(re.escape, words.split()))
        found = re.search(pattern, reading.document.text) if reading else None
        return Span(*found.span()) if found else None

    def candidates(self, document: str, words: str) -> list[Statement]:
        """The statements at those words, the closest first."""
        place = self.place(document, words)
        if place is None:
            return []
        found = [one for one in self.readings[document].statements if share_of(one.span, place) >= ENOUGH]
        return sorted(found, key=lambda one: -likeness(one.span, place))

    def statement_like(self, wanted: dict[str, Any]) -> Statement | None:
        """The statement that is meant: of the same kind if there is one, at the closest span, then the most alike."""
        place = self.place(wanted["document"], wanted["words"])
        found = self.candidates(wanted["document"], wanted["words"])
        if place is None or not found:
            return None
        return max(
            found,
            key=lambda one: (
                one.kind == wanted["kind"],
                round(likeness(one.span, place), 1),
                self.chain_means(wanted["chain"], one, wanted["document"]),
                one.polarity == wanted["polarity"],
            ),
        )

    def chain_means(self, wanted: Sequence[str], statement: Statement, document: str) -> bool:
        """Whether a chain has the gold's links and no others."""
        chain = statement.chain
        return len(chain) == len(wanted) and all(
            self.link_means(name, link, document) for name, link in zip(wanted, chain, strict=True)
        )


def _same_head(one: str, other: str) -> bool:
    """Whether two descriptions are the same up to what follows the head of one: "doctor", "doctor at the hospital"."""
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :].strip(" ,").split()
    return long.startswith(short) and (not rest or rest[0] in TAIL)


def share_of(one: Span, other: Span) -> float:
    """How much of the shorter of two spans the other has."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(1, min(one.end - one.start, other.end - other.start))


def likeness(one: Span, other: Span) -> float:
    """How much two spans share of what either covers."""
    both = max(0, min(one.end, other.end) - max(one.start, other.start))
    return both / max(1, (one.end - one.start) + (other.end - other.start) - both)


# ---------------------------------------------------------------- documents and derivations


def score_documents(world: World, card: Card) -> None:
    """Outlet, day and title of each report."""
    for wanted in world.gold["document"]:
        name = wanted["name"]
        reading = world.readings.get(name)
        card.ask("documents", "loaded", reading is not None, (name, "", "a document", "none"))
        if reading is None:
            continue
        document = reading.document
        outlet = wanted.get("outlet", "")
        card.ask(
            "documents", "outlet", world.means(outlet, {document.outlet or ""}), (name, "", outlet, document.outlet)
        )
        true, got = wanted["published"], document.published.interval
        miss = (name, "", _days(Interval(**true)), f"{_days(got)} ({document.published.reason})")
        card.ask("documents", "days contain the true one", _contains_day(got, **true), miss)
        card.ask("documents", "days exact", got == Interval(**true) or true["start"] != true["end"])
        card.ask(
            "documents",
            "title",
            fold(document.title) == fold(wanted["title"]),
            (name, "", wanted["title"], document.title),
        )


def _contains_day(got: Interval, start: date, end: date) -> bool:
    if got.start is None or got.end is None or (got.end - got.start).days > WIDEST:
        return False
    if start == end:
        return got.start <= start and end <= got.end
    return start <= got.start and got.end <= end and got.start <= DATE_OF_ESSAY <= got.end


def score_derivations(world: World, card: Card) -> None:
    """Which report was made from which; links among the copies of one report are neither right nor wrong."""
    gold = {(one["document"], one.get("from") or fold(one["from_absent"])): one for one in world.gold["derivation"]}
    found = {
        (world.document_of[one.document], world.document_of[one.parent] if one.parent else fold(one.absent)): one
        for one in world.derivations
    }
    for pair, wanted in gold.items():
        got = found.get(pair) or found.get((pair[1], pair[0]))
        card.ask("derivations", "recall", got is not None, (*pair, wanted["kind"], "none"))
        if got is None:
            continue
        miss = (*pair, f"{wanted['kind']} from", f"{got.kind}, {'reversed' if pair not in found else 'directed'}")
        card.ask("derivations", "direction (of those found)", pair in found, miss)
        card.ask("derivations", "kind (of those found)", got.kind == wanted["kind"], miss)
    families = _families([pair for pair, one in gold.items() if one["kind"] != "credit"])
    for pair, derivation in found.items():
        listed = pair in gold or (pair[1], pair[0]) in gold
        if listed or families.get(pair[0], pair[0]) != families.get(pair[1], pair[1]):
            card.ask("derivations", "precision", listed, (*pair, "none", derivation.kind))
    for one in world.gold["not_derived"]:
        first, second = one["documents"]
        linked = (first, second) in found or (second, first) in found
        card.ask("derivations", "not derived", not linked, (first, second, "none", "derived"))


def _families(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By document: the report that its family comes from."""
    parents = dict(pairs)
    families: dict[str, str] = {}
    for name in {*parents, *parents.values()}:
        original = name
        while original in parents:
            original = parents[original]
        families[name] = original
    return families


# ---------------------------------------------------------------- entities


def score_entities(world: World, card: Card) -> None:
    """Names joined across the pile, other names kept apart, and whom a person speaks for."""
    listed = {entity["name"]: entity for entity in world.gold["entity"]}
    holders = {name: _holders(world, name) for name in world.names}
    for name, found in holders.items():
        got = [f"{entity.name} ({entity.kind}, {len(places)} reports)" for entity, places in found]
        if found or any(world.place(document, one) for document in world.readings for one in listed[name]["names"]):
            card.ask("entities", "found", bool(found), (name, "", "an entity", "none"))
        if not found:
            continue
        total = sum(len(places) for _, places in found)
        joined = sum(_pairs(len(places)) for _, places in found)
        card.add("entities", "pairs of reports joined", joined, _pairs(total))
        card.ask("entities", "one entity (of those found)", len(found) == 1, (name, "", "1", "; ".join(got)))
        for one, other in combinations(sorted(_used(world, name)), 2):
            right = any({one, other} <= set(map(fold, entity.names)) for entity, _ in found)
            card.ask("entities", "pairs of names joined", right, (name, f"{one} = {other}", "joined", "apart"))
    for name, found in holders.items():
        body = listed[name].get("speaks_for")
        if body and found:
            bodies = {held.id for held, _ in holders[body]}
            got_bodies = [world.entity[one.body].name if one.body in world.entity else None for one, _ in found]
            right = any(one.body in bodies for one, _ in found)
            card.ask("entities", "speaks for", right, (name, "", body, got_bodies))
    for pair in world.gold["distinct"]:
        one, other = pair["entities"]
        both = {held.id for held, _ in holders[one]} & {held.id for held, _ in holders[other]}
        merged = [world.entity[key].names for key in both]
        card.ask("entities", "distinct pairs apart", not both, (one, other, "apart", merged))
    for held in world.entities:
        names = {fold(name) for name in held.names}
        meant = sorted(name for name, known in world.names.items() if names & known and name not in world.described)
        if meant:
            card.ask(
                "entities", "holds nobody else", len(meant) == 1, (held.name, "", "one", f"{meant} {held.reasons}")
            )


def _holders(world: World, name: str) -> list[tuple[CaseEntity, set[str]]]:
    """The entities of the case that bear one of the gold's names for `name`, with the documents where they do."""
    found = []
    for entity in world.entities:
        places = {
            world.document_of[document]
            for document, key in entity.members
            if document in world.document_of and world.means(name, world.local[world.document_of[document], key])
        }
        if places:
            found.append((entity, places))
    return found


def _used(world: World, name: str) -> set[str]:
    """The gold's names for `name` that some reading of the pile gives somebody."""
    return world.names[name] & {one for names in world.local.values() for one in names}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


# ---------------------------------------------------------------- statements


def score_statements(world: World, card: Card) -> None:
    """Each proposition found where it stands, with its polarity, certainty and chain."""
    for wanted in world.gold["statement"]:
        document, words = wanted["document"], wanted["words"]
        found = world.candidates(document, words)
        ask = _asker(card, wanted)
        ask("found", bool(found), wanted["kind"], "nothing here")
        same = any(one.kind == wanted["kind"] for one in found)
        ask("same kind", same, wanted["kind"], _show_all(world, document, found) if found else None)
        card.ask("statements by kind", wanted["kind"], same)
        got = world.statement_like(wanted)
        if got is None:
            continue
        chain = [link.source for link in got.chain]
        last = world.link_means(wanted["chain"][-1], got.chain[-1], document) if got.chain else False
        whole = world.chain_means(wanted["chain"], got, document)
        shown = f"{chain} [{got.kind}: {got.span.words(world.readings[document].document.text)}]"
        ask("polarity (of those found)", got.polarity == wanted["polarity"], wanted["polarity"], got.polarity)
        ask("certainty (of those found)", got.certainty == wanted["certainty"], wanted["certainty"], got.certainty)
        ask("last link (of those found)", last, wanted["chain"], shown)
        ask("whole chain (of those found)", whole, wanted["chain"], shown if last else None)


def _asker(card: Card, wanted: dict[str, Any]) -> Any:
    """Asks about one statement; a miss without anything got is counted, not listed (it is listed elsewhere)."""

    def ask(measure: str, right: bool, want: Any, got: Any) -> None:
        miss = None if got is None else (wanted["document"], wanted["words"], want, got)
        card.ask("statements", measure, right, miss)

    return ask


def _show_all(world: World, document: str, found: Iterable[Statement]) -> str:
    text = world.readings[document].document.text
    return "; ".join(f"{one.kind}: {one.span.words(text)}" for one in found)


# ---------------------------------------------------------------- claims


def score_claims(world: World, card: Card) -> None:
    """Statements of one proposition in one claim; its sides, origins and how many of them are independent."""
    assigned = _assign(world)
    listed = [(claim["id"], reference) for claim in world.gold["claim"] for reference in _references(claim)]
    claim_at = [assigned[gold].get(_key(reference)) for gold, reference in listed]
    together = wanted = right = 0
    for one, other in combinations(range(len(listed)), 2):
        same_gold = listed[one][0] == listed[other][0]
        same_case = claim_at[one] is not None and claim_at[one] == claim_at[other]
        wanted += same_gold
        together += same_case
        right += same_gold and same_case
    card.add("claims", "pairs: recall", right, wanted)
    card.add("claims", "pairs: precision", right, together)
    by_id = {claim.id: claim for claim in world.claims}
    for claim in world.gold["claim"]:
        keys = [assigned[claim["id"]].get(_key(reference)) for reference in _references(claim)]
        best = by_id.get(_most(keys) or "")
        card.ask("claims", "found", best is not None, (claim["id"], claim["text"], claim["kind"], "none"))
        if len(keys) > 1:
            card.ask(
                "claims",
                "whole (of those with several statements)",
                None not in keys and len(set(keys)) == 1,
                (claim["id"], claim["text"], f"{len(keys)} in one claim", _show_split(by_id, claim, assigned)),
            )
        contested = best is not None and best.contested == claim["contested"]
        miss = (claim["id"], claim["text"], claim["contested"], best.contested if best else None)
        card.ask("claims", "contested", contested, miss)
        for position in claim["position"]:
            _score_position(world, card, claim, position, best)


def _score_position(
    world: World, card: Card, claim: dict[str, Any], position: dict[str, Any], best: Claim | None
) -> None:
    """One side of a claim: how many independent origins, and who they are."""
    where = f"{claim['id']} {position['polarity']}"
    wanted = position["independent"]["at_least"], position["independent"]["at_most"]
    got = next((one for one in best.positions if one.polarity == position["polarity"]), None) if best else None
    interval = (got.independent.at_least, got.independent.at_most) if got else None
    said = [origin.source for origin in got.origins] if got else None
    contains = interval is not None and interval[0] <= wanted[0] and wanted[1] <= interval[1]
    card.ask("claims", "interval contains", contains, (where, claim["text"], wanted, f"{interval} {said}"))
    card.ask("claims", "interval equals", interval == wanted)
    left = list(got.origins) if got else []
    for name in position["origins"]:
        found = next((one for one in left if _origin_means(world, name, one)), None)
        card.ask("claims", "origins: recall", found is not None, (where, claim["text"], name or "(unnamed)", said))
        if found is not None:
            left.remove(found)
    if got:
        card.add("claims", "origins: precision", len(got.origins) - len(left), len(got.origins))
        if left:
            extra = [one.source for one in left]
            card.misses.append(
                Miss("claims: origins: precision", where, claim["text"], str(position["origins"]), f"also {extra}")
            )


def _origin_means(world: World, wanted: str, origin: Any) -> bool:
    entity = world.entity.get(origin.entity or "")
    if not wanted:
        return not origin.named
    return world.means(wanted, {origin.source, *(entity.names if entity else ())})


def _references(claim: dict[str, Any]) -> list[dict[str, str]]:
    return [reference for position in claim["position"] for reference in position["statements"]]


def _key(reference: dict[str, str]) -> tuple[str, str]:
    return reference["document"], reference["words"]


def _assign(world: World) -> dict[str, dict[tuple[str, str], str]]:
    """By claim of the gold and by its statements: the claim of the case that each is in.

    Several statements of the case can stand at the same words. The claim of the case that most of a gold claim's
    statements are in (those of the wanted kind and the closest span first) is then the one that is meant.
    """
    statements = {_key(one): one for one in world.gold["statement"]}
    assigned: dict[str, dict[tuple[str, str], str]] = {}
    for claim in world.gold["claim"]:
        choices: dict[tuple[str, str], list[str]] = {}
        weight: dict[str, float] = {}
        for reference in _references(claim):
            wanted = statements[_key(reference)]
            first = world.statement_like(wanted)
            found = [one.id for one in world.candidates(*_key(reference))]
            ranked = ([first.id] if first else []) + [key for key in found if first is None or key != first.id]
            claims = list(dict.fromkeys(world.claim_of[key] for key in ranked if key in world.claim_of))
            choices[_key(reference)] = claims
            for at, key in enumerate(claims):
                weight[key] = weight.get(key, 0) + (1 if at == 0 else 0.5)
        best = max(weight, key=lambda key: (weight[key], key), default=None)
        assigned[claim["id"]] = {
            key: best if best in claims else claims[0] for key, claims in choices.items() if claims and best
        }
    return assigned


def _most(keys: Sequence[str | None]) -> str | None:
    known = [key for key in keys if key is not None]
    return max(sorted(set(known)), key=known.count, default=None)


def _show_split(by_id: dict[str, Claim], claim: dict[str, Any], assigned: dict[str, dict[tuple[str, str], str]]) -> str:
    """Which claims of the case the statements of one gold claim are in."""
    places: dict[str | None, list[str]] = {}
    for reference in _references(claim):
        places.setdefault(assigned[claim["id"]].get(_key(reference)), []).append(reference["document"].split(".")[0])
    return "; ".join(
        f"{f'{by_id[key].kind} “{by_id[key].text}”' if key else 'NONE'} ← {', '.join(names)}"
        for key, names in places.items()
    )


# ---------------------------------------------------------------- figures over time


def score_series(world: World, card: Card) -> None:
    """The estimates of one measure in one series, each once, with bounds, day and source; which cannot both be right."""
    for series in world.gold["series"]:
        held = [_points_at(world, point) for point in series["points"]]
        main = _main_series(world, held)
        chosen = [_choose(point, found, main) for point, found in zip(series["points"], held, strict=True)]
        for point, found, got in zip(series["points"], held, chosen, strict=True):
            _score_point(world, card, series["measure"], point, found, got, main)
        _score_conflicts(world, card, series, chosen)


def _score_point(
    world: World,
    card: Card,
    measure: str,
    wanted: dict[str, Any],
    found: Sequence[tuple[Series, Point]],
    got: tuple[Series, Point] | None,
    main: Series | None,
) -> None:
    where, words = f"{measure} · {wanted['document']}", wanted["words"]
    card.ask("series", "points found", got is not None, (where, words, _bounds(wanted), "none"))
    if got is None:
        return
    series, point = got
    low, high = wanted.get("low"), wanted.get("high")
    bounds = (point.low, point.high, point.bound) == (low, high, wanted["bound"])
    shown = f"{point.bound} {point.low}–{point.high} {point.unit or ''} “{world.stored[point.statement].words}”"
    card.ask("series", "bounds (of those found)", bounds, (where, words, _bounds(wanted), shown))
    approximate = f"approximate {point.approximate}"
    card.ask(
        "series",
        "approximate (of those found)",
        point.approximate == wanted["approximate"],
        (where, words, f"approximate {wanted['approximate']}", approximate),
    )
    if "as_of" in wanted:
        true, days = Interval(**wanted["as_of"]), point.as_of
        inside = days.start is not None and days.end is not None and true.start is not None and true.end is not None
        right = inside and _inside(days, true)
        card.ask("series", "as of (of those found)", right, (where, words, _days(true), _days(days)))
    source = world.means(wanted["source"], _source_names(world, point))
    card.ask("series", "source (of those found)", source, (where, words, wanted["source"], point.source))
    equal = [(one, other) for one, other in found if (other.low, other.high) == (low, high)]
    card.ask("series", "each once (of those found)", len(equal) <= 1, (where, words, "once", f"{len(equal)} times"))
    of = f"“{series.measure}” of {series.of} at {series.place}"
    want = f"with the others: “{main.measure}” of {main.of} at {main.place}" if main else "with the others"
    card.ask("series", "in one series (of those found)", series == main, (where, words, want, of))


def _inside(days: Interval, true: Interval) -> bool:
    """Whether `days`, both of its ends known, lie in `true`."""
    assert days.start is not None
    assert days.end is not None
    assert true.start is not None
    assert true.end is not None
    return true.start <= days.start and days.end <= true.end


def _source_names(world: World, point: Point) -> set[str]:
    """All names of the source of a point, and the body that it speaks for."""
    stored = world.stored[point.statement]
    last = stored.statement.chain[-1] if stored.statement.chain else None
    names = {point.source or ""}
    if last is not None and last.source and point.source:
        held = world.member.get((stored.document, last.entity or ""))
        body = world.entity.get(held.body or "") if held else None
        names |= world.called(stored.name, last.entity) | {last.body or ""} | set(body.names if body else ())
    return names


def _points_at(world: World, wanted: dict[str, Any]) -> list[tuple[Series, Point]]:
    """The points that rest on a statement at the words of a gold point."""
    keys = {one.id for one in world.candidates(wanted["document"], wanted["words"])}
    return [
        (series, point)
        for series in world.series
        for point in series.points
        if keys & {point.statement, *point.repeats}
    ]


def _main_series(world: World, held: Sequence[Sequence[tuple[Series, Point]]]) -> Series | None:
    """The series that most of the gold's points are in."""
    counts = [(sum(any(one == series for one, _ in found) for found in held), series) for series in world.series]
    count, best = max(counts, key=lambda pair: (pair[0], pair[1].id), default=(0, None))
    return best if count else None


def _choose(
    wanted: dict[str, Any], found: Sequence[tuple[Series, Point]], main: Series | None
) -> tuple[Series, Point] | None:
    """Of the points at the same words: one with the wanted numbers if there is, in the series of the others."""
    return max(
        found,
        key=lambda pair: ((pair[1].low, pair[1].high) == (wanted.get("low"), wanted.get("high")), pair[0] == main),
        default=None,
    )


def _score_conflicts(
    world: World, card: Card, series: dict[str, Any], chosen: Sequence[tuple[Series, Point] | None]
) -> None:
    """The pairs of points that cannot both be right, and no others."""
    wanted = {tuple(pair) for pair in series["conflicts"]}
    disputed = [set(one.statements) for one in world.conflicts if one.kind == "figures"]
    points = series["points"]
    card.add("series", "conflicts: precision", 0, 0)
    for pair in combinations(range(len(points)), 2):
        one, other = chosen[pair[0]], chosen[pair[1]]
        found = False
        if one is not None and other is not None and one[1] != other[1]:
            first, second = ({got[1].statement, *got[1].repeats} for got in (one, other))
            found = any(keys & first and keys & second for keys in disputed)
        words = " × ".join(f"{points[at]['words']} ({points[at]['document']})" for at in pair)
        if pair in wanted:
            card.ask("series", "conflicts: recall", found, (series["measure"], words, "conflict", "none"))
        if found:
            card.ask("series", "conflicts: precision", pair in wanted, (series["measure"], words, "none", "conflict"))


def _bounds(wanted: dict[str, Any]) -> str:
    return f"{wanted['bound']} {wanted.get('low')}–{wanted.get('high')}"


def _days(interval: Interval) -> str:
    return f"{interval.start}..{interval.end}" if interval.start != interval.end else str(interval.start)


# ---------------------------------------------------------------- the whole


def score(case: Case, gold: dict[str, list[dict[str, Any]]] | None = None) -> Card:
    """All tables, for a case built from the example's reports."""
    world, card = World(case, gold or read_gold()), Card()
    for table in (score_documents, score_derivations, score_entities, score_statements, score_claims, score_series):
        table(world, card)
    return card


def lines(card: Card, *, misses: bool = False) -> Iterator[str]:
    """The result as it is printed."""
    table = ""
    for one in card.scores():
        if one.table != table:
            table = one.table
            yield f"\n{table}"
        yield f"  {one.measure:<45}{one.right:>6g} of {one.wanted:<6g}{one.share:>7.1%}"
    if misses:
        yield "\nmisses"
        for miss in card.misses:
            words = f" · {miss.words}" if miss.words else ""
            yield f"[{miss.table}] {miss.where}{words}\n      wanted {miss.wanted}\n      got    {miss.got}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", type=Path, help="a case already built from the example's reports")
    parser.add_argument("--misses", action="store_true", help="list what is not as the gold has it")
    parser.add_argument("--jobs", type=int)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.case or Path(folder) / "harbour.case"
        if options.case is None:
            build(path, [REPORTS], jobs=options.jobs)
        with open_case(path) as case:
            print("\n".join(lines(score(case), misses=options.misses)))


if __name__ == "__main__":
    main()
