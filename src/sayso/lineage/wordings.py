"""How English reports say whose report they go back to: "first reported by ...", "told ...", "... reported"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sayso.lineage.lexicon import lexicon

_CAPITAL = r"(?:al-|Al-)?[A-Z][\w&-]*(?:\.[A-Z]\.?)*(?:\.com|\.org|\.net)?(?:'s)?"
_DOMAIN = r"(?:www\.)?[a-z][a-z0-9-]+\.(?:com|org|net|info|news|example|co\.[a-z]{2})\b"
NAME = rf"(?:{_DOMAIN}|{_CAPITAL})(?: (?:of |de |du |della |for |and |& |al-)?{_CAPITAL}){{0,5}}"
_FIRST = r"(?:first|initially|originally|exclusively|previously|earlier)"
_ADVERB = r"(?:(?:first|also|earlier|previously|later|has|had|initially|exclusively|separately|on \w+day|this week|last week)\s)*"
_BEFORE = 260  # characters before a verb in which the outlet is looked for


class Wording(NamedTuple):
    """A way to credit: the `pattern` with a group `name`, how `sure` it is, a `verb` to look for first.

    `kind` is a group that is filled where the words call the name an outlet; `own` marks what outlets also say of
    themselves ("told the Post", in the Post); `whole` what credits the whole text (a dateline).
    """

    pattern: re.Pattern[str]
    sure: float
    verb: re.Pattern[str] | None = None
    own: bool = False
    whole: bool = False

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """All places in `text`, in order; a pattern that starts with a name is only tried before its verb."""
        if self.verb is None:
            yield from self.pattern.finditer(text)
            return
        for verb in self.verb.finditer(text):
            for found in self.pattern.finditer(text, max(0, verb.start() - _BEFORE), verb.end()):
                if found.end() == verb.end():
                    yield found


@lru_cache(maxsize=1)
def wordings() -> tuple[Wording, ...]:
    """All ways of crediting, the plainest first."""
    kinds = "|".join(sorted((re.escape(kind) for kind in lexicon().outlet_descriptions), key=len, reverse=True))
    name = rf"(?:[Tt]he )?(?:[\w'-]+ ){{0,3}}?(?:(?P<kind>{kinds}),? )?(?P<name>{NAME})"
    near = rf"(?:[Tt]he |a |an )?(?:(?:[\w'-]+ ){{0,2}}?(?P<kind>{kinds}),? )?(?P<name>{NAME})"
    after = rf"(?:the |a |an )?(?:(?:[\w'-]+ ){{0,2}}?(?P<kind>{kinds}),? |(?:[a-z][\w'-]* ){{1,4}}?)?(?P<name>{NAME})"
    report = "(?:report|article|story|investigation|account|dispatch|scoop|exclusive|column|coverage|revelation|disclosure|finding|interview|documentary|broadcast|programme|footage)"
    place = "(?:by|in|from|on|published by|published in|aired on)"
    cite = "(?i:according to|citing|quoting)"
    printed = "(?:reported|published|revealed|obtained|seen|quoted|cited|aired|broadcast|carried|run|posted|printed|disclosed|uncovered|unearthed|exposed|shown)"
    when = r"(?:(?:on|last|this|earlier|later|first|yesterday|today|tonight|\w+day|week|month|year|morning|evening|afternoon|night|recently|before|already)\s){0,4}"
    interview = (
        r"in (?:an )?(?:exclusive |recent |phone |telephone )?interviews? (?:\w+ )?(?:with|to|published by|aired on)"
    )
    talk = r"(?:speaking|spoke|talking|talked|confirmed|in comments|in (?:a )?(?:statement|remarks|comments|an email)s?) (?:to|with)"
    tell = r"(?:(?:reported|reports|revealed|reveals|disclosed|discloses|quoted|quotes|noted|notes|wrote|writes|found|uncovered|unearthed|exposed|learned|learnt|established)\b|broke the (?:story|news)\b|w(?:as|ere) (?:the )?first to (?:report|reveal|disclose)\b)"
    agency = r"(?: news agency| newspaper)?(?: \([A-Z]{2,6}\))?(?:, (?:a|an|the|which|whose|based)\b[^.,;\n]{3,90}(?:, [^.,;\n]{2,40})?,|,)?"

    def wording(
        pattern: str, sure: float, verb: str | None = None, *, own: bool = False, whole: bool = False
    ) -> Wording:
        return Wording(re.compile(pattern, re.MULTILINE), sure, re.compile(verb) if verb else None, own, whole)

    return (
        wording(
            rf"\b(?i:{_FIRST}) (?:reported|published|revealed|broken|disclosed) (?:\w+ ){{0,3}}?(?:by|in) {name}", 0.95
        ),
        wording(rf"\b{near}{agency} {_FIRST} reported", 0.95, rf"{_FIRST} reported"),
        wording(rf"\b{cite} (?:a |an |the )?(?:\w+ )?{report}s? (?:\w+ )?{place} {after}", 0.9),
        wording(rf"\b(?:as )?{printed} {when}by {after}", 0.85),
        wording(rf"\b(?:as )?(?:reported|revealed|disclosed|read|seen|heard) {when}(?:in|on) {after}", 0.75),
        wording(rf"\b(?:appeared|stood|ran|came out|was (?:carried|read)) {when}in {after}", 0.7),
        wording(
            rf"\b(?:learned|learnt|heard|gathered|have it|has it|had it|know|knew) (?:it |this |that |so )?{when}from {after}",
            0.7,
            own=True,
        ),
        wording(
            rf"\b[Ii]t was {near} (?:that|which|who) {_ADVERB}(?:found|learned|showed|brought|got|had|put|told|obtained|tracked|spoke|{tell})",
            0.85,
        ),
        wording(rf"\b{cite} {after}", 0.8),
        wording(rf"\b{near}{agency} {_ADVERB}{tell}", 0.8, tell),
        wording(rf"[,\"] (?:reports|reported|writes|wrote) {near}", 0.8),
        wording(rf"\b(?i:reports?,? by|reports? from|reporting by) {after}", 0.75),
        wording(rf"\b(?:{report}|interview) (?:\w+ )?(?:{place}|with) {after}", 0.75, own=True),
        wording(rf"\b(?P<name>{NAME})(?<='s) (?:[\w-]+ ){{0,2}}?{report}s?\b", 0.75, rf"{report}s?\b", own=True),
        wording(rf"\b(?:told|informed) {after}", 0.75, own=True),
        wording(
            rf"^[^\n.]{{2,60}}\b(?:with|and) (?:(?:material|reports?|reporting) (?:from|by) )?(?:the )?(?P<name>{NAME})\s*$",
            0.7,
        ),
        wording(rf"\b(?:{interview}|{talk}) {near}", 0.75, own=True),
        wording(rf"\b(?:reached|contacted|seen) by {near}", 0.7, own=True),
        wording(
            rf"\b(?P<name>{NAME})(?:,? {NAME})? (?:and \w+ )?contributed (?:\w+ )?to this {report}",
            0.7,
            rf"contributed (?:\w+ )?to this {report}",
        ),
        wording(
            rf"^\s*[(\[]?(?:By|Source|SOURCE|Via|From):? (?:the )?(?P<name>{NAME})[)\]]?\s*$", 0.7, own=True, whole=True
        ),
        wording(rf"^[^\n(]{{0,60}}\((?P<name>{NAME})\)\s*(?:[-\u2013\u2014]|$)", 0.85, own=True, whole=True),
    )
