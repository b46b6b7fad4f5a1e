"""What is denied without being repeated denies what somebody else was just said to say, and nothing where that is not known."""

import pytest

from sayso.evidence import Document, Statement
from sayso.reading import read_document


def statements(text: str) -> tuple[Statement, ...]:
    return read_document(Document("d", "d", text, language="en", outlet="Post")).statements


def rejected(text: str) -> set[tuple[str | None, str]]:
    """Who denies what was said before, and in which words it was said."""
    found = statements(text)
    return {
        (one.chain[-1].source, other.span.words(text))
        for one in found
        for other in found
        if one.proposition == other.proposition
        and one.polarity != other.polarity
        and one.span.start >= other.span.end
        and other.chain[-1].polarity == "affirmed"
    }


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "A driver said that the brakes had failed. Orrin Lines called that a lie.",
            "Orrin Lines",
            "the brakes had failed",
        ),
        ("A driver said that the brakes had failed. Orrin Lines disagreed.", "Orrin Lines", "the brakes had failed"),
        (
            "A driver said that the brakes had failed. Orrin Lines issued a denial.",
            "Orrin Lines",
            "the brakes had failed",
        ),
        (
            'A driver said that the brakes had failed. "That is not true," Orrin Lines said.',
            "Orrin Lines",
            "the brakes had failed",
        ),
        (
            "The quarry had been flooded, Ana Roth claimed. Orrin Lines rejected Roth's claim.",
            "Orrin Lines",
            "The quarry had been flooded",
        ),
        ("Ana Roth said that 300 jobs would go. Orrin Lines disputed the figure.", "Orrin Lines", "300 jobs"),
        (
            "Orrin Lines had hidden the leak, a diver alleged. Orrin Lines denied the allegations.",
            "Orrin Lines",
            "Orrin Lines had hidden the leak",
        ),
        # a clause that says nothing itself
        (
            "A driver said that the brakes had failed. That is not so, Orrin Lines said: they were new.",
            "Orrin Lines",
            "the brakes had failed",
        ),
        (
            'A driver said that the brakes had failed. "It never happened," Orrin Lines said.',
            "Orrin Lines",
            "the brakes had failed",
        ),
        (
            "A driver said that the brakes had failed. Orrin Lines insisted there was no truth in that.",
            "Orrin Lines",
            "the brakes had failed",
        ),
        ("Police say that Nils Farr fired twice. His lawyer says he did not.", "His lawyer", "Nils Farr fired twice"),
        (
            "The union said the ferry was overloaded. The owner insists that it was not.",
            "The owner",
            "the ferry was overloaded",
        ),
        # no verb of saying
        (
            "A driver said that the brakes had failed. Orrin Lines will have none of it.",
            "Orrin Lines",
            "the brakes had failed",
        ),
        (
            "A driver said that the brakes had failed. Orrin Lines begged to differ.",
            "Orrin Lines",
            "the brakes had failed",
        ),
        (
            "A driver said that the brakes had failed. Orrin Lines contradicted him on Monday.",
            "Orrin Lines",
            "the brakes had failed",
        ),
        (
            "A driver said that the brakes had failed. Orrin Lines dismissed such claims.",
            "Orrin Lines",
            "the brakes had failed",
        ),
        (
            "A driver said that the brakes had failed. Orrin Lines disputes his version of events.",
            "Orrin Lines",
            "the brakes had failed",
        ),
        # whatever words stand between
        (
            "The Senn Herald has reported that the well was closed. Orrin Lines denied it when we called in June.",
            "Orrin Lines",
            "the well was closed",
        ),
        (
            "The brakes had failed, a driver said. The Senn Rail Office told the Post that was untrue.",
            "Senn Rail Office",
            "The brakes had failed",
        ),
        (
            "The owner said that the yard was empty. The tenant contradicted the owner. He said thirty men were in it.",
            "The tenant",
            "the yard was empty",
        ),
        (
            'The club announced that Nils Farr had resigned. A groom tells it differently: "His key did not turn at five."',
            "A groom",
            "Nils Farr had resigned",
        ),
        (
            'Ana Roth, a nurse, said: "I asked four times. But it was fifty minutes." Orrin Lines disputes her account.',
            "Orrin Lines",
            "But it was fifty minutes",
        ),
        # of what is told and quoted, what is told
        (
            'A former clerk said the nine were left out. "You are not supposed to look," the clerk said. "We looked." Orrin Lines denies this.',
            "Orrin Lines",
            "the nine were left out",
        ),
        # and the reasons behind it
        (
            "A driver said that the brakes had failed. Orrin Lines rejects that: they were new.",
            "Orrin Lines",
            "the brakes had failed",
        ),
    ],
)
def test_who_rejects_what_somebody_said_denies_it(text: str, who: str, what: str) -> None:
    assert (who, what) in rejected(text)


def test_what_is_quoted_behind_a_denial_is_how_it_was_denied() -> None:
    text = 'The wells were foul in May, two men said. Orrin Lines denies it: "The first foul sample was of 9 June."'
    assert ("Orrin Lines", "The wells were foul in May") in rejected(text)
    own = next(one for one in statements(text) if one.span.words(text) == "The first foul sample was of 9 June")
    assert (own.chain[-1].source, own.polarity) == ("Orrin Lines", "affirmed")


def test_whose_position_has_not_changed_still_says_so() -> None:
    text = "The prison board's position, that the gates were open, has not changed."
    assert {(one.chain[-1].source, one.polarity) for one in statements(text) if "open" in one.span.words(text)} == {
        ("The prison board", "affirmed")
    }


def test_who_rejects_the_claims_denies_each() -> None:
    text = "A driver said that Orrin Lines had cut the crew and that Orrin Lines had hidden it. Orrin Lines denied the claims."
    assert rejected(text) == {
        ("Orrin Lines", "Orrin Lines had cut the crew"),
        ("Orrin Lines", "Orrin Lines had hidden it"),
    }


def test_who_rejects_a_denial_says_that_it_is_so() -> None:
    text = "The army said that no village had been burnt. The villagers called that a lie."
    sides = {(one.chain[-1].source, one.polarity) for one in statements(text)}
    assert {("The army", "denied"), ("The villagers", "affirmed")} <= sides


@pytest.mark.parametrize(
    "text",
    [
        # what the text itself tells is nobody's claim
        "Nils Farr resigned in May. Farr continued to deny the allegations.",
        "The mayor visited the quarry on Monday. Orrin Lines rejected the criticism.",
        # nobody knows which allegations
        "The bridge was safe, the mayor said. Nils Farr denied the allegations.",
        # what was last said is a denial of something else: it is that, and not what was told before
        'The lamps went out, a clerk said. Orrin Lines denied that any order was given. "This is a fantasy," said Ana Roth.',
        # another's claim
        "The bridge was safe, Nils Farr said. Orrin Lines rejected Ana Roth's claim.",
        # too far back
        "A driver said that the brakes had failed. It rained. The road was wet. Night fell. Orrin Lines denied this.",
        # who could deny it has not
        "A driver said that the brakes had failed. Orrin Lines could yet deny that.",
        "A driver said that the brakes had failed. Orrin Lines would neither confirm nor deny that.",
        # what is wrong or absurd may be a deed, or a plan
        "Ana Roth said that the quarry should be closed. Nils Farr called it absurd.",
        # a lie that is still to be told
        'Ana Roth said that she would fight. "This is the lie that his campaign is built on," Nils Farr said.',
        # another's deed, and one of others
        "The union said the ferry was overloaded. The owner said he was not.",
        "Some voters said they had paid. Others said they had not.",
        # an answer to a question
        "Police said the mill had burnt down. Asked whether he had been there, Nils Farr said he had not.",
        # a proposal, which may be refused
        "The board offered a rise of 2 percent. The union rejected this.",
        # not what was last said, which is nothing that could be denied
        "The bridge was safe, a driver said. Ana Roth asked for a meeting with Orrin Lines. Orrin Lines rejected this.",
        # of the same kind as what he says before
        "Ana Roth said that the bridge leaked. No letter had come, Nils Farr said, and nothing of the kind had been found.",
        # nobody does so
        "Ana Roth said that the bridge leaked. Easy as it may be to laugh off such claims, the town listened.",
        "Ana Roth said that the bridge leaked. Nobody disputes this.",
        "Ana Roth said that the bridge leaked. The town may deny this.",
        # that somebody was accused is not what the accused denies
        "Ana Roth accused Orrin Lines. Orrin Lines denied the accusation.",
    ],
)
def test_what_is_not_known_to_be_rejected_is_denied_by_nobody(text: str) -> None:
    assert rejected(text) == set()


def test_who_neither_confirms_nor_denies_says_nothing() -> None:
    text = '"I can neither confirm nor deny that the settlement was paid by the quarry," Nils Farr said.'
    assert not [one for one in statements(text) if one.polarity == "denied"]


@pytest.mark.parametrize(
    "answer", ['"That is a lie," Nils Farr said.', '"That\'s a lie," says Nils Farr. "I was at home."']
)
def test_who_calls_something_untrue_affirms_nothing_by_it(answer: str) -> None:
    text = f"Ana Roth said that the mill had been set on fire. {answer}"
    assert rejected(text) == {("Nils Farr", "the mill had been set on fire")}
    assert not [one for one in statements(text) if one.polarity == "affirmed" and "lie" in one.span.words(text)]
