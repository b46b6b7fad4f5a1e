"""Origins that belong together are shown as a family beside the count, and reports that cite each other are named."""

from datetime import date

from sayso.corroboration import corroborate
from sayso.corroboration.counting.circles import Citation, find_circles
from sayso.evidence import (
    CaseEntity,
    Document,
    Interval,
    Link,
    Published,
    Reading,
    Reference,
    RelationProposition,
    Span,
    Statement,
    content_id,
)

TEXT = "The Tide Party backs the strike at the harbour."
DAY = date(2031, 5, 5)


def report(name, outlet, *sources, told=("allied_with", "e1", "e2")):
    """A report that carries one tie, once for each source."""
    kind, one, other = told
    proposition = RelationProposition(kind, Reference(one, one), Reference(other, other))
    statements = tuple(
        Statement(
            content_id(name, at, told),
            Span(0, 30),
            "relation",
            proposition,
            (Link(outlet), *((source,) if source is not None else ())),
            said=Interval(DAY, DAY),
        )
        for at, source in enumerate(sources or (None,))
    )
    return Reading("1", Document(name, name, TEXT, outlet=outlet, published=Published(DAY, DAY)), statements=statements)


def link(source, entity):
    return Link(source, entity, manner="indirect", attribution="a1", kind="organisation")


def people(*names, documents):
    return tuple(
        CaseEntity(f"c{at}", "organisation", name, (name,), tuple((document, f"e{at}") for document in documents))
        for at, name in enumerate(names, 1)
    )


def side(weighing):
    (claim,) = [one for one in weighing.claims if "allied_with" in one.text]
    return claim.positions[0]


def families(position):
    return [set(family.sources) for family in position.families]


def test_bodies_of_one_government_are_a_family_beside_the_strict_count():
    entities = people(
        "Tide Party", "union", "Health Ministry", "State Police", "Seamen's Church", documents=("a", "b", "c")
    )
    position = side(
        corroborate(
            [
                report("a", "Post", link("Health Ministry", "e3")),
                report("b", "Mail", link("State Police", "e4")),
                report("c", "Echo", link("Seamen's Church", "e5")),
            ],
            entities,
            (),
        )
    )
    assert (position.independent.at_least, position.independent.at_most) == (3, 3)
    assert families(position) == [{"Health Ministry", "State Police"}]
    assert position.families[0].reasons == ("bodies of one government",)


def test_ministries_of_two_countries_are_no_family():
    entities = people(
        "Tide Party", "union", "French Interior Ministry", "Spanish Interior Ministry", documents=("a", "b")
    )
    position = side(
        corroborate([report("a", "Post", link("x", "e3")), report("b", "Mail", link("y", "e4"))], entities, ())
    )
    assert not position.families


def test_an_outlet_and_its_sunday_sister_are_a_family():
    entities = people("Tide Party", "union", documents=("a", "b"))
    position = side(corroborate([report("a", "Harbour Post"), report("b", "Sunday Harbour Post")], entities, ()))
    assert families(position) == [{"Harbour Post", "Sunday Harbour Post"}]


def test_an_owner_and_its_firm_are_a_family_as_a_report_says():
    entities = people("Tide Party", "union", "Castern Holding", "Mirel Shipping", documents=("a", "b", "c"))
    position = side(
        corroborate(
            [
                report("a", "Post", link("Castern Holding", "e3")),
                report("b", "Mail", link("Mirel Shipping", "e4")),
                report("c", "Echo", told=("owns", "e3", "e4")),
            ],
            entities,
            (),
        )
    )
    assert families(position) == [{"Castern Holding", "Mirel Shipping"}]
    assert "c says" in position.families[0].reasons[0]


def test_reports_that_cite_each_other_are_one_origin_and_the_circle_is_named():
    entities = people("Tide Party", "union", documents=("a1", "a2", "b"))
    cites = lambda outlet: Link(outlet, manner="indirect", attribution="a1")  # noqa: E731
    position = side(
        corroborate(
            [report("a1", "Post"), report("b", "Mail", cites("Post")), report("a2", "Post", cites("Mail"))],
            entities,
            (),
        )
    )
    assert (position.independent.at_least, position.independent.at_most) == (1, 1)
    (origin,) = position.origins
    assert "circular reporting: Post (a2) cites Mail, Mail (b) cites Post" in origin.reasons


def test_a_circle_needs_two_outlets():
    assert find_circles([Citation("a", "Post", "Post"), Citation("a", "Post", "Mail")]) == ()
    assert find_circles(
        [Citation("a", "Post", "Mail"), Citation("b", "Mail", "Echo"), Citation("c", "Echo", "Post")]
    ) == ("circular reporting: Echo (c) cites Post, Post (a) cites Mail, Mail (b) cites Echo",)
