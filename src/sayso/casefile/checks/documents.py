"""Invariants of the documents and of what is said about their texts."""

from collections.abc import Iterator

from sayso.casefile.case import Case


def documents_have_one_id_and_one_name(case: Case) -> Iterator[str]:
    """Every document has an id and a name of its own."""
    for column in ("id", "name"):
        rows = case.rows(f"SELECT {column}, count(*) FROM documents GROUP BY 1 HAVING count(*) > 1 ORDER BY 1")  # noqa: S608
        for value, count in rows:
            yield f"{count} documents have the {column} {value!r}"


def texts_have_the_length_that_is_noted(case: Case) -> Iterator[str]:
    """Every text has the length that is noted, and some words."""
    for key, name, noted in case.rows("SELECT id, name, characters FROM documents ORDER BY name"):
        text = case.text(key)
        if len(text) != noted:
            yield f"{name}: {len(text)} characters, not {noted}"
        elif not text.strip():
            yield f"{name}: no words"


def furniture_and_dates_lie_in_the_text(case: Case) -> Iterator[str]:
    """What is set aside in a text, and what proves its date, lies within it."""
    for stored in case.documents():
        document = stored.document
        for span in (*document.furniture, *document.published.evidence):
            if not 0 <= span.start < span.end <= stored.characters:
                yield f"{document.name}: {tuple(span)} in a text of {stored.characters} characters"
        start, end = document.published.start, document.published.end
        if start and end and start > end:
            yield f"{document.name}: published from {start} to {end}"


def all_words_can_be_searched(case: Case) -> Iterator[str]:
    """The index of words holds every document and no other."""
    query = """
        SELECT number, name FROM documents WHERE number NOT IN (SELECT id FROM words_docsize)
        UNION ALL SELECT id, 'no document' FROM words_docsize WHERE id NOT IN (SELECT number FROM documents) ORDER BY 1"""
    for number, name in case.rows(query):
        yield f"number {number} ({name})"


def names_are_settled(case: Case) -> Iterator[str]:
    """Documents with the same bytes name the one they repeat; a stopped build is finished by sayso build CASE PATHS."""
    for key, name, content, twin in case.rows("SELECT id, name, content, same_bytes_as FROM documents ORDER BY name"):
        if "~" in key:
            yield f"{name}: not settled"
        elif (twin is None) != (key == content):
            yield f"{name}: its id {key} does not go with {content}, the same bytes as {twin}"
        elif twin is not None and not case.rows(
            "SELECT 1 FROM documents WHERE name = ? AND content = ?", (twin, content)
        ):
            yield f"{name}: the same bytes as {twin}, which is not there"


def every_document_is_read(case: Case) -> Iterator[str]:
    """Every document was read, all by one version; a stopped build is finished by sayso build CASE PATHS."""
    rows = case.rows("SELECT d.name, r.reader FROM documents d LEFT JOIN readings r ON r.document = d.id ORDER BY 1")
    versions = {reader.removesuffix(", failed") for _, reader in rows if reader is not None}
    for name, reader in rows:
        if reader is None:
            yield f"{name}: not read"
    if len(versions) > 1:
        yield f"read by the versions {', '.join(sorted(versions))}"
