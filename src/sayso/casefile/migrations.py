"""How a case made by an older sayso is brought up to date: one script for each step from a version to the next.

The script at place 0 leads from version 1 to version 2, and so on. A script may drop derived tables and readings: they
are made again from the documents. Sources, documents and judgements must survive.
"""

MIGRATIONS: tuple[str, ...] = ()
VERSION = len(MIGRATIONS) + 1
