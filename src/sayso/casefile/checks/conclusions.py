"""Invariants of what all documents together come to."""

from collections.abc import Iterator

from sayso.casefile.case import Case


def conclusions_are_drawn(case: Case) -> Iterator[str]:
    """Conclusions were drawn from what was read; a stopped build is finished by sayso build CASE PATHS."""
    ((read,),) = case.rows("SELECT count(*) FROM readings")
    if read and not case.rows("SELECT 1 FROM meta WHERE key = 'weighed'"):
        yield f"{read} documents were read and not weighed"


def entities_are_made_of_readings(case: Case) -> Iterator[str]:
    """Every entity is made of entities of documents, has a name, and speaks for one that is there."""
    members = """SELECT m.entity, m.document, m.member FROM entity_members m LEFT JOIN document_entities e
                     ON e.document = m.document AND e.entity = m.member WHERE e.entity IS NULL ORDER BY 1, 2, 3"""
    for entity, document, member in case.rows(members):
        yield f"{entity}: {member} of the document {document}"
    for entity, body in case.rows("SELECT id, body FROM entities WHERE body NOT IN (SELECT id FROM entities)"):
        yield f"{entity} speaks for {body}"
    bare = """SELECT id FROM entities WHERE trim(name) = '' OR id NOT IN (SELECT entity FROM entity_members)
                  OR id NOT IN (SELECT entity FROM entity_names) ORDER BY 1"""
    for (entity,) in case.rows(bare):
        yield f"{entity}: without a name or a member"


def claims_rest_on_statements(case: Case) -> Iterator[str]:
    """Every side of a claim rests on statements of the case, and every claim has a side."""
    for claim, statement in case.rows(
        "SELECT claim, statement FROM position_statements WHERE statement NOT IN (SELECT id FROM statements) ORDER BY 1, 2"
    ):
        yield f"{claim}: no statement {statement}"
    for (claim,) in case.rows(
        """SELECT id FROM claims WHERE id NOT IN (SELECT claim FROM positions) UNION
           SELECT claim FROM positions p WHERE NOT EXISTS
               (SELECT 1 FROM position_statements s WHERE s.claim = p.claim AND s.polarity = p.polarity) ORDER BY 1"""
    ):
        yield f"{claim}: nothing to rest on"
    for claim, entity in case.rows(
        "SELECT claim, entity FROM claim_entities WHERE entity NOT IN (SELECT id FROM entities) ORDER BY 1, 2"
    ):
        yield f"{claim}: no entity {entity}"


def origins_add_up(case: Case) -> Iterator[str]:
    """The independent origins of a side can be one at least, and are at most what its origins add up to."""
    sides = """SELECT p.claim, p.polarity, p.at_least, p.at_most, sum(o.at_most), count(o.origin)
               FROM positions p LEFT JOIN origins o ON o.claim = p.claim AND o.polarity = p.polarity
               GROUP BY p.claim, p.polarity ORDER BY 1, 2"""
    for claim, polarity, least, most, together, origins in case.rows(sides):
        if not 0 <= least <= most or most < 1 or (origins and most > together):
            yield f"{claim}, {polarity}: from {least} to {most}, its {origins} origins come to {together}"
    for claim, polarity, origin in case.rows(
        "SELECT claim, polarity, origin FROM origins WHERE NOT (1 <= at_least AND at_least <= at_most) ORDER BY 1, 2, 3"
    ):
        yield f"{claim}, {polarity}: origin {origin}"
    unknown = """SELECT s.claim, s.polarity, s.origin FROM position_statements s WHERE s.origin IS NOT NULL AND NOT EXISTS
                     (SELECT 1 FROM origins o WHERE o.claim = s.claim AND o.polarity = s.polarity AND o.origin = s.origin)"""
    for claim, polarity, origin in case.rows(unknown):
        yield f"{claim}, {polarity}: no origin {origin}"


def derivations_refer_to_documents(case: Case) -> Iterator[str]:
    """Every derivation is of a document of the case, from another one or from one that is named; its passages lie in both."""
    sizes = dict(case.rows("SELECT id, characters FROM documents"))
    for one in case.derivations():
        if one.document not in sizes:
            yield f"{one.document}: no such document"
        elif one.parent is None and one.absent is None:
            yield f"{one.document}: made from nothing"
        elif one.parent is not None and (one.parent not in sizes or one.parent == one.document):
            yield f"{one.document}: made from {one.parent}"
        elif not 0 <= one.score <= 1:
            yield f"{one.document}: a score of {one.score}"
        for passage in one.passages:
            within = passage.span.end <= sizes.get(one.document, 0)
            if not within or (one.parent and passage.from_span.end > sizes.get(one.parent, 0)):
                yield f"{one.document}: the passage {tuple(passage.span)}, {tuple(passage.from_span)}"


def figures_rest_on_statements(case: Case) -> Iterator[str]:
    """Every point of a series is a statement of the case, and its range runs upwards."""
    for series, place, statement in case.rows(
        """SELECT series, place, statement FROM points
           WHERE statement NOT IN (SELECT id FROM statements) OR low > high ORDER BY 1, 2"""
    ):
        yield f"{series}, point {place}: {statement}"


def conflicts_refer_to_what_there_is(case: Case) -> Iterator[str]:
    """Every conflict is one of statements and claims of the case."""
    known = {key for (key,) in case.rows("SELECT id FROM statements UNION ALL SELECT id FROM claims")}
    for place, one in enumerate(case.conflicts()):
        for missing in sorted({*one.statements, *one.claims} - known):
            yield f"{place} ({one.kind}): {missing}"
