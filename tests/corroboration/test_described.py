"""Which sources that are only described may be another source of the same side."""

import pytest

from sayso.corroboration.counting.described import Teller, find_meant, may_be, read_called


def described(shown, *documents, person=False, **more):
    return Teller(shown, True, frozenset(documents), read_called([shown], person=person), **more)


def body(name, *documents, **more):
    return Teller(name, False, frozenset(documents), read_called([name], name=True), **more)


def person(name, role, *documents, of=(), **more):
    return Teller(
        name, False, frozenset(documents), read_called([role], person=True), read_called(of, name=True), **more
    )


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("the city's general hospital", "St Brannoc's Hospital"),
        ("a laboratory", "Ostry Laboratory"),
        ("a metals laboratory", "Ostry Laboratory"),
        ("the clinic", "Harn Eye Clinic"),
        ("a hospital", "Tolm Infirmary"),
        ("the company", "Orvane Deep"),
        ("a newspaper", "Harn Gazette"),
        ("the dockers' association", "Dockers' Union of Senn"),
        ("the weather office", "State Weather Bureau"),
    ],
)
def test_a_described_body_may_be_one_that_its_noun_fits(shown, name):
    assert may_be(described(shown, "a"), body(name, "b"))


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("the interior ministry", "Health Ministry"),
        ("the dockers' union", "Teachers' Union of Senn"),
        ("the association", "Dockers' Union of Senn"),
        ("a hospital", "Ostry Laboratory"),
        ("another hospital", "Tolm Hospital"),
        ("the Harn hospital", "St Brannoc's Hospital"),
        ("the company", "Health Ministry"),
    ],
)
def test_other_nouns_and_words_tell_bodies_apart(shown, name):
    assert not may_be(described(shown, "a"), body(name, "b"))


def test_a_hospital_of_a_town_may_be_one_whose_reports_tell_of_that_town():
    shown = described("the Harn hospital", "a", places=frozenset(["harn"]))
    assert may_be(shown, body("St Brannoc's Hospital", "b", places=frozenset(["harn"])))
    assert not may_be(shown, body("Tolm Hospital", "b", places=frozenset(["harn", "tolm"])))


@pytest.mark.parametrize("shown", ["an engineer", "a senior engineer", "the dam engineer"])
def test_somebody_described_may_be_one_with_a_name_who_is_called_so(shown):
    assert may_be(described(shown, "a", person=True), person("Mara Voss", "engineer", "b"))


def test_a_wider_noun_may_mean_a_narrower_one():
    assert may_be(described("an official", "a", person=True), person("Jan Kolb", "deputy minister", "b"))
    assert not may_be(described("a minister", "a", person=True), person("Jan Kolb", "official", "b"))


def test_a_body_may_speak_through_one_of_its_people():
    assert may_be(described("a laboratory", "a"), person("Mara Voss", "chemist", "b", of=["Ostry Laboratory"]))


def test_of_a_crowd_every_report_has_another():
    assert not may_be(described("a resident", "a", person=True), person("Mara Voss", "resident", "b"))


def test_each_with_words_that_the_other_lacks_are_two():
    assert not may_be(described("a harbour inspector", "a", person=True), person("Pia Holt", "tax inspector", "b"))


def test_what_a_report_names_beside_a_hospital_is_another_one():
    there = body("Tolm Hospital", "b", entities=frozenset(["e1"]))
    assert not may_be(described("a hospital", "a", beside=frozenset(["e1"])), there)
    assert may_be(described("the hospital", "a", beside=frozenset(["e1"])), there)


def test_another_in_any_of_its_words_is_another():
    shown = read_called(["another official", "official"], person=True)
    other = Teller("another official", True, frozenset("a"), shown)
    assert not may_be(other, person("Jan Kolb", "official", "b"))


def test_sources_of_one_report_are_two():
    assert not may_be(described("a hospital", "a"), body("Tolm Hospital", "a", "b"))


def test_two_descriptions_of_one_report_are_not_both_the_same_body():
    tellers = [body("Ostry Laboratory", "a"), described("a laboratory", "b"), described("the state laboratory", "b")]
    assert find_meant(tellers, among=3) == {1: 0}


def test_a_description_is_one_of_those_that_fit_and_not_all():
    tellers = [body("Ostry Laboratory", "a"), body("Harn Laboratory", "b"), described("a laboratory", "c")]
    assert find_meant(tellers, among=3) == {2: 1}


def test_what_a_person_ruled_to_be_two_stays_two():
    parted = frozenset([0])
    assert not may_be(described("a hospital", "a", ruled=parted), body("Tolm Hospital", "b", ruled=parted))
