"""Who stands with whom, and who cites whom; the picture is whole and always the same."""

import itertools
import math

import msgspec
import pytest

from sayso.casefile import open_case, write_case
from sayso.errors import InputError
from sayso.views.network import Edge, Network, Node, network, strongest
from sayso.web.network import HEIGHT, WIDTH, draw_network
from tests.worlds import quay


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("network") / "quay.case"
    quay.fill(path)
    whole = quay.weighing()
    both = [
        msgspec.structs.replace(claim, entities=("board", "roth")) if claim.id == "warned" else claim
        for claim in whole.claims
    ]
    with write_case(path) as writer:
        writer.replace_derived(quay.DERIVATIONS, msgspec.structs.replace(whole, claims=tuple(both)), made_from="both")
    with open_case(path) as case:
        yield case


def test_names_are_tied_by_the_claims_about_both(case):
    view = network(case)
    assert [(edge.source, edge.target, edge.kind, edge.count) for edge in view.edges] == [("board", "roth", "tie", 1)]
    assert [node.name for node in view.nodes] == ["Ana Roth", "Quay Board"]


def test_an_outlet_quotes_named_sources_and_credits_what_is_not_in_the_pile(case):
    view = network(case, "sources")
    found = {(edge.source, edge.target, edge.kind) for edge in view.edges}
    assert ("Quay Post", "roth", "quotes") in found
    assert ("Quay Post", "Coast Observer", "credits") in found
    assert not any("inspector" in end for one in found for end in one[:2])
    assert {node.kind for node in view.nodes if node.name in {"Quay Post", "Coast Observer"}} == {"outlet"}


def test_around_a_name_stands_what_it_has_to_do_with(case):
    view = network(case, "sources", about="Ana Roth")
    assert [node.name for node in view.nodes] == ["Ana Roth", "Quay Post"]
    with pytest.raises(InputError, match="Zebra"):
        network(case, about="Zebra")


def chain(length):
    nodes = tuple(Node(f"n{at}", f"Somebody called {at}", "person", 2, f"n{at}") for at in range(length))
    edges = tuple(Edge(f"n{at}", f"n{at + 1}", "tie", at + 1) for at in range(length - 1))
    return Network(of="names", nodes=nodes, edges=edges)


def test_a_picture_holds_all_inside_its_frame_and_no_label_on_another():
    picture = draw_network(chain(20))
    assert picture is not None
    assert picture == draw_network(chain(20))
    boxes = []
    for dot in picture.dots:
        assert 0 < dot.x < WIDTH
        assert 0 < dot.y < HEIGHT
        boxes.append((dot.x, dot.y + dot.size + 12, len(dot.label) * 3))
    for number, (x, y, half) in enumerate(boxes):
        for other_x, other_y, other_half in boxes[:number]:
            assert abs(x - other_x) >= half + other_half - 1 or abs(y - other_y) >= 12


def test_the_strongest_part_is_made_of_the_strongest_edges():
    part = strongest(Network(of="names", nodes=chain(9).nodes, edges=chain(9).edges[::-1]), 4)
    assert [node.id for node in part.nodes] == ["n5", "n6", "n7", "n8"]
    assert len(part.edges) == 3


def test_around_a_name_its_own_edges_come_first():
    part = strongest(Network(of="names", nodes=chain(9).nodes, edges=chain(9).edges[::-1]), 4, around=True)
    assert {"n0", "n1"} <= {node.id for node in part.nodes}


def test_without_an_edge_there_is_no_picture():
    assert draw_network(Network(of="names", nodes=(), edges=())) is None


def test_many_small_parts_stand_in_rows_and_touch_nobody():
    nodes = tuple(Node(f"n{at}", f"Name {at}", "person", 1) for at in range(36))
    edges = tuple(Edge(f"n{at}", f"n{at + 1}", "tie", 1) for at in range(0, 36, 2))
    picture = draw_network(Network(of="names", nodes=nodes, edges=edges))
    assert picture is not None
    places = sorted((dot.x, dot.y) for dot in picture.dots)
    assert places[0][0] < WIDTH / 4
    assert places[-1][0] > WIDTH * 3 / 4
    assert min(math.dist(one, other) for one, other in itertools.combinations(places, 2)) > 30
