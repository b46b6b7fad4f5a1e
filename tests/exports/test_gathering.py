"""What an export may show as a tie: only what somebody affirms."""

import msgspec

from sayso.exports.gathering import gather


def test_a_tie_that_everybody_denies_is_none(hostile_case):
    pile = gather(hostile_case)
    claim = pile.claims["claim-0"]
    tie = pile.tie(claim)
    assert tie is not None
    assert (tie.kind, tie.subject.id, tie.object.id) == ("allied_with", "case-0", "case-8")
    denied = msgspec.structs.replace(claim.positions[0], polarity="denied")
    assert pile.tie(msgspec.structs.replace(claim, positions=(denied,))) is None


def test_statements_that_a_case_in_the_making_does_not_hold_are_left_out(hostile_case):
    pile = gather(hostile_case)
    position = pile.claims["claim-0"].positions[0]
    assert len(position.statements) == 2
    assert pile.held(position.statements) == position.statements[:1]
