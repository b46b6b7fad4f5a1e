"""Offices as reports give them, and descriptions by an office put to whoever held it."""

from datetime import date

import pytest

from sayso.evidence import Document
from sayso.evidence.documents import Published
from sayso.identity import identify
from sayso.identity.offices import find_offices
from sayso.reading import read_document


def report(name, text, day=None, month=5):
    published = Published(date(2031, month, day), date(2031, month, day)) if day else Published()
    return read_document(Document(name, name, text, language="en", published=published))


def together(reports, one, other):
    """Whether two names or descriptions, each (report, words), stand for one entity of the case."""
    entities = {member: each for each in identify(reports) for member in each.members}
    found = []
    for name, words in (one, other):
        reading = next(each for each in reports if each.document.name == name)
        start = reading.document.text.index(words)
        mention = next(each for each in reading.mentions if each.span.start == start)
        found.append(entities.get((name, mention.entity), (name, mention.entity)))
    return found[0] == found[1]


@pytest.mark.parametrize(
    ("text", "role", "matter", "owners", "tense"),
    [
        ("Finance Minister Ana Roth said no.", "minister", {"finance"}, [], ""),
        ("The finance minister, Ana Roth, said no.", "minister", {"finance"}, [], ""),
        ("Ana Roth, the former head of the Bank of Senn, said no.", "head", set(), ["Bank of Senn"], "former"),
        ("Mirel Shipping's chief executive said no.", "chief-executive", set(), ["Mirel Shipping"], ""),
        ("The deputy director of Mirel Shipping said no.", "director", {"deputy"}, ["Mirel Shipping"], ""),
    ],
)
def test_what_an_office_is(text, role, matter, owners, tense):
    found = report("one", text)
    names = {entity.id: entity.name for entity in found.entities}
    office = next(office for offices in find_offices(found).values() for office in offices)
    assert (office.role, office.matter, office.tense) == (role, matter, tense)
    assert [names[owner] for _, owner in office.owners] == owners


@pytest.mark.parametrize(
    "text", ["A head of department said no.", "Another director of Mirel Shipping said no.", "Ana Roth said no."]
)
def test_no_office_of_one(text):
    assert not find_offices(report("one", text))


ROTH = "Ana Roth, the head of the Bank of Senn, said on Monday that the bank was safe."


def test_the_head_of_a_bank():
    reports = [report("a", ROTH, 4), report("b", "The head of the Bank of Senn said that nobody would lose money.", 6)]
    assert together(reports, ("a", "Ana Roth"), ("b", "The head"))
    reasons = next(each.reasons for each in identify(reports) if each.name == "Ana Roth")
    assert any("nobody else in the pile is named as head of Bank of Senn" in reason for reason in reasons)


def test_two_heads_at_once_are_neither():
    other = "Odo Velm, the head of the Bank of Senn, said on Monday that the bank was not safe."
    reports = [report("a", ROTH, 4), report("b", "The head of the Bank of Senn said no.", 4), report("c", other, 4)]
    assert not together(reports, ("a", "Ana Roth"), ("b", "The head"))
    assert not together(reports, ("c", "Odo Velm"), ("b", "The head"))


def test_an_office_that_changes_hands():
    reports = [
        report("a", ROTH, 4),
        report("b", "The head of the Bank of Senn said no.", 3),
        report("c", "Odo Velm, the head of the Bank of Senn, said yes.", 20, month=9),
        report("d", "The head of the Bank of Senn said perhaps.", 22, month=9),
        report("e", "The former head of the Bank of Senn said nothing.", 23, month=9),
    ]
    assert together(reports, ("a", "Ana Roth"), ("b", "The head"))
    assert together(reports, ("c", "Odo Velm"), ("d", "The head"))
    assert together(reports, ("a", "Ana Roth"), ("e", "The former head"))


def test_a_deputy_is_not_the_head():
    reports = [report("a", ROTH, 4), report("b", "The deputy head of the Bank of Senn said no.", 4)]
    assert not together(reports, ("a", "Ana Roth"), ("b", "The deputy head"))


def test_a_minister_of_the_same_affair_and_of_another():
    named = "Finance Minister Ana Roth said that Mirel Shipping would get no money. Odo Velm, a trader in Port Karr, agreed."
    same = "The finance minister said no. Mirel Shipping owes 20 million crowns, Odo Velm said."
    other = "The finance minister said no. The farmers of Halm wait for rain."
    reports = [report("a", named, 4), report("b", same, 6), report("c", other, 6)]
    assert together(reports, ("a", "Finance Minister Ana Roth"), ("b", "The finance minister"))
    assert not together(reports, ("a", "Finance Minister Ana Roth"), ("c", "The finance minister"))


def test_ministers_of_two_countries():
    reports = [
        report("a", "The foreign minister of Norland, Ana Roth, said yes.", 4),
        report("b", "The foreign minister of Westmark said no.", 4),
        report("c", "The foreign minister of Norland said no.", 5),
    ]
    assert not together(reports, ("a", "The foreign minister"), ("b", "The foreign minister"))
    assert together(reports, ("a", "The foreign minister"), ("c", "The foreign minister"))


def test_one_office_whose_holder_nobody_names():
    text = "The head of the Bank of Senn said {}."
    reports = [
        report("a", text.format("no"), 4),
        report("b", text.format("yes"), 20),
        report("c", text.format("so"), 20, month=12),
    ]
    assert together(reports, ("a", "The head"), ("b", "The head"))
    assert not together(reports, ("a", "The head"), ("c", "The head"))


def test_the_bureau_of_a_report_that_names_it_by_its_letters():
    reports = [
        report("a", "The Anti-Fraud Bureau (AFB) said on Monday that Ana Roth was charged."),
        report("b", "The AFB searched the house of Ana Roth on Tuesday, the bureau said."),
        report("c", "Ana Roth had paid, the bureau said."),
    ]
    assert together(reports, ("a", "The Anti-Fraud Bureau"), ("b", "the bureau"))
    assert not together(reports, ("a", "The Anti-Fraud Bureau"), ("c", "the bureau"))


def test_a_person_described_by_a_bank_is_no_bank():
    reports = [report(name, "The bank is safe. The chief of the bank said so.") for name in ("a", "b")]
    assert not together(reports, ("a", "The chief"), ("b", "The chief"))


def test_a_chairwoman_is_not_the_chairman():
    reports = [
        report("a", "Odo Velm, the chairman of Mirel Shipping, said no.", 4),
        report("b", "The chairwoman of Mirel Shipping said no.", 6),
        report("c", "The chairman of Mirel Shipping said no.", 6),
    ]
    assert not together(reports, ("a", "Odo Velm"), ("b", "The chairwoman"))
    assert together(reports, ("a", "Odo Velm"), ("c", "The chairman"))


def test_an_office_told_by_a_verb():
    reports = [
        report("a", '"Velm must go," said Ana Roth, who leads the Senn Trust.', 4),
        report("b", "The leader of the Senn Trust said that she would wait.", 6),
        report("c", "Odo Velm led the Senn Trust to victory.", 6),
    ]
    assert together(reports, ("a", "Ana Roth"), ("b", "The leader"))
    assert not together(reports, ("c", "Odo Velm"), ("b", "The leader"))


def test_a_brother_and_a_lawyer_are_somebodys():
    reports = [
        report(
            "a", "Ana Roth went on trial. Her brother, Odo Roth, wept. Petra Ohm, the lawyer of Ana Roth, said no.", 4
        ),
        report("b", "Ana Roth was sentenced on Friday. Her brother was fined. The lawyer of Ana Roth said no.", 6),
        report("c", "Tomas Velm was sentenced on Friday. His brother was fined.", 6),
    ]
    assert together(reports, ("a", "Odo Roth"), ("b", "Her brother"))
    assert together(reports, ("a", "Petra Ohm"), ("b", "The lawyer"))
    assert not together(reports, ("a", "Odo Roth"), ("c", "His brother"))


def test_a_predecessor_is_who_held_the_office_before():
    reports = [
        report("a", "President Ana Roth leads Odo Velm in the polls. The Tide Party hopes for Mirel Shipping.", 4),
        report(
            "b", "President Odo Velm was sworn in. His predecessor stayed away. Mirel Shipping cheered.", 4, month=9
        ),
    ]
    assert together(reports, ("a", "President Ana Roth"), ("b", "His predecessor"))


def test_a_surname_that_two_bear_by_its_office():
    reports = [
        report("a", "Mayor Ana Roth came. Tomas Roth, the president, is her father.", 4),
        report("b", "Mayor Roth opened the bridge.", 6),
        report("c", "Roth opened the road.", 6),
    ]
    assert together(reports, ("a", "Mayor Ana Roth"), ("b", "Mayor Roth"))
    assert not together(reports, ("a", "Mayor Ana Roth"), ("c", "Roth"))
    assert not together(reports, ("a", "Tomas Roth"), ("c", "Roth"))


def test_the_judge_of_an_affair():
    reports = [
        report("a", "The judge, Helin Astor, heard Tomas Velm. Mirel Shipping paid.", 4),
        report("b", "Tomas Velm was sentenced. The presiding judge spoke of greed. Mirel Shipping appealed.", 6),
        report("c", "The judge spoke of the rain in Halm.", 6),
    ]
    assert together(reports, ("a", "Helin Astor"), ("b", "The presiding judge"))
    assert not together(reports, ("a", "Helin Astor"), ("c", "The judge"))


def test_a_first_name_and_a_surname_of_several_in_one_affair():
    reports = [
        report("a", "Henrik Vaal left Mirel Shipping on Monday, Odo Lind said.", 4),
        report("b", "Henrik laughed, Odo Lind said of his days at Mirel Shipping.", 6),
        report("c", "“No,” said Vaal, 54. Odo Lind told Mirel Shipping.", 8),
        report("d", "Tove Vaal thanked Mirel Shipping and Odo Lind.", 20),
        report("e", "“No,” said Vaal, 54. Odo Lind told Mirel Shipping.", 28),
        report("f", "Henrik sold apples in Halm.", 28),
    ]
    assert together(reports, ("a", "Henrik Vaal"), ("b", "Henrik"))
    assert together(reports, ("a", "Henrik Vaal"), ("c", "Vaal"))
    assert not together(reports, ("a", "Henrik Vaal"), ("e", "Vaal"))
    assert not together(reports, ("a", "Henrik Vaal"), ("f", "Henrik"))


def test_a_surname_before_the_full_name_of_another():
    named = report("a", "Henrik Vaal left on Monday.", 2)
    reports = [named, report("b", "Rescuers looked for Dr. Vaal.\n\nHis daughter, Tove Vaal, thanked them.\n", 4)]
    assert not together(reports, ("b", "Dr. Vaal"), ("b", "Tove Vaal"))
