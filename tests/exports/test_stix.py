"""A bundle that STIX tools take: every reference resolves, nobody's word is shown as a fact."""

import json
from uuid import UUID

import pytest
import stix2

from sayso.exports.stix import stix_id, write_stix
from tests.worlds import quay


@pytest.fixture
def bundle(case, tmp_path):
    write_stix(case, tmp_path / "x.json")
    return json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))


def test_ids_are_made_of_content_and_every_reference_resolves(bundle):
    ids = [one["id"] for one in bundle["objects"]]
    assert len(ids) == len(set(ids))
    for one in bundle["objects"]:
        kind, _, number = one["id"].partition("--")
        assert (kind, UUID(number).version) == (one["type"], 5)
        references = [value for name, value in one.items() if name.endswith("_ref")]
        references += [value for name, values in one.items() if name.endswith("_refs") for value in values]
        assert set(references) <= set(ids)


def test_no_address_but_one_of_the_web_is_a_link(hostile_case, tmp_path):
    write_stix(hostile_case, tmp_path / "x.json")
    objects = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["objects"]
    assert not any("url" in reference for one in objects for reference in one.get("external_references", ()))


def test_the_bundle_tells_the_quay(quay_case, tmp_path):
    write_stix(quay_case, tmp_path / "x.json")
    bundle = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    found = {one["id"]: one for one in bundle["objects"]}
    opinions = {
        (one["authors"][0], one["opinion"], one.get("confidence")) for one in found.values() if one["type"] == "opinion"
    }
    assert {("an inspector", "agree", 100), ("Quay Board", "disagree", 100)} <= opinions
    denial = found[stix_id("note", quay.DENIAL.id)]
    assert (denial["content"], denial["labels"]) == ("We received no such warning", ["relation", "certain", "denied"])
    assert found[denial["object_refs"][0]]["name"] == "Report A"
    assert found[stix_id("report", quay.document("a.txt").id)]["published"] == "2031-05-05T00:00:00.000Z"
    assert found[stix_id("grouping", quay.document("d.txt").id)]["context"] == "unspecified"
    assert {one["created"] for one in found.values()} == {"2031-05-06T00:00:00.000Z"}
    speaks = next(one for one in found.values() if one.get("relationship_type") == "speaks-for")
    assert [found[speaks[side]]["name"] for side in ("source_ref", "target_ref")] == ["Ana Roth", "Quay Board"]
    made = next(one for one in found.values() if one.get("relationship_type") == "derived-from")
    assert found[made["source_ref"]]["name"] == "Report B"


def test_stix2_takes_every_object_without_custom_parts(bundle):
    parsed = stix2.parse(bundle, allow_custom=False)
    assert len(parsed.objects) == len(bundle["objects"])
    for one in bundle["objects"]:
        assert stix2.parse(one, allow_custom=False)["id"] == one["id"]
