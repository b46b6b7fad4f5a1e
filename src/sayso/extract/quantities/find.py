"""The amounts a text gives: numbers that count or measure something, and what they count or measure."""

from bisect import bisect_left

import msgspec

from sayso.evidence.spans import Span
from sayso.evidence.times import Quantity, TimeExpression
from sayso.extract.quantities.amounts import find_amounts
from sayso.extract.quantities.carried import carry_units
from sayso.extract.quantities.changes import change_of
from sayso.extract.quantities.concepts import concept_of
from sayso.extract.quantities.excluded import is_excluded
from sayso.extract.quantities.lexicon import Units, load_units
from sayso.extract.quantities.measured import Measured
from sayso.extract.quantities.numerals import find_numerals, load_numbers
from sayso.extract.quantities.ranges import measure
from sayso.extract.quantities.tokens import token_at
from sayso.extract.quantities.words import Word, read_words
from sayso.languages.parse import Parse

NEAR = 160  # characters over which what is counted is carried on


def find_quantities(parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """The amounts of the text, in order, none inside another.

    What lies inside a date or time is none; a duration that is counted ("18 years") is one as well. Ordinals, years, names with
    numbers, scores, telephone and serial numbers are none.
    """
    words = read_words(parse)
    numbers, units = load_numbers(parse.language), load_units(parse.language)
    amounts = find_amounts(words, find_numerals(words, parse.language), numbers, units)
    dated = _Dated(times, parse)
    found: list[Quantity] = []
    before: Quantity | None = None
    for one in measure(words, amounts, units):
        span = Span(words[one.first].start, words[one.last - 1].end)
        if dated.covers(words, one) or is_excluded(parse, words, one, units):
            continue
        if _is_age(parse, words, one, units):
            one = one._replace(unit="year of age")  # noqa: PLW2901
        previous = before
        inherited = before.concept_span if before is not None and _goes_on(parse, before, span) else None
        before = _quantity(parse, one, span, units, inherited)
        if inherited is not None and before.unit is not None and _is_told_again(parse, previous, span):
            before = msgspec.structs.replace(before, concept=_words(parse, inherited), concept_span=inherited)
        found.append(before)
    return tuple(carry_units(parse, found))


def _is_age(parse: Parse, words: list[Word], one: Measured, units: Units) -> bool:
    """Whether a bare number is somebody's age: "Maria, who was 10", "voters under 30"."""
    first, last = one.number
    value = one.low or one.high or 0
    if one.unit is not None or one.shape not in ("digits", "words") or not 0 < value < 115 or one.first < 2:
        return False
    if words[one.first].lower in units.age_bounds:
        after = token_at(parse, words[one.last].start) if one.last < len(words) else None
        return words[one.first - 1].lower in units.persons and (
            after is None or after.pos not in ("NOUN", "PROPN", "ADJ")
        )
    if words[one.first - 1].lower not in ("is", "was", "are", "turned", "turns", "were", "'s") or last > first + 2:
        return False
    if (
        last < len(words)
        and words[last].lower.isalpha()
        and words[last].lower not in ("and", "when", "at", "but", "or", "then", "now")
    ):
        return False
    verb = token_at(parse, words[one.first - 1].start)
    subject = parse.child(verb.index, "nsubj") if verb is not None else None
    return subject is not None and (subject.entity == "PERSON" or subject.lower in ("who", "he", "she", "i"))


def _quantity(parse: Parse, one: Measured, span: Span, units: Units, inherited: Span | None) -> Quantity:
    concept = concept_of(parse, one, span, units=units, inherited=inherited)
    change = change_of(parse, one, span, units)
    return Quantity(
        span,
        None if one.low is None else float(one.low),  # as it is told apart when it comes back from a file
        None if one.high is None else float(one.high),
        one.bound,
        one.approximate,
        one.unit,
        change,
        _words(parse, concept),
        concept,
    )


def _words(parse: Parse, span: Span | None) -> str | None:
    return " ".join(parse.text[span.start : span.end].split()) if span is not None else None


def _goes_on(parse: Parse, before: Quantity, span: Span) -> bool:
    """Whether an amount can be of what the one before counted: in the same sentence, and not far; or in brackets after it."""
    if span.start - before.span.end > NEAR:
        return False
    between = parse.text[before.span.end : span.start]
    here, there = parse.sentence_at(span.start), parse.sentence_at(before.span.start)
    if ";" in between:
        return False
    return here == there and (before.unit is None or between.strip() in ("(", "to"))


def _is_told_again(parse: Parse, before: Quantity | None, span: Span) -> bool:
    """Whether an amount with a unit is the one before in another measure, or where its change led: "up 4% to $13.60"."""
    between = parse.text[before.span.end : span.start].strip() if before is not None else ""
    return between == "(" or (between == "to" and before is not None and before.change is not None)


class _Dated:
    """Where the times of the text stand."""

    def __init__(self, times: tuple[TimeExpression, ...], parse: Parse) -> None:
        self.times = sorted(times, key=lambda time: time.span)
        self.ends = [time.span.end for time in self.times]
        self.text = parse.text

    def covers(self, words: list[Word], one: Measured) -> bool:
        """Whether the number is part of a time that is not a plain count of days, months or years."""
        start, end = words[one.number[0]].start, words[one.number[1] - 1].end
        at = bisect_left(self.ends, start + 1)
        if at >= len(self.times) or self.times[at].span.start >= end:
            return False
        time = self.times[at]
        if time.type not in ("DURATION", "SET") or one.unit is None:
            return True
        said = self.text[time.span.start : time.span.end].lower().split()
        return any(word in ("past", "last", "next", "coming", "first", "previous", "following") for word in said)
