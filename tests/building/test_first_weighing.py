"""New reports are weighed beside those nearest to them first; what that comes to stands until all is weighed, and leaves no trace."""

import random
from datetime import UTC, datetime

import pytest

from sayso.building import build, first_weighing, judge
from sayso.building.first_weighing import weigh_beside
from sayso.building.weigh_again import weigh_again
from sayso.casefile import nearest, open_case, write_case
from sayso.casefile.checks import broken_invariants
from sayso.casefile.choosing import find_state
from sayso.casefile.deriving import add_derived
from sayso.casefile.waiting import count_nearest
from sayso.views.overview import overview
from sayso.web.pages.rendering import progress
from tests.worlds import dispute
from tests.worlds.contents import contents

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
SHARED_BYTES = {
    "documents_have_one_id_and_one_name",
    "names_are_settled",
}  # two reports of the dispute have the same words


def tell(*_):
    """Nobody."""


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """A case of one report is large enough, and only documents that have something in common with new ones are looked at."""
    monkeypatch.setattr(first_weighing, "LARGE", 1)
    monkeypatch.setattr(nearest, "OTHERS", 0)


def weighed(path, names):
    with write_case(path) as writer:
        for name in names:
            dispute.put(writer, name)
        weigh_again(writer, tell)
    return path


def add(path, *names):
    """Add reports and weigh them beside their nearest; how many were."""
    with write_case(path) as writer:
        for name in names:
            dispute.put(writer, name)
        return weigh_beside(writer, tell)


def weigh_all(path):
    with write_case(path) as writer:
        return weigh_again(writer, tell)


@pytest.mark.parametrize("seed", range(5))
def test_after_a_weighing_of_all_nobody_can_tell_that_there_was_a_first_one(tmp_path, seed):
    rng = random.Random(seed)
    names = rng.sample(sorted(dispute.REPORTS), len(dispute.REPORTS))
    path, plain = weighed(tmp_path / "a.case", names[:6]), weighed(tmp_path / "b.case", names[:6])
    waiting = names[6:]
    while waiting:
        some = [waiting.pop() for _ in range(min(len(waiting), rng.randint(1, 3)))]
        add(path, *some)
        with write_case(plain) as writer:
            for name in some:
                dispute.put(writer, name)
        if rng.random() < 0.6:
            weigh_all(path)
            weigh_all(plain)
            assert contents(path) == contents(plain)
    weigh_all(path)
    weigh_all(plain)
    assert contents(path) == contents(plain)


@pytest.mark.parametrize("seed", range(5))
def test_a_case_that_waits_is_sound(tmp_path, seed):
    names = random.Random(seed).sample(sorted(dispute.REPORTS), len(dispute.REPORTS))
    path = weighed(tmp_path / "a.case", names[:8])
    for name in names[8:]:
        add(path, name)
    with open_case(path) as case:
        assert not [one for one in broken_invariants(case) if one.name not in SHARED_BYTES]
        assert count_nearest(case) > 4


def told_of(path, names):
    """Of the documents of those names: what they were made from, who is named, and beside what their statements stand."""
    with open_case(path) as case:
        new = {case.find_document(name) for name in names}
        claims = {claim.id: {one for side in claim.positions for one in side.statements} for claim in case.claims()}
        made = {(one.document, one.parent, one.kind) for one in case.derivations() if one.document in new}
        people = {member: entity.id for entity in case.entities() for member in entity.members if member[0] in new}
        beside = {key: claims[claim] for document in new for key, claim in case.claims_of(document).items()}
    return made, people, beside


def test_what_new_reports_say_stands_where_it_does_when_all_are_weighed(tmp_path):
    late = ["copy.txt", "country-again.txt"]
    path = weighed(tmp_path / "a.case", [name for name in dispute.REPORTS if name not in late])
    assert add(path, *late) == 2
    first = told_of(path, late)
    assert all(first)
    weigh_all(path)
    assert first == told_of(path, late)


def test_only_claims_that_gain_a_new_statement_and_entities_that_gain_a_new_member_change(tmp_path):
    path = weighed(tmp_path / "a.case", ["wire.txt", "other.txt", "sport.txt", "country.txt"])
    with open_case(path) as case:
        before = {claim.id: claim for claim in case.claims()}
        known = {entity.id: entity for entity in case.entities()}
        made, series, conflicts = case.derivations(), case.series(), case.conflicts()
    assert add(path, "sport-led.txt") == 1
    with open_case(path) as case:
        (new,) = [key for key, name in case.document_names().items() if name == "sport-led.txt"]
        fresh = set(case.claims_of(new))
        claims = [claim for claim in case.claims() if claim != before.get(claim.id)]
        entities = [entity for entity in case.entities() if entity != known.get(entity.id)]
        assert claims
        assert entities
        assert all(fresh & {one for side in claim.positions for one in side.statements} for claim in claims)
        assert all(new in {document for document, _ in entity.members} for entity in entities)
        assert before.keys() <= {claim.id for claim in case.claims()}
        assert known.keys() <= {entity.id for entity in case.entities()}
        assert all(new in {one.document, one.parent} for one in set(case.derivations()) ^ set(made))
        assert (case.series(), case.conflicts()) == (series, conflicts)
        assert not any("Hald" in claim.text for claim in claims)


def test_a_copy_adds_no_origin(tmp_path):
    path = weighed(tmp_path / "a.case", ["wire.txt", "sport.txt"])
    with open_case(path) as case:
        before = {claim.id: claim for claim in case.claims()}
    add(path, "copy.txt")
    with open_case(path) as case:
        grown = [claim for claim in case.claims() if claim.id in before and claim != before[claim.id]]
        assert len(grown) > 4
        for claim in grown:
            assert [one.independent for one in claim.positions] == [
                one.independent for one in before[claim.id].positions
            ]


def test_rulings_hold_in_a_first_weighing(tmp_path):
    path = weighed(tmp_path / "a.case", ["wire.txt", "other.txt", "sport.txt"])
    judge(path, "different_entity", "Jon Brandt", "Ida Brandt", at=NOON)
    judge(path, "same_entity", "Petra Hald", "Vera Tolm", at=NOON)
    add(path, "letter.txt")
    with open_case(path) as case:
        assert case.entity("Petra Hald").id == case.entity("Vera Tolm").id
        (letter,) = [key for key, name in case.document_names().items() if name == "letter.txt"]
        for name in ("Petra Hald", "Jon Brandt"):
            assert letter in {document for document, _ in case.entity(name).members}
        assert letter not in {document for document, _ in case.entity("Ida Brandt").members}


def test_killed_while_it_writes_nothing_has_changed(tmp_path, monkeypatch):
    path = weighed(tmp_path / "a.case", ["wire.txt", "other.txt"])
    with write_case(path) as writer:
        dispute.put(writer, "copy.txt")
    before = contents(path)

    def torn(*given):
        add_derived(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.casefile.writing.add_derived", torn)
    with write_case(path) as writer, pytest.raises(KeyboardInterrupt):
        weigh_beside(writer, tell)
    assert contents(path) == before


def test_what_is_taken_out_again_before_all_is_weighed_leaves_no_trace(tmp_path):
    path = weighed(tmp_path / "a.case", ["wire.txt", "other.txt"])
    before = contents(path)
    add(path, "copy.txt")
    assert contents(path) != before
    with write_case(path) as writer:
        writer.forget_source("copy.txt")
        writer.settle_names()
        assert weigh_beside(writer, tell) == 0
        assert weigh_again(writer, tell)
    assert contents(path) == before


def test_where_much_is_new_or_anything_gone_changed_or_weighed_by_other_code_all_is_weighed(tmp_path, monkeypatch):
    path = weighed(tmp_path / "a.case", ["wire.txt", "other.txt", "sport.txt"])
    with write_case(path) as writer:
        assert weigh_beside(writer, tell) == 0  # nothing is new
        writer.forget_source("sport.txt")
        dispute.put(writer, "copy.txt")
        assert weigh_beside(writer, tell) == 0
        weigh_again(writer, tell)
        dispute.put(writer, "wire.txt", 1)
        assert weigh_beside(writer, tell) == 0
        weigh_again(writer, tell)
        dispute.put(writer, "letter.txt")
        dispute.put(writer, "sport.txt")
        for name, value in (("FEW", 1), ("LARGE", 100), ("code", lambda: "another")):
            with monkeypatch.context() as patch:
                patch.setattr(first_weighing, name, value)
                assert weigh_beside(writer, tell) == 0
        assert weigh_beside(writer, tell) == 2


def test_a_build_can_stop_after_it_and_the_next_one_weighs_all(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("wire.txt", "other.txt"):
        (reports / name).write_text(dispute.REPORTS[name][0], encoding="utf-8")
    path = tmp_path / "a.case"
    assert build(path, [reports], jobs=1).nearest == 0
    late = tmp_path / "letter.txt"
    late.write_text(dispute.REPORTS["letter.txt"][0], encoding="utf-8")
    stages: list[str] = []
    first = build(path, [late], jobs=1, first_only=True, progress=lambda stage, *_: stages.append(stage))
    assert (first.read, first.nearest, first.weighed) == (1, 1, False)
    assert stages[-1] == "weighing 1 new beside the nearest"
    with open_case(path) as case:
        assert overview(case).nearest == 1
        assert case.claims_of(case.find_document("letter.txt"))
    assert build(path, [], jobs=1, first_only=True).nearest == 1
    last = build(path, [], jobs=1)
    assert (last.nearest, last.weighed) == (0, True)
    plain = tmp_path / "b.case"
    build(plain, [reports, late], jobs=1)
    assert contents(path) == contents(plain)


def test_the_pages_say_what_waits(tmp_path):
    path = weighed(tmp_path / "a.case", ["wire.txt", "other.txt"])
    with open_case(path) as case:
        before = find_state(case)
    add(path, "copy.txt")
    with open_case(path) as case:
        state = find_state(case)
    assert state.key != before.key
    assert progress(before) is None
    assert "1 new report is weighed beside its nearest only" in (progress(state) or "")
