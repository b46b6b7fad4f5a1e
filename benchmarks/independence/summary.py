"""The table that a run prints."""

from collections import Counter
from collections.abc import Iterator

from benchmarks.independence.running import READ, TOLD

BASELINES = ("each document once", "near-duplicate cluster once", "same source name once")
KINDS = ("copy", "excerpt", "rewrite", "credit")


def table(counts: Counter[str]) -> str:
    """All measures, as lines of plain text."""
    return "\n".join(_lines(counts))


def _lines(counts: Counter[str]) -> Iterator[str]:
    yield f"{counts['piles']} piles, {counts['documents']} documents, {counts['edges']} derivations; {counts['crashed']} piles crashed\n"
    yield "Derivations                              P      R     F1"
    precision, recall = _share(counts, "given right", "given"), _share(counts, "edges found", "edges")
    yield f"  all                               {_three(precision, recall)}"
    strict = _share(counts, "given right strict", "given"), _share(counts, "edges found strict", "edges")
    yield f"  all, strictly                     {_three(*strict)}"
    for kind in KINDS:
        found = _share(counts, f"edges found {kind}", f"edges {kind}")
        yield f"  {kind:<34}{_shown(_share(counts, f'given right {kind}', f'given {kind}'))} {_shown(found)}"
    if counts["nearest given"]:
        for name, suffix in (("nearest near copy instead", ""), ("the same, strictly", " strict")):
            right = _share(counts, f"nearest given right{suffix}", "nearest given")
            found = _share(counts, f"nearest edges found{suffix}", "nearest edges")
            yield f"  {name:<34}{_three(right, found)}"
    yield f"  of one origin, if not the parent  {_shown(_share(counts, 'given kin', 'given'))}"
    yield f"  kind right, of pairs found        {_shown(_share(counts, 'kind right', 'kind'))}"
    yield f"  direction right, dates or credits {_shown(_share(counts, 'turn right told', 'turn told'))}"
    yield f"  direction right, nothing tells    {_shown(_share(counts, 'turn right untold', 'turn untold'))}"
    yield "  recall by operation               " + ", ".join(
        f"{name.removeprefix('edges by ')} {_share(counts, name.replace('edges', 'edges found', 1), name):.2f}"
        for name in sorted(counts)
        if name.startswith("edges by ")
    )
    yield from _intervals(counts, TOLD)
    if counts["read piles"]:
        read = Counter(
            {name.removeprefix("read "): count for name, count in counts.items() if name.startswith("read ")}
        )
        yield f"\nRead from the words alone: {read['piles']} of the piles, {read['documents']} documents\n"
        precision, recall = _share(read, "pairs given right", "pairs given"), _share(read, "pairs found", "pairs")
        yield "Claims                                   P      R     F1"
        yield f"  pairs of statements joined        {_three(precision, recall)}"
        both = _share(read, "pairs read found", "pairs read")
        yield f"  where both were read                     {_shown(both)}"
        for name in sorted(read):
            if name.startswith("pairs of "):
                kind = name.removeprefix("pairs of ")
                found = _share(read, f"statements found of {kind}", f"statements of {kind}")
                joined = _share(read, f"pairs found of {kind}", name)
                yield f"  {kind:<12} statements read {found:.2f}, pairs joined {joined:.2f}"
        yield f"  statements read                          {_shown(_share(read, 'statements found', 'statements'))}"
        yield from _intervals(read, READ)


def _intervals(counts: Counter[str], system: str) -> Iterator[str]:
    """How each way of counting does, on all sides of claims and on those that stand in several documents."""
    for suffix, shown in (("", "all claims"), (" several", "claims in two documents or more")):
        sides = counts[f"{system}{suffix}: sides"]
        yield f"\nIndependent origins, {shown} ({sides})"
        yield "                                 truth in  width  as good  number    off  too many  too few  missed"
        for name in (system, *BASELINES):
            label = name + suffix
            if counts[f"{label}: sides"]:
                row = [_per(counts, label, measure) for measure in ("holds", "width", "exact", "number", "off")]
                row += [_per(counts, label, measure) for measure in ("above", "below", "missed")]
                yield f"  {name:<30}" + "".join(f"{value:9.3f}" for value in row)


def _per(counts: Counter[str], label: str, measure: str) -> float:
    """The mean over the sides; of width and distance over those that were found."""
    sides = counts[f"{label}: sides"]
    if measure in {"width", "off"}:
        sides -= counts[f"{label}: missed"]
    return counts[f"{label}: {measure}"] / max(1, sides)


def _share(counts: Counter[str], part: str, whole: str) -> float:
    return counts[part] / max(1, counts[whole])


def _three(precision: float, recall: float) -> str:
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{_shown(precision)} {_shown(recall)} {_shown(f1)}"


def _shown(value: float) -> str:
    return f"{value:6.3f}"
