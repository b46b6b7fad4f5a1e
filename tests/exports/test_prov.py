"""Provenance that any reader of PROV and Web Annotation can follow from a claim to the words, without the network."""

import json
import re
import warnings

import pytest
from prov.model import ProvActivity, ProvAgent, ProvDerivation, ProvDocument, ProvEntity
from rdflib import PROV, RDF, Graph

from sayso.exports.prov import BASE, CONTEXT, write_prov
from tests.worlds import quay


@pytest.fixture
def written(case, tmp_path):
    write_prov(case, tmp_path / "x.jsonld")
    return json.loads((tmp_path / "x.jsonld").read_text(encoding="utf-8"))


def within(value):
    """Every object inside `value`, itself included."""
    if isinstance(value, dict):
        yield value
        for inside in value.values():
            yield from within(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from within(inside)


def test_every_name_is_in_the_embedded_context_and_nothing_else_is_fetched(written):
    assert written.keys() == {"@context", "@graph"}
    assert written["@context"] == CONTEXT
    for node in within(written["@graph"]):
        for name in node:
            assert name in CONTEXT or name.split(":")[0] in CONTEXT, name
        kinds = node.get("type", [])
        for kind in [kinds] if isinstance(kinds, str) else kinds:
            assert kind.split(":")[0] in CONTEXT
        assert None not in node.values()


def test_every_address_of_the_graph_is_one_of_its_nodes(written):
    assert len({node["id"] for node in written["@graph"]}) == len(written["@graph"])
    names = {node["id"] for node in within(written["@graph"]) if "type" in node and "id" in node}
    links = {name for name, meaning in CONTEXT.items() if isinstance(meaning, dict) and meaning["@type"] == "@id"}
    for node in within(written["@graph"]):
        for name in links & node.keys():
            for value in node[name] if isinstance(node[name], list) else [node[name]]:
                assert isinstance(value, dict) or value in names or value == "oa:describing", (name, value)


def test_the_graph_tells_the_quay(quay_case, tmp_path):
    write_prov(quay_case, tmp_path / "x.jsonld")
    graph = {node["id"]: node for node in json.loads((tmp_path / "x.jsonld").read_text(encoding="utf-8"))["@graph"]}
    denial = graph[f"{BASE}statement/{quay.DENIAL.id}"]
    assert denial["wasAttributedTo"] == f"{BASE}entity/{quay.ROTH}"
    assert graph[denial["wasAttributedTo"]]["actedOnBehalfOf"] == f"{BASE}entity/{quay.BOARD}"
    assert denial["wasQuotedFrom"] == f"{BASE}report/{quay.document('a.txt').id}"
    assert denial["saidFrom"] == denial["saidTo"] == "2031-05-05"
    rewrite = graph[f"{BASE}report/{quay.document('b.txt').id}"]["qualifiedDerivation"][0]
    assert (rewrite["entity"], rewrite["kind"]) == (f"{BASE}report/{quay.document('a.txt').id}", "rewrite")


@pytest.fixture
def graph(written, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own, in its reader of JSON-LD
        return Graph().parse(tmp_path / "x.jsonld", format="json-ld")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, in its reader of SPARQL
def test_rdflib_follows_a_claim_to_its_words(case, graph):
    rows = graph.query("""
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT DISTINCT ?statement ?exact ?start WHERE {
            ?claim prov:hadPrimarySource/prov:wasAttributedTo ?agent ; prov:wasDerivedFrom ?statement .
            ?statement prov:wasQuotedFrom ?report ; oa:hasTarget ?target .
            ?target oa:hasSource ?report ; oa:hasSelector [ oa:exact ?exact ] , [ oa:start ?start ] .
        }""")
    stored = case.statements()
    found = {re.sub(".*/", "", str(row.statement)): (str(row.exact), int(row.start)) for row in rows}
    claimed = {key for claim in case.claims() for one in claim.positions for key in one.statements if key in stored}
    assert found == {key: (stored[key].words, stored[key].statement.span.start) for key in claimed}


ENTITY, AGENT, ACTIVITY = PROV.Entity, PROV.Agent, PROV.Activity


@pytest.mark.parametrize(
    ("relation", "left", "right"),
    [
        (PROV.used, ACTIVITY, ENTITY),
        (PROV.wasAssociatedWith, ACTIVITY, AGENT),
        (PROV.wasGeneratedBy, ENTITY, ACTIVITY),
        (PROV.wasAttributedTo, ENTITY, AGENT),
        (PROV.wasDerivedFrom, ENTITY, ENTITY),
        (PROV.wasQuotedFrom, ENTITY, ENTITY),
        (PROV.hadPrimarySource, ENTITY, ENTITY),
        (PROV.actedOnBehalfOf, AGENT, AGENT),
        (PROV.hadMember, ENTITY, ENTITY),
    ],
)
def test_relations_join_what_prov_says_they_join(graph, relation, left, right):
    """The typing of PROV-CONSTRAINTS, said in the graph itself rather than left to be inferred."""
    for subject, value in graph.subject_objects(relation):
        assert (subject, RDF.type, left) in graph, (subject, relation)
        assert (value, RDF.type, right) in graph, (relation, value)
    assert not set(graph.subjects(RDF.type, ENTITY)) & set(graph.subjects(RDF.type, ACTIVITY))


@pytest.mark.filterwarnings("ignore:The following attributes were not converted:UserWarning")  # those of Web Annotation
def test_the_prov_library_reads_every_record(case, written, graph):
    read = ProvDocument.deserialize(content=graph.serialize(format="turtle"), format="rdf", rdf_format="turtle")
    by_kind: dict[type, set[str]] = {}
    for record in read.get_records():
        by_kind.setdefault(type(record), set()).add(str(record.identifier and record.identifier.uri))
    nodes = {node["id"]: node["type"] for node in within(written["@graph"]) if "type" in node and "id" in node}
    for kind, name in ((ProvEntity, "prov:Entity"), (ProvAgent, "prov:Agent"), (ProvActivity, "prov:Activity")):
        assert by_kind[kind] == {key for key, kinds in nodes.items() if name in kinds}
    derived = {str(one.args[1].uri) for one in read.get_records(ProvDerivation)}
    assert {f"{BASE}report/{one.parent}" for one in case.derivations() if one.parent} <= derived
