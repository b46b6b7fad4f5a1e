"""The benchmark of independent origins: its piles are what their truth says, and its scorer tells right from wrong."""

from itertools import combinations

import pytest

from benchmarks.independence.baselines import count_documents, count_names, derive_nearest
from benchmarks.independence.counting import intervals_by_id, places_of, score_counts, score_joins
from benchmarks.independence.edges import score_edges
from benchmarks.independence.piles import PILES, make_pile
from benchmarks.independence.sentences import Voice
from benchmarks.independence.subjects import SUBJECTS, load_subject
from benchmarks.independence.told import read_truth
from benchmarks.independence.truth import count_origins, count_sides
from benchmarks.independence.writing import write_pile
from sayso.evidence import Claim, Derivation, Independence, Position, Reading, Statement
from sayso.evidence.propositions import AssertionProposition

PICKED = [("tune", 0), ("tune", 1), ("tune", 7), ("held", 3), ("held", 4), ("held", 11)]
NOT_MADE_FROM_IT = {"add own", "excerpt", "credit", "renumber", "merge"}


@pytest.fixture(scope="module", params=PICKED, ids=lambda one: f"{one[0]}-{one[1]}")
def pile(request):
    return make_pile(*request.param)


def test_there_are_enough_piles_of_every_size_and_subject():
    piles = [make_pile(part, index) for part, number in PILES.items() for index in range(0, number, 4)]
    assert sum(PILES.values()) >= 300
    assert {pile.subject for pile in piles} == set(SUBJECTS)
    assert all(5 <= len(pile.documents) <= 60 for pile in piles)
    assert max(len(pile.documents) for pile in piles) >= 40
    assert {edge.kind for pile in piles for edge in pile.edges} == {"copy", "excerpt", "rewrite", "credit"}


def test_the_same_number_gives_the_same_pile_and_another_another():
    assert make_pile("tune", 5) == make_pile("tune", 5)
    texts = {tuple(document.text for document in make_pile(part, 5).documents) for part in PILES}
    assert len(texts) == 2


def test_every_statement_stands_in_its_document(pile):
    texts = {document.name: document.text for document in pile.documents}
    for side in pile.sides:
        assert side.statements
        for said in side.statements:
            words = said.span.words(texts[said.document])
            assert len(words.split()) >= 3
            assert words == words.strip()
            assert "{" not in words


def test_statements_of_one_document_do_not_overlap(pile):
    for one, other in combinations([said for side in pile.sides for said in side.statements], 2):
        assert one.document != other.document or not one.span.overlaps(other.span)


def test_the_interval_of_a_careful_reader_holds_the_truth(pile):
    for side in pile.sides:
        assert 1 <= side.interval.at_least <= side.origins <= side.interval.at_most


def test_what_is_made_from_another_adds_no_origin(pile):
    for edge in pile.edges:
        if edge.others or NOT_MADE_FROM_IT & set(edge.operations):
            continue  # with others: its parent is not in the pile, so that it may be the only one to tell
        rest = [said for side in pile.sides for said in side.statements if said.document != edge.derived]
        left = {(side.claim, side.polarity): side.origins for side in count_sides(rest)}
        assert left == {(side.claim, side.polarity): side.origins for side in pile.sides}


def test_nothing_is_made_from_what_came_later(pile):
    days = {document.name: document.published.start for document in pile.documents}
    for edge in pile.edges:
        assert edge.derived not in pile.ancestors.get(edge.parent, ())
        if days[edge.derived] and days[edge.parent]:
            assert days[edge.derived] >= days[edge.parent]


def test_roots_share_claims_but_no_prose():
    for name in SUBJECTS:
        subject = load_subject(name)
        prose = [words for root in subject.roots for line in root.lines for words in line.words]
        assert len(subject.roots) >= 6
        assert len(prose) == len(set(prose))
        shared = [line.claim for root in subject.roots for line in root.lines if line.claim]
        assert len(set(shared)) < len(shared)


def voice(key, sort="named", site="a", people=1, body=None):
    keys = tuple(f"{key} {at}" for at in range(people)) if people > 1 else (key,)
    return Voice(keys, sort, site, key if sort == "unnamed" else "", people, body)


@pytest.mark.parametrize(
    ("voices", "true", "at_least", "at_most"),
    [
        ([voice("ministry"), voice("ministry", site="b")], 1, 1, 1),
        ([voice("ministry"), voice("union", site="b")], 2, 2, 2),
        ([voice("official", "unnamed"), voice("clerk", "unnamed", "b")], 2, 1, 2),
        ([voice("analyst", "unnamed", people=2)], 2, 1, 2),
        ([voice("union"), voice("docker", "unnamed", "b")], 2, 2, 2),
        ([voice("bank"), voice("clerk", "unnamed", "b", body="bank")], 2, 1, 2),
        ([voice("ministry"), voice("ministry", "own", "b")], 1, 1, 2),
        ([voice("ministry"), voice("ministry", "own", "a")], 1, 1, 1),
        ([voice("ministry", "own")], 1, 1, 1),
    ],
)
def test_origins_are_counted_as_decided(voices, true, at_least, at_most):
    assert count_origins(voices) == (true, Independence(at_least, at_most))


def test_the_scorer_gives_the_truth_full_marks_and_a_wrong_parent_none(pile):
    ids = {document.name: document.id for document in pile.documents}
    true = [Derivation(ids[edge.derived], ids[edge.parent], None, edge.kind, 1.0, ()) for edge in pile.edges]
    counts = score_edges(pile, true)
    assert counts["given right"] == counts["given"] == counts["edges found"] == len(pile.edges)
    assert counts["kind right"] == counts["kind"]
    assert counts["turn right told"] == counts["turn told"]
    derived = {name for edge in pile.edges for name in (edge.derived, edge.parent)}
    alone = next(document for document in pile.documents if document.name not in derived)
    wrong = [Derivation(ids[edge.derived], alone.id, None, edge.kind, 1.0, ()) for edge in pile.edges[:1]]
    assert not score_edges(pile, wrong)["given right"]
    assert not score_edges(pile, [])["edges found"]


def test_a_report_that_nothing_tells_from_the_parent_is_as_right_but_not_strictly():
    pile = make_pile("tune", 28)  # the wordings that one rewrite chose, another chose too
    ids = {document.name: document.id for document in pile.documents}

    def score(parent):
        one = Derivation(ids["47-county-messenger.txt"], ids[parent], None, "rewrite", 1.0, ())
        counts = score_edges(pile, [one])
        return counts["given right"], counts["given right strict"]

    assert score("33-harbour-post.txt") == (1, 1)
    assert score("40-border-gazette.txt") == (1, 0)
    assert score("61-arkholm-mail.txt") == (0, 0)


def test_true_readings_give_every_statement_once(pile):
    readings, _, sides = read_truth(pile)
    listed = [statement.id for reading in readings for statement in reading.statements]
    assert sorted(listed) == sorted(sides)
    claims = [
        _claim(side, [key for key, of in sides.items() if of == (side.claim, side.polarity)]) for side in pile.sides
    ]
    counts = score_counts("truth", intervals_by_id(pile, claims, sides))
    assert counts["truth: holds"] == counts["truth: exact"] == counts["truth: sides"] == len(pile.sides)
    assert not counts["truth: off"]


def _claim(side, ids):
    position = Position(side.polarity, side.interval, (), tuple(ids))
    return Claim(f"{side.claim} {side.polarity}", "assertion", "", None, None, None, (), (position,), False, None, None)


def test_joins_are_scored_by_the_words_that_statements_cover(pile):
    readings, claims = [], []
    for document in pile.documents:
        found = [(side, said) for side in pile.sides for said in side.statements if said.document == document.name]
        statements = tuple(
            Statement(f"{document.name} {said.span}", said.span, "assertion", AssertionProposition(""), ())
            for _, said in found
        )
        readings.append(Reading("test", document, statements=statements))
    for side in pile.sides:
        claims.append(_claim(side, [f"{said.document} {said.span}" for said in side.statements]))
    counts = score_joins(pile, places_of(pile, readings, claims))
    assert counts["pairs given right"] == counts["pairs given"] == counts["pairs found"] == counts["pairs"] > 0
    assert not score_joins(pile, places_of(pile, readings, ()))["pairs given"]


def test_baselines_count_documents_and_names(pile):
    for side in pile.sides:
        assert count_documents(side) == len({said.document for said in side.statements})
        assert 1 <= count_names(side, pile) <= len(side.statements)


def test_the_nearest_near_copy_is_a_baseline_for_derivations(pile):
    found = derive_nearest(pile)
    if found is None:
        pytest.skip("neither rensa nor datasketch is installed")
    counts = score_edges(pile, found)
    assert 0 < counts["given right"] <= counts["given"]


def test_a_pile_can_be_handed_to_another_system(tmp_path, pile):
    write_pile(pile, tmp_path)
    lines = (tmp_path / f"{pile.name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(pile.documents)
    assert (tmp_path / f"{pile.name}.truth.json").stat().st_size > 1000
