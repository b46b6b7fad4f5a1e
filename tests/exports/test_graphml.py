"""A graph that graph tools open, whatever the documents hold."""

from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from sayso.exports.graphml import holdable, write_graphml, xml_text
from tests.exports.reading_back import GRAPHML
from tests.worlds import quay


@pytest.fixture
def graph(case, tmp_path):
    write_graphml(case, tmp_path / "x.graphml")
    return ET.parse(tmp_path / "x.graphml").getroot()


def edges(root):
    return {
        (edge.get("source"), data.text, edge.get("target"))
        for edge in root.iter(f"{GRAPHML}edge")
        for data in edge
        if data.get("key") == "kind"
    }


def test_every_edge_joins_two_nodes_and_every_value_has_its_key(graph):
    nodes = [node.get("id") for node in graph.iter(f"{GRAPHML}node")]
    assert len(nodes) == len(set(nodes))
    for edge in graph.iter(f"{GRAPHML}edge"):
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
    keys = {key.get("id"): key for key in graph.iter(f"{GRAPHML}key")}
    for element in graph.iter():
        for data in element.findall(f"{GRAPHML}data"):
            assert keys[data.get("key")].get("for") in {"all", element.tag.removeprefix(GRAPHML)}
    assert {element.tag for element in graph.iter()} == {
        f"{GRAPHML}{tag}" for tag in ("graphml", "key", "graph", "node", "edge", "data")
    }


def test_the_graph_tells_the_quay(quay_case, tmp_path):
    write_graphml(quay_case, tmp_path / "x.graphml")
    found = edges(ET.parse(tmp_path / "x.graphml").getroot())
    a, b = (f"d-{quay.document(name).id}" for name in ("a.txt", "b.txt"))
    assert (f"s-{quay.DENIAL.id}", "stands in", a) in found
    assert (f"s-{quay.DENIAL.id}", "comes from", f"e-{quay.ROTH}") in found
    assert (f"s-{quay.WARNING.id}", "speaks of", f"e-{quay.BOARD}") in found
    assert (f"e-{quay.ROTH}", "speaks for", f"e-{quay.BOARD}") in found
    assert (b, "was made from", a) in found
    assert (a, "was made from", "a-0") in found
    assert {kind for start, kind, _ in found if start == f"s-{quay.DENIAL.id}"} >= {"denies"}


def test_a_claimed_tie_joins_its_two_entities(hostile_case, tmp_path):
    write_graphml(hostile_case, tmp_path / "x.graphml")
    assert ("e-case-0", "is tied to", "e-case-8") in edges(ET.parse(tmp_path / "x.graphml").getroot())


@pytest.mark.parametrize("words", ["a\r\nb", "\x00\x0b\ufffe\ud800", "]]>&amp;<x/>", "📣 é \u202e", "\t\n"])
def test_text_survives_an_xml_reader(words):
    assert (ET.fromstring(f"<a>{xml_text(words)}</a>").text or "") == holdable(words)


def test_networkx_reads_it(case, tmp_path):
    write_graphml(case, tmp_path / "x.graphml")
    graph = nx.read_graphml(tmp_path / "x.graphml")
    kinds = [kind for _, kind in graph.nodes(data="kind")]
    assert kinds.count("statement") == len(case.statements())
