"""One claim in several wordings, shapes and sides: what is joined, and what is not."""

from datetime import date

import pytest

from sayso.corroboration.items import Directory, flatten
from sayso.corroboration.joining.clashing import has_others
from sayso.corroboration.joining.told import tell
from sayso.evidence import CaseEntity, Document, Published
from sayso.identity import identify
from sayso.reading import read_document
from sayso.weighing import weigh

DAY = date(2033, 3, 5)


def claims(*texts):
    """For each claim of short reports its statements as (report number, side)."""
    readings = [
        read_document(Document(f"d{at}", f"{at}.txt", text, outlet=f"Outlet {at}", published=Published(DAY, DAY)))
        for at, text in enumerate(texts)
    ]
    names = {statement.id: at for at, reading in enumerate(readings) for statement in reading.statements}
    return [
        {(names[one], position.polarity) for position in claim.positions for one in position.statements}
        for claim in weigh(readings).weighing.claims
    ]


def joined(first, second):
    """The pairs of sides under which the two reports meet in one claim."""
    return {
        (ours, theirs)
        for claim in claims(first, second)
        for one, ours in claim
        for other, theirs in claim
        if (one, other) == (0, 1)
    }


AGREE = {("affirmed", "affirmed")}
DISPUTED = {("affirmed", "denied")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # a tie and an event
            "The Banking Inspectorate warned Brook Savings, a clerk said.",
            "Brook Savings received a warning from the Banking Inspectorate, the report says.",
        ),
        (  # a tie and an assertion
            "Union Bank of Moor is negotiating to take over Brook Savings, a banker said.",
            "Talks on a sale of Brook Savings to Union Bank of Moor are at an advanced stage, the ministry said.",
        ),
        (  # other words for the same
            "Marit Sole gave injections to cyclists at a hotel in Ostrand, a maid said.",
            "Dr Marit Sole injected riders in a hotel in Ostrand, two riders said.",
        ),
        (  # what is put first to stress it
            "The blaze at Harrow Mill broke out in shed 7, a foreman said.",
            "It was in shed 7 that the fire at Harrow Mill began, a driver said.",
        ),
        (  # counted by a noun
            "Eleven miners at Orvane Deep died, the union said.",
            "The number of miners who lost their lives at Orvane Deep is 11, a priest said.",
        ),
        (  # to be done
            "The ferry works at Tolm will close, the union said.",
            "The ferry works at Tolm are to be shut, a manager said.",
        ),
        (  # one number and one party, where only one says what carries the other
            "The recall by Fenn Foods covers 4,700 tins, a grocer said.",
            "Fenn Foods recalled 4,700 tins, the food office said.",
        ),
        (  # an ended tie, and the event that ended it
            "The school fired its nurse, Tove Lind, a teacher said.",
            "Tove Lind was dismissed by the school, a parent said.",
        ),
        (  # to come, as the firm has it and as others tell it
            "Fenn Foods will close its mill in Ostrand, the owner said.",
            "Fenn Foods would close its mill in Ostrand, a clerk said.",
        ),
        (  # the end of the year brings it
            "The mill in Ostrand will close at the end of the year, the union said.",
            "The end of the year will see the mill in Ostrand closed, a manager said.",
        ),
        (  # active and passive
            "Nils Farr paid Marit Sole in cash, a rider said.",
            "Marit Sole received cash payments from Nils Farr, prosecutors said.",
        ),
    ],
)
def test_one_claim_in_other_words_is_one(first, second):
    assert joined(first, second) >= AGREE


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        (
            "The Banking Inspectorate warned Brook Savings, a clerk said.",
            "Brook Savings said that it had received no warning.",
        ),
        (
            "Orrel Rail was warned by the signal office, a driver said.",
            "Ana Roth, a spokeswoman for Orrel Rail, denied reports that Orrel Rail was warned by the signal office.",
        ),
        (
            "Corrin Marine owes Brook Savings 900 million florins, the central bank said.",
            "Corrin Marine said it has no debts to Brook Savings.",
        ),
        (
            "The health ministry concealed deaths from the fever, Doran Pell said.",
            "The health ministry did not hide any deaths, the health ministry said.",
        ),
        (
            "Edda Vance sold her shares before the run, the register shows.",
            "Edda Vance said she had not sold a single share.",
        ),
    ],
)
def test_a_denial_in_other_words_meets_what_it_denies(claim, denial):
    assert joined(claim, denial) >= DISPUTED


def test_what_happened_once_is_one_event_when_nobody_tells_it_as_news():
    first = "Hugo Bern, who was arrested in Ostrand in 2024, won the race."
    second = "The winner, Hugo Bern, was arrested in Ostrand in 2024."
    assert joined(first, second) == AGREE


def test_a_rejected_allegation_is_the_denial_of_what_was_alleged_elsewhere_too():
    found = claims(
        "The Banking Inspectorate warned Brook Savings, a clerk said.",
        "The Banking Inspectorate said it had warned Brook Savings. Brook Savings rejected the allegation.",
    )
    assert {(0, "affirmed"), (1, "affirmed"), (1, "denied")} in found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # other numbers
            "Corrin Marine owes Brook Savings 900 million florins, the central bank said.",
            "Corrin Marine owes Brook Savings 300 million florins, the central bank said.",
        ),
        (  # the other way round
            "The Tide Party accused the Coal Party of fraud, a clerk said.",
            "The Coal Party accused the Tide Party of fraud, a clerk said.",
        ),
        (  # somebody else
            "Rolf Omdahl failed a test, the office said.",
            "Lasse Omdahl failed a test, the office said.",
        ),
        (  # the opposite, not its denial
            "Union Bank bought the tower, a broker said.",
            "Union Bank sold the tower, a broker said.",
        ),
        (  # on another day
            "Vellan Steel learned of the test on 6 July, the office said.",
            "Vellan Steel learned of the test on 10 July, the office said.",
        ),
        (  # still to come
            "Vellan Steel will close its mill in Ostrand, the mayor said.",
            "Vellan Steel closed its mill in Ostrand, the mayor said.",
        ),
        (  # a place in common, and nothing else
            "A nurse was killed in Ostrand, the office said.",
            "Ten soldiers were killed in Ostrand, the army said.",
        ),
        (  # a place in common, and nobody named in the one
            "Rolf Omdahl was killed in Ostrand, his brother said.",
            "A driver was killed in Ostrand, the office said.",
        ),
        (  # ties of one kind with other people in them
            "Ines Holt, the director of the Banking Inspectorate, said no.",
            "Karl Voss, the director of the Banking Inspectorate, said no.",
        ),
        (  # what is thought, not that somebody thinks
            "Nils Farr thought that the rider was ill, a maid said.",
            "Nils Farr thought that the bank had failed, a clerk said.",
        ),
        (  # long before
            "Vellan Steel closed its mill in Ostrand on Friday.",
            "Nothing so bad had happened since Vellan Steel closed its mill in Ostrand in 2021.",
        ),
        (  # once before
            "Hugo Bern was arrested in Ostrand, the police said.",
            "Hugo Bern had been arrested in Ostrand in 2024, a neighbour said.",
        ),
        (  # by his own will or not
            "Hugo Bern resigned on Sunday, the team said.",
            "Hugo Bern was dismissed on Sunday, the team said.",
        ),
    ],
)
def test_what_differs_in_number_party_day_or_sense_stays_apart(first, second):
    assert not joined(first, second)


def test_an_assertion_that_nobody_makes_without_its_negation_keeps_it():
    (claim,) = [one for one in claims("No list was kept of the crew, the mate said.") if len(one) == 1][:1]
    assert claim == {(0, "affirmed")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # one who acts, on two different things
            "Doran Pell closed the mill on Sunday, a clerk said.",
            "Doran Pell closed the harbour on Sunday, a docker said.",
        ),
        (  # chosen, and gone
            "Doran Pell was elected mayor, a clerk said.",
            "Doran Pell resigned as mayor, a docker said.",
        ),
        (  # magnitudes, not numbers
            "Doran Pell demands billions of crowns, a clerk said.",
            "Doran Pell was given billions of crowns, a docker said.",
        ),
        (  # that somebody knows, and what is known
            "The bank is in trouble, a clerk said.",
            "A docker said that Doran Pell had no knowledge of trouble at the bank.",
        ),
        (  # a name in common, and nothing else
            "Karl Ott called on Doran Pell to delay his speech.",
            "A survey named Doran Pell as the most favoured man among bakers.",
        ),
    ],
)
def test_a_party_and_a_kind_in_common_do_not_make_one_claim(first, second):
    assert not joined(first, second)


def told_of(*texts, names=()):
    """Of each text's only statement what is compared, where all entities of those `names` are one that has the first of them."""
    readings = [read_document(Document(f"d{at}", f"{at}.txt", text, language="en")) for at, text in enumerate(texts)]
    members = tuple(
        (reading.document.id, one.id)
        for reading in readings
        for one in reading.entities
        if {one.name, *one.names} & {*names}
    )
    assert members
    case = CaseEntity("case", "organisation", names[0], tuple(names), members, named=True, plural=False)
    rest = tuple(one for one in identify(readings) if not set(one.members) & set(members))
    directory = Directory(readings, (case, *rest))
    return [one for item in flatten(readings) if (one := tell(directory, item)) is not None]


def test_who_has_no_name_in_a_report_is_nobody_else_there():
    first, second = told_of(
        "The plant closed the gate on Monday.",
        "Brook Cement closed the gate on Monday.",
        names=("Brook Cement", "The plant"),
    )[:2]
    assert "case" in first.parties & second.parties
    assert (first.described, second.described) == ({"case"}, set())
    other = told_of("Orla Velm closed the gate on Monday.", "Brook Cement shut.", names=("Brook Cement",))[0]
    assert not has_others(first, other)
    assert has_others(second, other)


def test_a_body_that_no_report_names_is_known_by_the_description_that_stands_for_its_name():
    texts = "The health ministry closed the gate on Monday.", "This body closed the gate on Monday."
    known, unknown = told_of(*texts, names=("health ministry", "The health ministry", "This body"))[:2]
    assert known.parties == {"case"}
    assert unknown.parties == frozenset()


def test_a_number_within_a_denial_is_not_denied_with_it() -> None:
    told = claims("Our 44 observers saw no broken seals, the league said.")
    assert all(len({side for _, side in claim}) == 1 for claim in told)
