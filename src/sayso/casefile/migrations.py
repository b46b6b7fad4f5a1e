"""How a case made by an older sayso is brought up to date: one script for each step from a version to the next.

The script at place 0 leads from version 1 to version 2, and so on. A script may drop derived tables and readings: they
are made again from the documents, and the tables and indexes that are then missing are made empty. Sources, documents
and judgements must survive.
"""

_WITHOUT_CONCLUSIONS = """
    DROP TABLE position_statements;
    DROP TABLE origins;
    DROP TABLE positions;
    DROP TABLE claim_entities;
    DROP TABLE claims;
    DROP TABLE points;
    DROP TABLE series;
    DROP TABLE conflicts;
    DROP TABLE derivations;
    DELETE FROM meta WHERE key = 'weighed';
"""

MIGRATIONS: tuple[str, ...] = (_WITHOUT_CONCLUSIONS,)  # 2: places that a new row does not move, and what is remembered
VERSION = len(MIGRATIONS) + 1
