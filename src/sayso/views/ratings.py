"""How persons rated sources and statements (Admiralty code); nothing is rated by machine."""

from collections.abc import Mapping

from sayso.casefile import Case
from sayso.casefile.filtering import Filter
from sayso.evidence.judgements import SOURCE_RATINGS, STATEMENT_RATINGS

UNJUDGED = ("F", "6")  # that it cannot be judged, which is neither better nor worse than another


def ratings(case: Case) -> Mapping[str, str]:
    """A person's ratings, by the name, or the id of the statement, that they rate; the latest counts."""
    return {
        judgement.subject: judgement.value
        for judgement in case.judgements()
        if judgement.kind == "rating" and judgement.value
    }


def rated(case: Case, wanted: str | None) -> Filter:
    """The filter for what was rated `wanted` or better: by the outlet or a source (A to E), or itself (1 to 5).

    F and 6 (cannot be judged) stand alone. No wanted rating asks nothing.
    """
    if wanted is None:
        return Filter()
    scale = SOURCE_RATINGS if wanted in SOURCE_RATINGS else STATEMENT_RATINGS
    best = wanted if wanted in UNJUDGED else scale[0]
    found = [subject for subject, value in ratings(case).items() if value in scale and best <= value <= wanted]
    if scale is STATEMENT_RATINGS:
        return Filter(graded=tuple(sorted(found)))
    meant = {name: case.meant_by(name) for name in found}
    return Filter(rated=tuple(sorted({one for pair in meant.items() for one in pair if one})))
