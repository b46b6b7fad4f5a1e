"""What a derived report's statement can repeat is found likest first, and soon also where one sentence stands a thousand times."""

import random
import time
from types import SimpleNamespace

import pytest

from sayso.corroboration import corroborate
from sayso.corroboration.counting.counterparts import Counterparts, Rank
from sayso.evidence import AssertionProposition, Derivation, Document, Link, Passage, Reading, Span, Statement


def brute_force(spans, sources, listed, at, derivation):
    """The rule in words of its own, every statement of the parent looked at."""

    def alike(one, other):
        described = one.sort == other.sort == "unnamed"
        return one.key == other.key or (described and one.key[2] == other.key[2])

    def fits(one, other):
        return one.key == other.key or "named" not in {one.sort} & {other.sort}

    def is_around(one):
        """Whether it is what the report says around the words of somebody with a name."""
        return sources[one].sort == "voice" and any(
            sources[other].sort == "named" and spans[other].overlaps(spans[one]) for other in listed
        )

    span, ours = spans[at], sources[at]
    if ours.sort == "named":
        listed = [one for one in listed if not is_around(one)]
    aligned = [passage for passage in derivation.passages if passage.span.overlaps(span)]
    found = []
    for there, here in ((passage.from_span, passage.span) for passage in aligned):
        stretch = (there.end - there.start) / max(1, here.end - here.start)
        expected = there.start + (span.start - here.start) * stretch
        found += [
            (Rank(not alike(ours, sources[one]), not fits(ours, sources[one]), abs(spans[one].start - expected)), one)
            for one in listed
            if there.overlaps(spans[one])
        ]
    found.sort()
    if found and (not found[0][0].unfit or len(found) == 1):
        return [one for one in found if one[0][:2] == found[0][0][:2]]
    if found and derivation.kind != "rewrite":
        return []
    if derivation.kind == "credit" or (not aligned and derivation.kind != "rewrite"):
        return []
    return [(Rank(True, True, 0.0), one) for one in listed if derivation.kind == "rewrite" or fits(ours, sources[one])]


def random_source(dice):
    sort = dice.choice(["named", "unnamed", "unstated", "voice"])
    where, words = dice.choice("ab"), dice.choice("xyz")
    return SimpleNamespace(sort=sort, key=("entity", words) if sort == "named" else (sort, where, words))


def random_span(dice):
    start = dice.randrange(60)
    return Span(start, start + dice.randrange(1, 14))


@pytest.mark.parametrize("seed", range(60))
def test_it_finds_what_looking_at_all_of_them_finds_in_the_same_order(seed):
    dice = random.Random(seed)
    size = dice.randrange(1, 14)
    spans = sorted(random_span(dice) for _ in range(size))
    sources = [random_source(dice) for _ in range(size)]
    listed = list(range(size))
    counterparts = Counterparts(spans, sources, {"parent": listed})
    for kind in ("copy", "excerpt", "rewrite", "credit"):
        passages = tuple(Passage(random_span(dice), random_span(dice)) for _ in range(dice.randrange(4)))
        made = Derivation("child", "parent", None, kind, 1.0, (), passages)
        for at in listed:
            found = list(dict.fromkeys(counterparts.of(at, made)))
            assert found == list(dict.fromkeys(brute_force(spans, sources, listed, at, made)))


SENTENCE = "The dam above Orvane will hold, the mayor said.\n"


def repeating(name, times):
    """A report that says one sentence so many times."""
    document = Document(name, f"{name}.txt", SENTENCE * times, outlet=f"{name} post")
    statements = tuple(
        Statement(
            f"{name}{at:05}",
            Span(at * len(SENTENCE), at * len(SENTENCE) + 30),
            "assertion",
            AssertionProposition(SENTENCE[:30]),
            (Link(document.outlet), Link("the mayor", "indirect")),
        )
        for at in range(times)
    )
    return Reading("1", document, statements=statements)


def weighed(times):
    """The claim of a report that repeats a sentence so many times, and of a copy of it."""
    reports = [repeating("b", times), repeating("a", times)]
    whole = Span(0, len(SENTENCE) * times)
    copied = Derivation("b", "a", None, "copy", 1.0, (), (Passage(whole, whole),))
    (claim,) = corroborate(reports, (), (copied,)).claims
    return claim


def test_a_sentence_repeated_in_a_report_and_its_copy_is_looked_for_once_each_time(monkeypatch):
    looked_at = []
    find = Counterparts.of

    def counted(self, at, derivation):
        for one in find(self, at, derivation):
            looked_at.append(one)
            yield one

    monkeypatch.setattr(Counterparts, "of", counted)
    (position,) = weighed(300).positions
    assert len(position.statements) == 600
    assert (position.independent.at_least, len(position.origins)) == (1, 1)
    assert "b.txt is a copy of a.txt" in position.origins[0].reasons
    assert len(looked_at) == 300


def test_two_thousand_times_take_seconds():
    start = time.process_time()
    assert len(weighed(2_000).positions[0].statements) == 4_000
    assert time.process_time() - start < 20  # with the square of it a minute and a half
