"""Each question gets the answer that the four reports of the quay give, in the contract's form, with verbatim words."""

import msgspec
import pytest

from sayso.building import build
from sayso.casefile import open_case
from sayso.errors import InputError
from sayso.evidence import Interval, to_json
from sayso.views.claims import claims
from sayso.views.document import document
from sayso.views.documents import documents
from sayso.views.dossier import dossier
from sayso.views.entities import entities
from sayso.views.figures import figures
from sayso.views.lineage import lineage
from sayso.views.overview import overview
from sayso.views.search import search
from sayso.views.sources import sources
from sayso.views.timeline import timeline
from tests.worlds import quay


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("views") / "quay.case"
    quay.fill(path)
    with open_case(path) as opened:
        yield opened


def as_json(answer):
    return msgspec.json.decode(to_json(answer))


def test_a_claim_has_the_contracts_form(case):
    answer = as_json(claims(case, about=["Quay Board"]))
    assert answer["contract"] == 1
    (claim,) = answer["claims"]
    assert {"id", "kind", "text", "subject", "object", "measure", "positions", "contested", "first", "last"} <= set(
        claim
    )
    assert (claim["text"], claim["contested"]) == ("someone -warned-> Quay Board", True)
    assert (claim["first"], claim["last"]) == ("2031-05-05", "2031-05-06")
    affirmed, denied = claim["positions"]
    assert (affirmed["polarity"], affirmed["independent"]) == ("affirmed", {"at_least": 1, "at_most": 1})
    (origin,) = affirmed["origins"]
    assert (origin["source"], origin["occasion"], origin["named"]) == ("an inspector", "interview", False)
    assert origin["statements"] == [quay.WARNING.id, quay.WARNING_AGAIN.id]
    assert origin["reasons"] == ["b was made from a"]
    first, second = affirmed["statements"]
    assert first["document"] == "a.txt"
    assert first["words"] == "The Quay Board had been warned twice"
    assert first["span"] == [0, 36]
    assert first["chain"] == ["Quay Post", "an inspector"]
    assert first["holds"] == {"start": "2031-05-05", "end": "2031-05-05"}
    assert (second["document"], second["certainty"], second["chain"]) == ("b.txt", "probable", [None, None])
    assert (second["derived_from"], second["derivation"]) == ("a.txt", "rewrite")
    assert denied["statements"][0]["words"] == "We received no such warning"


def test_spans_are_code_points_that_give_back_their_words(case):
    for claim in claims(case).claims:
        for position in claim.positions:
            for one in position.statements:
                assert one.words == quay.TEXTS[one.document][one.span.start : one.span.end]


def test_figures_are_series_with_their_words_and_what_disagrees(case):
    answer = as_json(figures(case))
    (series,) = answer["series"]
    assert (series["measure"], series["of"], series["place"]) == ("people killed", None, None)
    first, last = series["points"]
    assert (first["low"], first["high"], first["bound"]) == (12, None, "at_least")
    assert first["as_of"] == {"start": "2031-05-05", "end": "2031-05-05"}
    assert (first["document"], first["words"]) == ("a.txt", "At least 12 people were killed")
    assert first["chain"] == ["Quay Post", "the clinic"]
    assert [one["words"] for one in first["repeats"]] == ["Twelve people died"]
    assert first["notes"] == ["“at least” was lost in copying"]
    assert (last["source"], last["document"]) == ("the coroner of Sønderhavn", "c.txt")
    (conflict,) = answer["conflicts"]
    assert conflict["kind"] == "superseded"
    assert [one["document"] for one in conflict["statements"]] == ["a.txt", "c.txt"]


def test_figures_about_a_name(case):
    assert figures(case, about="Quay Board").series == ()
    with pytest.raises(InputError, match="Zebra"):
        figures(case, about="Zebra")


def test_lineage_names_documents_and_what_is_absent(case):
    answer = as_json(lineage(case))
    credit, rewrite = answer["derivations"]
    assert (rewrite["document"], rewrite["from"], rewrite["from_absent"]) == ("b.txt", "a.txt", None)
    assert (rewrite["kind"], rewrite["score"], len(rewrite["reasons"])) == ("rewrite", 0.81, 2)
    passage = rewrite["passages"][0]
    assert quay.TEXTS["a.txt"][slice(*passage["from_span"])] == "The Quay Board had been warned twice"
    assert quay.TEXTS["b.txt"][slice(*passage["span"])] == "The Quay Board was alerted two times"
    assert (credit["from"], credit["from_absent"], credit["kind"]) == (None, "Coast Observer", "credit")
    assert answer["families"] == [{"original": "a.txt", "derived": ["b.txt"]}]


def test_entities_have_their_names_documents_and_mentions(case):
    board, *rest = as_json(entities(case))["entities"]
    assert (board["name"], board["kind"], board["documents"], board["mentions"]) == (
        "Quay Board",
        "organisation",
        ["a.txt", "b.txt"],
        3,
    )
    assert board["names"] == ["Quay Board", "The Quay Board", "the board"]
    assert {one["name"]: one["body"] for one in rest}["Ana Roth"] == "Quay Board"


def test_documents_have_counts_and_problems_but_no_text(case):
    answer = as_json(documents(case))
    assert [one["name"] for one in answer["documents"]] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    first, second, *_ = answer["documents"]
    assert (first["mentions"], first["statements"], first["title"]) == (5, 4, "Report A")
    assert first["published"] == {"start": "2031-05-05", "end": "2031-05-05", "evidence": [], "reason": "given"}
    assert second["derived_from"] == "a.txt"
    assert "text" not in first
    assert [one["message"] for one in answer["problems"]] == ["the last line is cut off"]


def test_a_document_page_leads_from_words_to_claims(case):
    page = document(case, "a.txt")
    assert page.reading == quay.READINGS[0]
    assert {(place.statement, place.claim) for place in page.claims} == {
        (quay.WARNING.id, "warned"),
        (quay.DENIAL.id, "warned"),
        (quay.TOLL.id, "deaths"),
        (quay.FIRE.id, "fire"),
    }
    assert [one.document for one in page.derived] == ["b.txt"]
    assert [one.from_absent for one in page.derived_from] == ["Coast Observer"]


def test_sources_tell_who_speaks_first_and_who_repeats(case):
    found = {one.name: one for one in sources(case).sources}
    roth = found["Ana Roth"]
    assert (roth.body, roth.statements, roth.claims, roth.first, roth.quoted_by) == (
        "Quay Board",
        1,
        1,
        0,
        ("Quay Post",),
    )
    assert (found["an inspector"].named, found["an inspector"].first) == (False, 1)
    assert (found["the clinic"].first, found["the coroner of Sønderhavn"].repeated) == (1, 1)
    post = found["Quay Post"]
    assert (post.own_voice, post.statements, post.documents, post.quoted_by) == (True, 2, ("a.txt", "d.txt"), ())
    assert [one.named for one in sources(case).sources] == sorted((one.named for one in found.values()), reverse=True)


def test_the_timeline_runs_from_the_first_day_to_the_last(case):
    moments = timeline(case).timeline
    assert [(one.kind, one.document) for one in moments] == [
        ("event", "a.txt"),
        ("figure", "a.txt"),
        ("report", "a.txt"),
        ("report", "b.txt"),
        ("report", "c.txt"),
    ]
    assert moments[0].when == Interval(quay.FIFTH, quay.FIFTH)
    assert moments[0].words == "The sheds burned"


def test_the_dossier_on_one(case):
    answer = dossier(case, "the board")
    assert (answer.subject.name, answer.other) == ("Quay Board", None)
    assert [claim.id for claim in answer.claims] == ["warned"]
    assert not answer.events
    assert not answer.figures
    assert {one.name for one in answer.sources} == {"an inspector", "Ana Roth"}


def test_the_dossier_on_the_tie_of_two(case):
    answer = dossier(case, "Quay Board", "Ana Roth")
    assert answer.other is not None
    assert (answer.other.name, answer.claims) == ("Ana Roth", ())
    with pytest.raises(InputError, match="needs two"):
        dossier(case, "Quay Board", "the board")


def test_search_finds_passages_names_and_claims(case):
    answer = search(case, "quay board")
    assert {one.document for one in answer.passages} == {"a.txt", "b.txt"}
    assert [one.text for one in answer.entities] == ["Quay Board"]
    assert [one.id for one in answer.claims] == ["warned"]
    assert search(case, "zebra").passages == ()


def test_search_tells_which_statements_have_the_words(case):
    found = search(case, '"such warning"').statements
    assert [(one.document, one.words, one.polarity) for one in found] == [
        ("a.txt", "We received no such warning", "denied")
    ]
    assert search(case, "spokeswoman").statements == ()


def test_the_overview_tells_the_solid_from_the_disputed(case):
    answer = overview(case)
    assert (answer.name, answer.documents, answer.outlets) == ("quay", 4, ("Quay Post", "Northern Ledger"))
    assert (answer.first, answer.last) == (quay.FIFTH, quay.SIXTH)
    assert (answer.derived, answer.originals) == (1, ("a.txt",))
    assert [(day.documents, day.derived) for day in answer.days] == [(1, 0), (2, 1)]
    assert answer.best_attested[0].id == "deaths"
    assert [claim.id for claim in answer.contested] == ["warned"]
    assert [claim.id for claim in answer.least_supported] == ["warned"]
    assert [series.id for series in answer.figures] == ["dead"]
    assert (answer.claims, answer.entities, answer.statements, answer.unread) == (4, 2, 8, 1)


def test_what_one_report_alone_has_of_somebody_unnamed_is_not_well_attested(tmp_path):
    pile = {
        "a.txt": "The mill burned down on Monday. Some guards said that the roof had leaked for years.",
        "b.txt": "The mill burned down on Monday. Nobody was hurt.",
    }
    for name, text in pile.items():
        (tmp_path / name).write_text(text)
    build(tmp_path / "mill.case", [tmp_path / name for name in pile])
    with open_case(tmp_path / "mill.case") as case:
        assert "the roof had leaked for years" in {one.text for one in case.claims()}
        assert [one.words for one in overview(case).best_attested] == ["The mill burned down on Monday"]


def test_the_overview_counts_reports_by_outlet_and_who_is_quoted_by_how_many(case):
    answer = as_json(overview(case))
    assert [(one["name"], one["documents"], one["derived"]) for one in answer["by_outlet"]] == [
        ("Quay Post", 2, 0),
        ("Northern Ledger", 1, 0),
        (None, 1, 1),
    ]
    assert answer["quoted"] == [
        {"name": "Ana Roth", "entity": "roth", "body": "Quay Board", "outlets": 1, "statements": 1}
    ]


def test_an_empty_case_answers_everything_with_nothing(tmp_path):
    quay.fill(tmp_path / "empty.case", names=(), weigh=False)
    with open_case(tmp_path / "empty.case") as case:
        for view in (claims, documents, entities, figures, lineage, overview, sources, timeline):
            assert as_json(view(case))["contract"] == 1
        assert search(case, "anything").passages == ()
