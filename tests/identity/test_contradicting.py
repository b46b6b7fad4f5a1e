"""Rulings on who is who that cannot all hold."""

from datetime import UTC, datetime

from sayso.evidence import Judgement, JudgementKind
from sayso.identity import contradicted


def ruling(kind, subject, other, day=1):
    at = datetime(2031, 5, day, tzinfo=UTC)
    kinds: dict[str, JudgementKind] = {
        "same": "same_entity",
        "different": "different_entity",
        "unsure": "unsure_entity",
    }
    return Judgement(f"{subject} {kind} {other}", kinds[kind], subject, other, None, None, None, at)


CHAIN = (ruling("same", "Ana Roth", "A. R."), ruling("same", "A. R.", "the harbour master"))


def test_two_that_are_one_by_way_of_a_third_cannot_be_two():
    assert contradicted(CHAIN, ruling("different", "Ana Roth", "the harbour master", 2)) == CHAIN
    assert contradicted(CHAIN, ruling("different", "Ana Roth", "Odo Velm", 2)) == ()
    assert contradicted(CHAIN, ruling("same", "Ana Roth", "the harbour master", 2)) == ()


def test_nor_the_other_way_round():
    apart = ruling("different", "Ana Roth", "the harbour master")
    assert contradicted((apart, CHAIN[0]), ruling("same", "A. R.", "the harbour master", 2)) == (apart, CHAIN[0])
    assert contradicted((apart, CHAIN[0]), ruling("same", "A. R.", "Odo Velm", 2)) == ()


def test_a_new_ruling_on_the_same_two_replaces_the_old_one():
    assert contradicted((ruling("same", "Ana Roth", "A. R."),), ruling("different", "A. R.", "Ana Roth", 2)) == ()
    longer = (*CHAIN, ruling("different", "Ana Roth", "A. R.", 2))
    assert contradicted(longer, ruling("different", "Ana Roth", "the harbour master", 3)) == ()


def test_who_cannot_tell_contradicts_nobody():
    assert contradicted(CHAIN, ruling("unsure", "Ana Roth", "the harbour master", 2)) == ()
