-- A sayso case, version 2. One file; read it with anything that reads SQLite.
-- Columns called `record` hold the whole thing as JSON, which is what sayso itself reads back; the columns beside them
-- repeat the parts worth a query. Spans (span_start, span_end) count Unicode code points of documents.text, end excluded;
-- days are ISO 8601.

-- What the case knows of itself: contract, sayso, weighed (which readings the derived tables were made from), ruled (on which
-- rulings they rest, where some were recorded without weighing at once), counts (rows of each table of conclusions when they
-- were written) and judged (the ids of all rulings ever made), by which `sayso check` misses lost rows.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------------------------------------- what was put in

-- Files that were given to `sayso build`, as they were when last read, by which version of the reader.
CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    reader TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The documents in them: `content` is the hash of the bytes, `given_name` the file's or the JSON line's name. `id` and
-- `name` are the same, but for documents that share theirs with another one (same_bytes_as names it).
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    url TEXT,
    language TEXT,
    published_start TEXT,
    published_end TEXT,
    text TEXT NOT NULL,
    characters INTEGER NOT NULL,
    same_bytes_as TEXT,
    source TEXT NOT NULL REFERENCES sources (path) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    content TEXT NOT NULL,
    given_name TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_name ON documents (name);
CREATE INDEX documents_by_source ON documents (source);
CREATE INDEX documents_by_length ON documents (characters);
CREATE INDEX documents_by_outlet ON documents (outlet, name);

-- What could not be read, or not wholly. `document` is null where it concerns the file; `unread` is 1 where nothing came of it.
CREATE TABLE problems (
    source TEXT NOT NULL REFERENCES sources (path) ON DELETE CASCADE,
    document TEXT,
    unread INTEGER NOT NULL,
    message TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX problems_by_source ON problems (source);

-- A person's rulings, in the order in which they were made; nothing is ever deleted here.
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    other TEXT,
    value TEXT,
    reason TEXT,
    "by" TEXT,
    at TEXT NOT NULL,
    undone TEXT,
    record TEXT NOT NULL
) STRICT;

-------------------------------------------------------------------------------------- what each document says (READ)

-- `record` is the reading without the document (above) and without its statements (below).
CREATE TABLE readings (
    document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    reader TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    entities INTEGER NOT NULL,
    attributions INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT;

-- Who and what one document speaks of, before documents are compared.
CREATE TABLE document_entities (
    document TEXT NOT NULL REFERENCES readings (document) ON DELETE CASCADE,
    entity TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    named INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (document, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES readings (document) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    source TEXT,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    holds_start TEXT,
    holds_end TEXT,
    said_start TEXT,
    said_end TEXT,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_document ON statements (document, place);

-- The sources a statement passed through, outermost (place 0, the document's own voice) first.
CREATE TABLE links (
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    source TEXT,
    entity TEXT,
    body TEXT,
    manner TEXT NOT NULL,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    named INTEGER NOT NULL,
    plural INTEGER NOT NULL,
    PRIMARY KEY (statement, place)
) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------- what all together come to (WEIGH), worked out
-- `place` puts the rows of a table in the order in which they are shown; it is made of the row alone, so that a new row
-- moves no other.

CREATE TABLE derivations (
    place TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    parent TEXT,
    absent TEXT,
    kind TEXT NOT NULL,
    score REAL NOT NULL,
    directed INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    named INTEGER NOT NULL,
    body TEXT,
    documents INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `folded` is the name in small letters without accents, for looking it up.
CREATE TABLE entity_names (
    entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (entity, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_names_by_folded ON entity_names (folded);

CREATE TABLE entity_members (
    entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (document, member, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_members_by_entity ON entity_members (entity);

-- Best attested first.
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    subject TEXT,
    object TEXT,
    measure TEXT,
    contested INTEGER NOT NULL,
    first TEXT,
    last TEXT,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_place ON claims (place, text);
CREATE INDEX claims_by_kind ON claims (kind, place);
CREATE INDEX claims_contested ON claims (place) WHERE contested;

CREATE TABLE claim_entities (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    entity TEXT NOT NULL,
    PRIMARY KEY (entity, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_entities_by_claim ON claim_entities (claim, entity);

CREATE TABLE positions (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    polarity TEXT NOT NULL,
    at_least INTEGER NOT NULL,
    at_most INTEGER NOT NULL,
    PRIMARY KEY (claim, polarity)
) STRICT, WITHOUT ROWID;

CREATE TABLE position_statements (
    claim TEXT NOT NULL,
    polarity TEXT NOT NULL,
    statement TEXT NOT NULL,
    origin INTEGER,
    PRIMARY KEY (claim, polarity, statement),
    FOREIGN KEY (claim, polarity) REFERENCES positions (claim, polarity) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX position_statements_by_statement ON position_statements (statement);

-- Who vouches for a position, on which occasion.
CREATE TABLE origins (
    claim TEXT NOT NULL,
    polarity TEXT NOT NULL,
    origin INTEGER NOT NULL,
    source TEXT NOT NULL,
    entity TEXT,
    occasion TEXT,
    named INTEGER NOT NULL,
    at_least INTEGER NOT NULL,
    at_most INTEGER NOT NULL,
    PRIMARY KEY (claim, polarity, origin),
    FOREIGN KEY (claim, polarity) REFERENCES positions (claim, polarity) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
    id TEXT PRIMARY KEY,
    place TEXT NOT NULL,
    measure TEXT NOT NULL,
    of TEXT,
    "where" TEXT,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE points (
    series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    statement TEXT NOT NULL,
    low REAL,
    high REAL,
    bound TEXT NOT NULL,
    approximate INTEGER NOT NULL,
    unit TEXT,
    as_of_start TEXT,
    as_of_end TEXT,
    source TEXT,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    PRIMARY KEY (series, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX points_by_statement ON points (statement);

CREATE TABLE conflicts (
    place TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What steps of the last weighing came to, by a hash of all that went into them, for `version` of sayso. A cache: without
-- it the next weighing takes longer and comes to the same.
CREATE TABLE remembered (step TEXT PRIMARY KEY, version TEXT NOT NULL, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- What the conclusions do not show yet, or show wrongly, since all was weighed last: documents that were `read` since, that were
-- weighed beside those `nearest` to them only, and that are `gone` or changed. Nothing where all is weighed.
CREATE TABLE to_weigh (document TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER to_weigh_read AFTER INSERT ON readings WHEN new.entities + new.statements > 0 BEGIN
    INSERT OR IGNORE INTO to_weigh VALUES (new.document, 'read');
END;
CREATE TRIGGER to_weigh_gone AFTER DELETE ON readings WHEN old.entities + old.statements > 0 BEGIN
    INSERT INTO to_weigh VALUES (old.document, 'gone')
        ON CONFLICT (document) DO UPDATE SET state = 'gone' WHERE state <> 'read';
END;
CREATE TRIGGER to_weigh_renamed AFTER UPDATE OF name ON documents
    WHEN old.name <> new.name AND EXISTS (SELECT 1 FROM readings WHERE document = new.id) BEGIN
    INSERT INTO to_weigh VALUES (new.id, 'gone') ON CONFLICT (document) DO UPDATE SET state = 'gone' WHERE state <> 'read';
END;

------------------------------------------------------------------------------------------------ looking words up

CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = 'documents', content_rowid = 'number', tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER words_added AFTER INSERT ON documents BEGIN
    INSERT INTO words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER words_removed AFTER DELETE ON documents BEGIN
    INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
