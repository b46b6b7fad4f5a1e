"""What several statements come to: sides, origins and the interval of independent voices."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sayso.corroboration import corroborate
from sayso.evidence import (
    AssertionProposition,
    CaseEntity,
    Derivation,
    Document,
    FigureProposition,
    Interval,
    Judgement,
    Link,
    Passage,
    Published,
    Reading,
    Reference,
    RelationProposition,
    Span,
    Statement,
    content_id,
)

TEXT = "The Tide Party backs the strike at the harbour, and the union keeps its ties with the party."
DAY = date(2031, 5, 5)


def link(source, entity=None, **more):
    return Link(source, entity, manner="indirect", attribution="a1", named=entity is not None, **more)


def reading(name, *statements, outlet=None, day=DAY):
    document = Document(name, name, TEXT, outlet=outlet, published=Published(day, day))
    made = []
    for at, statement in enumerate(statements):
        voice = Link(outlet)
        made.append(structs.replace(statement, id=content_id(name, at), chain=(voice, *statement.chain)))
    return Reading("1", document, statements=tuple(made))


def tie(*chain, polarity="affirmed", certainty="certain"):
    span = Span(0, 30)
    proposition = RelationProposition("allied_with", Reference("Tide Party", "e1"), Reference("union", "e2"))
    return Statement("", span, "relation", proposition, chain, certainty, polarity, said=Interval(DAY, DAY))


def toll(low, high, bound, *chain, as_of=DAY):
    proposition = FigureProposition("people killed", None, None, low, high, bound, False, None, Interval(as_of, as_of))
    return Statement("", Span(0, 20), "figure", proposition, chain, said=Interval(as_of, as_of))


def says(words, *chain, polarity="affirmed"):
    return Statement("", words, "assertion", AssertionProposition(words.words(TEXT)), chain, polarity=polarity)


def people(*names, documents, kind="organisation"):
    """Case entities named alike in every document; the entity id in each reading is e1, e2, ... in order."""
    return tuple(
        CaseEntity(f"c{at}", kind, name, (name,), tuple((document, f"e{at}") for document in documents))
        for at, name in enumerate(names, 1)
    )


def only_claim(weighing):
    assert len(weighing.claims) == 1
    return weighing.claims[0]


def independent(position):
    return position.independent.at_least, position.independent.at_most


def test_the_same_named_source_in_two_reports_is_one_voice():
    entities = people("Tide Party", "union", "ministry", documents=("a", "b"))
    weighed = corroborate(
        [reading("a", tie(link("ministry", "e3"))), reading("b", tie(link("ministry", "e3")))], entities, ()
    )
    position = only_claim(weighed).positions[0]
    assert independent(position) == (1, 1)
    assert position.origins[0].source == "ministry"
    assert any("both rest on ministry" in reason for reason in position.origins[0].reasons)


def test_two_named_sources_are_two_voices():
    entities = people("Tide Party", "union", "ministry", "coroner", documents=("a", "b"))
    weighed = corroborate(
        [reading("a", tie(link("ministry", "e3"))), reading("b", tie(link("coroner", "e4")))], entities, ()
    )
    assert independent(only_claim(weighed).positions[0]) == (2, 2)


def test_unnamed_officials_in_two_reports_may_be_one_person():
    entities = people("Tide Party", "union", documents=("a", "b"))
    weighed = corroborate(
        [reading("a", tie(link("an official"))), reading("b", tie(link("a senior official")))], entities, ()
    )
    assert independent(only_claim(weighed).positions[0]) == (1, 2)


def test_two_analysts_in_one_report_are_one_origin_of_plural_number():
    entities = people("Tide Party", "union", documents=("a",))
    weighed = corroborate([reading("a", tie(link("two analysts", plural=True)))], entities, ())
    position = only_claim(weighed).positions[0]
    assert len(position.origins) == 1
    assert independent(position) == (1, 2)


def test_three_members_of_a_board_are_up_to_three_voices():
    entities = people("Tide Party", "union", documents=("a",))
    weighed = corroborate([reading("a", tie(link("members", plural=True, number=3)))], entities, ())
    assert independent(only_claim(weighed).positions[0]) == (1, 3)


def test_a_copy_that_names_a_second_source_beside_its_parents_adds_that_one():
    entities = people("Tide Party", "union", "Marek Wickert", documents=("a", "b"))
    supplier = link("a supplier")
    first = reading("a", tie(supplier), outlet="Herald")
    second = reading("b", tie(supplier), tie(link("Marek Wickert", "e3")), outlet="Ledger")
    whole = Passage(Span(0, len(TEXT)), Span(0, len(TEXT)))
    copied = Derivation("b", "a", None, "copy", 0.9, (), (whole,))
    origins = only_claim(corroborate([first, second], entities, (copied,))).positions[0].origins
    assert {origin.source for origin in origins} == {"a supplier", "Marek Wickert"}


def test_a_named_and_an_unnamed_source_are_two_voices():
    entities = people("Tide Party", "union", "ministry", documents=("a", "b"))
    weighed = corroborate(
        [reading("a", tie(link("ministry", "e3"))), reading("b", tie(link("a docker")))], entities, ()
    )
    assert independent(only_claim(weighed).positions[0]) == (2, 2)


def test_a_spokeswoman_counts_as_the_body_she_speaks_for():
    body = CaseEntity("c3", "organisation", "Port Authority", ("Port Authority",), (("a", "e3"),))
    woman = CaseEntity("c4", "person", "Ana Roth", ("Ana Roth",), (("b", "e4"),), body="c3")
    entities = (*people("Tide Party", "union", documents=("a", "b")), body, woman)
    weighed = corroborate(
        [reading("a", tie(link("Port Authority", "e3"))), reading("b", tie(link("Ana Roth", "e4")))], entities, ()
    )
    position = only_claim(weighed).positions[0]
    assert independent(position) == (1, 1)
    assert position.origins[0].source == "Port Authority"


def test_a_body_that_belongs_to_another_speaks_for_itself():
    parent = CaseEntity("c3", "organisation", "Port Authority", ("Port Authority",), (("a", "e3"),))
    branch = CaseEntity("c4", "organisation", "Harbour Watch", ("Harbour Watch",), (("b", "e4"),), body="c3")
    entities = (*people("Tide Party", "union", documents=("a", "b")), parent, branch)
    weighed = corroborate(
        [reading("a", tie(link("Port Authority", "e3"))), reading("b", tie(link("Harbour Watch", "e4")))], entities, ()
    )
    assert sorted(origin.source for origin in only_claim(weighed).positions[0].origins) == [
        "Harbour Watch",
        "Port Authority",
    ]


def test_a_rewrite_that_hides_the_source_adds_no_origin():
    entities = people("Tide Party", "union", "ministry", documents=("a", "b"))
    derived = Derivation(
        "b", "a", None, "rewrite", 0.9, ("same facts in the same order",), (Passage(Span(0, 40), Span(0, 40)),)
    )
    weighed = corroborate([reading("a", tie(link("ministry", "e3"))), reading("b", tie())], entities, (derived,))
    position = only_claim(weighed).positions[0]
    assert independent(position) == (1, 1)
    assert any("b was rewritten from a" in reason for reason in position.origins[0].reasons)


def test_outlets_that_give_no_source_raise_the_upper_end_only():
    entities = people("Tide Party", "union", documents=("a", "b"))
    weighed = corroborate([reading("a", tie(), outlet="Post"), reading("b", tie(), outlet="Mail")], entities, ())
    assert independent(only_claim(weighed).positions[0]) == (1, 2)


def test_affirmed_and_denied_are_kept_apart_and_make_the_claim_contested():
    entities = people("Tide Party", "union", "ministry", documents=("a", "b"))
    weighed = corroborate(
        [reading("a", tie(link("ministry", "e3"))), reading("b", tie(link("Tide Party", "e1"), polarity="denied"))],
        entities,
        (),
    )
    claim = only_claim(weighed)
    assert [position.polarity for position in claim.positions] == ["affirmed", "denied"]
    assert claim.contested
    assert [conflict.kind for conflict in weighed.conflicts] == ["denial"]


def test_a_later_toll_of_the_same_source_replaces_the_earlier_one():
    entities = people("Tide Party", "union", "ministry", documents=("a", "b"))
    later = date(2031, 5, 9)
    weighed = corroborate(
        [
            reading("a", toll(9, None, "at_least", link("ministry", "e3"))),
            reading("b", toll(5, 5, "exact", link("ministry", "e3"), as_of=later), day=later),
        ],
        entities,
        (),
    )
    assert [conflict.kind for conflict in weighed.conflicts] == ["superseded"]
    assert [point.source for point in weighed.series[0].points] == ["ministry", "ministry"]


def test_tolls_of_two_sources_for_the_same_day_contradict_each_other():
    entities = people("Tide Party", "union", "ministry", documents=("a", "b"))
    weighed = corroborate(
        [
            reading("a", toll(14, 14, "exact", link("ministry", "e3"))),
            reading("b", toll(19, 19, "exact", link("union", "e2"))),
        ],
        entities,
        (),
    )
    assert [conflict.kind for conflict in weighed.conflicts] == ["figures"]
    assert all(claim.contested for claim in weighed.claims)


def test_a_figure_repeated_on_the_same_authority_is_one_point():
    entities = people("Tide Party", "union", "ministry", documents=("a", "b"))
    weighed = corroborate(
        [
            reading("a", toll(14, 14, "exact", link("ministry", "e3"))),
            reading("b", toll(14, 14, "exact", link("ministry", "e3"))),
        ],
        entities,
        (),
    )
    (point,) = weighed.series[0].points
    assert len(point.repeats) == 1


def test_assertions_in_the_same_words_are_one_claim():
    words = Span(0, 46)
    weighed = corroborate([reading("a", says(words, link("x"))), reading("b", says(words, link("y")))], (), ())
    assert len(only_claim(weighed).positions[0].statements) == 2


def test_a_statement_ruled_wrong_is_left_out():
    entities = people("Tide Party", "union", "ministry", documents=("a",))
    made = reading("a", tie(link("ministry", "e3")))
    ruling = Judgement("j", "wrong_statement", made.statements[0].id, None, None, "misread", None, datetime.now(UTC))
    assert corroborate([made], entities, (), (ruling,)).claims == ()


def test_a_headline_rests_on_the_report_below_it():
    text = f"Coroner: backs the strike\n\n{TEXT}"
    document = Document("a", "a", text, title="Coroner: backs the strike", published=Published(DAY, DAY))
    entities = people("Tide Party", "union", "Coroner", "Judit Sabel", documents=("a",))
    told = [
        structs.replace(tie(link(name, entity)), id=name, span=span, chain=(Link(None), link(name, entity)))
        for name, entity, span in (("Coroner", "e3", Span(9, 25)), ("Judit Sabel", "e4", Span(27, 60)))
    ]
    weighed = corroborate([Reading("1", document, statements=tuple(told))], entities, ())
    assert [origin.source for origin in only_claim(weighed).positions[0].origins] == ["Judit Sabel"]


def test_claims_that_a_person_ruled_to_be_one_are_one():
    made = [reading("a", says(Span(0, 46), link("x"))), reading("b", says(Span(52, 91), link("y")))]
    first, second = corroborate(made, (), ()).claims
    now = datetime.now(UTC)
    same = Judgement("j", "same_claim", first.id, second.id, None, None, None, now)
    different = Judgement("k", "different_claim", first.id, second.id, None, None, None, now)
    assert len(only_claim(corroborate(made, (), (), (same,))).positions[0].statements) == 2
    assert len(corroborate(made, (), (), (same, different)).claims) == 2


READINGS = [
    reading("a", tie(link("ministry", "e3")), toll(9, None, "at_least", link("ministry", "e3")), outlet="Post"),
    reading("b", tie(link("an official")), says(Span(0, 46), link("x")), outlet="Mail"),
    reading("c", tie(polarity="denied"), says(Span(0, 46)), toll(12, 12, "exact")),
    reading("d", says(Span(52, 91)), tie(link("union", "e2"), certainty="probable")),
]


@given(st.permutations(READINGS))
def test_the_order_of_documents_changes_nothing(order):
    entities = people("Tide Party", "union", "ministry", documents=("a", "b", "c", "d"))
    assert corroborate(order, entities, ()) == corroborate(READINGS, entities, ())


@given(st.sampled_from(READINGS))
def test_a_verbatim_copy_never_adds_an_origin(original):
    entities = people("Tide Party", "union", "ministry", documents=("a", "b", "c", "d", "copy"))
    twin = Reading(
        "1",
        structs.replace(original.document, id="copy", name="copy", outlet="Echo"),
        statements=tuple(
            structs.replace(one, id=content_id("copy", one.id), chain=(Link("Echo"), *one.chain[1:]))
            for one in original.statements
        ),
    )
    whole = Span(0, len(TEXT))
    derived = Derivation("copy", original.document.id, None, "copy", 1.0, ("same words",), (Passage(whole, whole),))
    before = corroborate(READINGS, entities, ())
    after = corroborate([*READINGS, twin], entities, (derived,))
    counted = {claim.id: [independent(position) for position in claim.positions] for claim in before.claims}
    for claim in after.claims:
        if claim.kind != "assertion":
            assert [independent(position) for position in claim.positions] == counted[claim.id]
    assert len(after.claims) == len(before.claims)
