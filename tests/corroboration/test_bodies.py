"""Which descriptions mean one body, and who speaks for it."""

import pytest

from sayso.corroboration.counting.bodies import Body, Told, body_in, fullest, is_body, is_under, same_bodies, spoken_for
from sayso.evidence import Link


def link(source, kind="organisation", **more):
    return Link(source, manner="indirect", named=False, kind=kind, **more)


@pytest.mark.parametrize(
    ("vague", "full"),
    [
        ("the police", "Tolm police"),
        ("police in Tolm", "the Tolm police"),
        ("officers", "police"),
        ("police officers in Tolm", "Tolm police"),
        ("a spokesman for the army", "the army"),
        ("the harbour office's spokeswoman", "Harbour Office of Vantry"),
        ("the ministry", "Ministry of Fisheries"),
        ("the fisheries ministry", "Ministry of Fisheries"),
        ("the coastguard", "Sound Coastguard"),
        ("a military spokesman", "the Norland army"),
    ],
)
def test_a_vaguer_description_may_be_the_fuller_body(vague, full):
    one, other = body_in(vague), body_in(full)
    assert one is not None
    assert other is not None
    assert one.may_be(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the police", "the police union"),
        ("the police", "the hospital"),
        ("Tolm police", "police in Harn"),
        ("the fisheries ministry", "Ministry of Justice"),
        ("the ministry", "the Tide Party"),
        ("the authorities", "Port Authority"),
        ("the party", "the northern branch of the Tide Party"),
    ],
)
def test_other_bodies_are_kept_apart(one, other):
    vague, full = body_in(one), body_in(other)
    assert vague is not None
    assert full is not None
    assert not vague.may_be(full)


def test_some_of_a_body_are_not_the_body():
    assert body_in("several officers") is None
    assert not is_body(link("two police officers", plural=True, number=2))
    assert not is_body(link("soldiers", plural=True))
    assert is_body(link("police in Tolm", plural=True))
    assert is_body(link("Norland's health ministry"))
    assert is_body(link("the hospital", None))
    assert not is_body(link("a hospital"))
    assert not is_body(link("the harbour master", "other"))


def test_a_spokesman_and_the_one_head_speak_for_the_body_and_an_official_does_not():
    assert spoken_for(link("a police spokeswoman", "person", body="police")) == "police"
    assert spoken_for(link("the head of the port office", "person", body="the port office")) == "the port office"
    assert spoken_for(link("a head of the port office", "person", body="the port office")) is None
    assert spoken_for(link("an army official", "person", body="army")) is None
    assert spoken_for(link("a spokesman", "person")) is None
    assert spoken_for(link("Fenn Foods's boss", "person")) == "Fenn Foods"
    assert spoken_for(link("the boss", "person")) is None


def test_what_a_body_writes_is_its_own_word():
    assert spoken_for(link("a statement", "document", body="the fisheries ministry")) == "the fisheries ministry"
    assert spoken_for(link("a fisheries ministry statement", "document", body="ministry")) == "fisheries ministry"
    assert spoken_for(link("a letter", "document")) is None


def told(words, *, loose):
    body = body_in(words)
    assert body is not None
    return Told((body,), loose)


def test_a_bare_word_is_the_only_body_of_its_sort_and_may_be_either_of_two():
    tolm, harn = told("Tolm police", loose=False), told("Harn police", loose=False)
    assert same_bodies({("a",): told("police", loose=True), ("b",): tolm}) == ([(("a",), ("b",))], set())
    assert same_bodies({("a",): told("police", loose=True), ("b",): tolm, ("c",): harn}) == ([], {("a",)})


def test_two_names_are_never_joined_here():
    party = Told((Body("party", frozenset({"tide", "party"})),), loose=False)
    branch = Told((Body("party", frozenset({"tide", "party", "isle"})),), loose=False)
    assert same_bodies({("a",): party, ("b",): branch}) == ([], set())


def test_of_the_ways_to_tell_of_one_body_the_fullest_counts():
    vague, full, other = (body_in(one) for one in ("the ministry", "the interior ministry", "the police"))
    assert fullest(one for one in (vague, full, other) if one is not None) == (full, other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the police", "Interior Ministry", True),
        ("Tolm police", "the interior ministry", True),
        ("Norland police", "the interior ministry of Vantry", False),
        ("the police union", "Interior Ministry", False),
        ("the hospital", "the health ministry", False),
    ],
)
def test_a_body_under_a_ministry(one, other, expected):
    assert is_under(told(one, loose=True), told(other, loose=False)) is expected
