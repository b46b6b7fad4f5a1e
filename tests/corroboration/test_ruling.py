"""What a person ruled on claims and origins goes before what the machine concludes, in this build and in later ones."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration import corroborate
from sayso.evidence import Derivation, Judgement, Passage, Span
from tests.corroboration.test_corroborate import independent, link, only_claim, people, reading, says, tie

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
FIRST, SECOND = Span(0, 46), Span(52, 91)


def ruling(kind, subject, other, *, after=0, by="Ida", anchors=()):
    at = NOW + timedelta(hours=after)
    return Judgement(f"{after:016x}", kind, subject, other, None, "she knows them", by, at, anchors)


def told_by_officials():
    entities = people("Tide Party", "union", documents=("a", "b"))
    made = [reading("a", tie(link("an official"))), reading("b", tie(link("a senior official")))]
    return made, entities, [one.statements[0].id for one in made]


def test_two_origins_ruled_to_be_one_are_one_voice_with_the_persons_reason():
    made, entities, (left, right) = told_by_officials()
    assert independent(only_claim(corroborate(made, entities, ())).positions[0]) == (1, 2)
    position = only_claim(corroborate(made, entities, (), [ruling("same_origin", left, right)])).positions[0]
    assert independent(position) == (1, 1)
    assert position.origins[0].reasons == ("a person ruled that a and b rest on one origin (Ida: she knows them)",)
    assert set(position.origins[0].statements) == {left, right}


def test_one_origin_ruled_to_be_two_is_two_voices():
    entities = people("Tide Party", "union", "ministry", documents=("a", "b"))
    made = [reading(name, tie(link("ministry", "e3"))) for name in "ab"]
    left, right = (one.statements[0].id for one in made)
    assert independent(only_claim(corroborate(made, entities, ())).positions[0]) == (1, 1)
    position = only_claim(corroborate(made, entities, (), [ruling("different_origin", left, right)])).positions[0]
    assert independent(position) == (2, 2)
    assert sorted(one.statements for one in position.origins) == sorted([(left,), (right,)])
    assert any("ruled that this is another origin" in reason for one in position.origins for reason in one.reasons)


def test_a_copy_goes_with_the_report_it_was_made_from():
    entities = people("Tide Party", "union", "ministry", documents=("a", "b", "c"))
    made = [reading(name, tie(link("ministry", "e3"))) for name in "abc"]
    copied = Derivation("c", "b", None, "copy", 1.0, ("same words",), (Passage(Span(0, 90), Span(0, 90)),))
    left, right, copy = (one.statements[0].id for one in made)
    rulings = [ruling("different_origin", left, right)]
    position = only_claim(corroborate(made, entities, [copied], rulings)).positions[0]
    assert sorted(map(len, (one.statements for one in position.origins))) == [1, 2]
    assert {right, copy} in [set(one.statements) for one in position.origins]


def test_the_later_of_two_rulings_on_one_pair_holds_whoever_made_it():
    made, entities, (left, right) = told_by_officials()
    same = ruling("same_origin", left, right)
    different = ruling("different_origin", right, left, after=1, by="Ben")
    for order in ([same, different], [different, same]):
        assert independent(only_claim(corroborate(made, entities, (), order)).positions[0]) == (1, 2)


def test_who_cannot_tell_leaves_it_to_the_machine():
    made, entities, (left, right) = told_by_officials()
    alone = corroborate(made, entities, ())
    for answer in ("same", "different"):
        for what in ("origin", "claim"):
            first, second = ruling(f"{answer}_{what}", left, right), ruling(f"unsure_{what}", left, right, after=1)
            assert corroborate(made, entities, (), [first, second]) == alone


def test_claims_ruled_to_be_one_stay_one_when_their_ids_change():
    made = [reading("a", says(FIRST, link("x"))), reading("b", says(SECOND, link("y")))]
    left, right = (one.statements[0].id for one in made)
    rulings = [ruling("same_claim", "an id of an earlier build", "another", anchors=(left, right))]
    assert len(corroborate(made, (), ()).claims) == 2
    assert len(only_claim(corroborate(made, (), (), rulings)).positions[0].statements) == 2


def test_statements_name_claims_too():
    made = [reading("a", says(FIRST, link("x"))), reading("b", says(SECOND, link("y")))]
    left, right = (one.statements[0].id for one in made)
    assert only_claim(corroborate(made, (), (), [ruling("same_claim", left, right)]))


def test_what_the_machine_joined_is_parted_by_a_ruling():
    made, entities, (left, right) = told_by_officials()
    parted = corroborate(made, entities, (), [ruling("different_claim", left, right)]).claims
    assert sorted(one.positions[0].statements for one in parted) == sorted([(left,), (right,)])
    again = corroborate(
        made, entities, (), [ruling("different_claim", left, right), ruling("same_claim", left, right, after=1)]
    )
    assert len(only_claim(again).positions[0].statements) == 2


def test_rulings_on_what_is_not_there_change_nothing():
    made, entities, _ = told_by_officials()
    kinds = ("same_claim", "different_claim", "same_origin", "different_origin")
    rulings = [ruling(kind, "nothing", "more", after=at) for at, kind in enumerate(kinds)]
    assert corroborate(made, entities, (), rulings) == corroborate(made, entities, ())


@given(st.data())
def test_the_order_of_rulings_and_documents_changes_nothing(data):
    made, entities, (left, right) = told_by_officials()
    kinds = data.draw(
        st.lists(st.sampled_from(["same_claim", "different_claim", "same_origin", "different_origin"]), max_size=4)
    )
    rulings = [ruling(kind, left, right, after=at) for at, kind in enumerate(kinds)]
    expected = corroborate(made, entities, (), rulings)
    assert corroborate(made[::-1], entities, (), data.draw(st.permutations(rulings))) == expected
