"""The amounts a text gives: numbers that count or measure something, and what they count or measure."""

from bisect import bisect_left

from sayso.evidence.spans import Span
from sayso.evidence.times import Quantity, TimeExpression
from sayso.extract.quantities.amounts import find_amounts
from sayso.extract.quantities.changes import change_of
from sayso.extract.quantities.concepts import concept_of
from sayso.extract.quantities.excluded import is_excluded
from sayso.extract.quantities.grammar import Measured, measure
from sayso.extract.quantities.lexicon import Units, load_units
from sayso.extract.quantities.numerals import find_numerals, load_numbers
from sayso.extract.quantities.words import Word, read_words
from sayso.languages.parse import Parse


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
    for one in measure(words, amounts, units):
        span = Span(words[one.first].start, words[one.last - 1].end)
        if dated.covers(words, one) or is_excluded(parse, words, one, units):
            continue
        found.append(_quantity(parse, one, span, units))
    return tuple(found)


def _quantity(parse: Parse, one: Measured, span: Span, units: Units) -> Quantity:
    concept = concept_of(parse, one, span, units)
    change = change_of(parse, one, span, units)
    return Quantity(
        span,
        one.low,
        one.high,
        one.bound,
        one.approximate,
        one.unit,
        change,
        parse.text[concept.start : concept.end].replace("\n", " ") if concept is not None else None,
        concept,
    )


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
        if time.type != "DURATION" or one.unit is None:
            return True
        said = self.text[time.span.start : time.span.end].lower().split()
        return any(word in ("past", "last", "next", "coming", "first", "previous", "following") for word in said)
