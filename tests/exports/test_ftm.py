"""Entities that FollowTheMoney's tools take, each value with the statements it rests on."""

import hashlib

import pytest
from followthemoney import model

from sayso.exports.ftm import write_ftm
from tests.exports.reading_back import lines
from tests.worlds import quay


@pytest.fixture
def found(case, tmp_path):
    write_ftm(case, tmp_path / "x.json")
    return lines(tmp_path / "x.json")


def test_properties_and_statements_say_the_same(found):
    for entity in found:
        said: dict[str, list[str]] = {}
        for one in entity["statements"]:
            said.setdefault(one["prop"], []).append(one["value"])
            assert (one["entity_id"], one["schema"], [one["dataset"]]) == (
                entity["id"],
                entity["schema"],
                entity["datasets"],
            )
            named = f"{one['dataset']}.{one['entity_id']}.{one['prop']}.{one['value']}"
            assert one["id"] == hashlib.sha1(named.encode()).hexdigest()
        assert said == entity["properties"]


def test_every_entity_that_is_named_is_there(found):
    ids = {entity["id"] for entity in found}
    assert len(ids) == len(found)
    for entity in found:
        for name in ("proof", "entity", "involved", "subject", "object", "member", "organization", "agent", "client"):
            assert set(entity["properties"].get(name, ())) <= ids


def test_no_address_but_one_of_the_web_is_a_link(hostile_case, tmp_path):
    write_ftm(hostile_case, tmp_path / "x.json")
    assert not any("sourceUrl" in entity["properties"] for entity in lines(tmp_path / "x.json"))


def test_the_entities_tell_the_quay(quay_case, tmp_path):
    write_ftm(quay_case, tmp_path / "x.json")
    found = {entity["id"]: entity for entity in lines(tmp_path / "x.json")}
    board = found[f"sayso-entity-{quay.BOARD}"]
    assert (board["schema"], board["caption"]) == ("Organization", "Quay Board")
    assert set(board["properties"]["alias"]) == {"The Quay Board", "the board"}
    denial = found[f"sayso-statement-{quay.DENIAL.id}"]
    assert denial["properties"]["description"] == ["We received no such warning"]
    assert denial["properties"]["entity"] == [f"sayso-entity-{one}" for one in (quay.BOARD, quay.ROTH)]
    assert denial["properties"]["summary"] == ["Quay Post > Ana Roth: certain, denied"]
    report = found[f"sayso-report-{quay.document('a.txt').id}"]
    assert (report["schema"], report["properties"]["publishedAt"]) == ("Article", ["2031-05-05"])


def test_followthemoney_takes_every_entity(found):
    """With the newest version that installs from wheels, 3.8; of what is written it lacks one property of version 4."""
    for entity in found:
        schema = model.schemata[entity["schema"]]
        new = {"proof"} if schema.is_a("Interval") else set()
        properties = {name: values for name, values in entity["properties"].items() if name not in new}
        proxy = model.get_proxy({**entity, "properties": properties})
        assert {name: set(proxy.get(name)) for name in properties} == {
            name: set(values) for name, values in properties.items()
        }
        for name in schema.required:
            assert proxy.get(name), (entity["id"], name)
        schema.validate({**entity, "properties": properties})
        for one in entity["statements"]:
            assert one["prop"] in {*schema.properties, *new}


def test_ties_become_the_links_of_followthemoney(hostile_case, tmp_path):
    write_ftm(hostile_case, tmp_path / "x.json")
    links = [one for one in lines(tmp_path / "x.json") if model.schemata[one["schema"]].edge]
    assert links
    for one in links:
        schema = model.schemata[one["schema"]]
        for side in (schema.edge_source, schema.edge_target):
            assert one["properties"][side]
