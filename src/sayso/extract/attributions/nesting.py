"""Which attribution stands inside the content of which, and the records that leave this room."""

from sayso.evidence import Attribution, Manner, Span, hull
from sayso.extract.attributions.drafts import Draft, Near
from sayso.extract.attributions.quotations import Quotation, touching
from sayso.languages.parse import Parse


def finish(parse: Parse, drafts: list[Draft], quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """The drafts as attributions a1, a2, ... in text order, each with the innermost one whose content holds it."""
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.end, draft.cue, draft.content))
    near = Near()
    for at, draft in enumerate(ordered):
        near.add(at, (*draft.content, *draft.cue))
    sizes = [_size(draft) for draft in ordered]
    cued: dict[tuple[Span, ...], list[int]] = {}
    for at, draft in enumerate(ordered):
        cued.setdefault(draft.cue, []).append(at)
    parents = [_parent(at, ordered, near, sizes, cued) for at in range(len(ordered))]
    for at in range(len(ordered)):
        seen = {at}
        above = parents[at]
        while above is not None:
            if above in seen:
                parents[at] = None
                break
            seen.add(above)
            above = parents[above]
    return tuple(
        Attribution(
            id=f"a{at + 1}",
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            manner="direct" if draft.rule.endswith("post") else manner_of(parse, draft.content, quotations),
            inside=None if parents[at] is None else f"a{parents[at] + 1}",  # type: ignore[operator]
            certainty=draft.certainty,
            polarity=draft.polarity,
            score=draft.score,
        )
        for at, draft in enumerate(ordered)
    )


def _parent(
    at: int, drafts: list[Draft], near: Near, sizes: list[int], cued: dict[tuple[Span, ...], list[int]]
) -> int | None:
    """The innermost draft inside whose content `drafts[at]` stands; of equal ones the first."""
    draft = drafts[at]
    for other in cued.get(draft.within, ())[:2]:
        if other != at:
            return other
    best: int | None = None
    for other in reversed(
        near.to((*draft.cue[:1], *draft.within))
    ):  # the inner ones first: most outer ones need no look
        if other != at and (best is None or sizes[other] <= sizes[best]) and holds(drafts[other], draft):
            best = other
    return best


def _size(draft: Draft) -> int:
    length = sum(span.end - span.start for span in draft.content)
    return 2 * length - bool(draft.within)  # of two with one content, the inner one


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether cue and content of `inner` stand in the content of `outer`, and its source stands anywhere in `outer`."""
    if outer.cue == inner.cue or not all(_inside(outer.content, part) for part in (*inner.cue, *inner.content)):
        return False
    area = hull((*outer.source, *outer.cue, *outer.content))
    return all(area.covers(part) for part in inner.source)


def _inside(content: tuple[Span, ...], part: Span) -> bool:
    return any(span.start - 1 <= part.start and part.end <= span.end + 1 for span in content)


def manner_of(parse: Parse, content: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Manner:
    """Direct where the content is quotation through and through, mixed where some of it is, else indirect."""
    length = sum(map(str.isalnum, "".join(span.words(parse.text) for span in content)))
    quoted = 0
    for span in content:
        for one in touching(quotations, span):
            shared = Span(max(one.span.start, span.start), min(one.span.end, span.end))
            quoted += sum(map(str.isalnum, shared.words(parse.text)))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * length else "mixed"
