"""Whether a source only names something as known ("the Tide-held town") and does not vouch for it.

What else is spoken of as known ("the killing of the leader proves ...") is told when a report is read (`extract/factuality/granted.py`).
"""

import re

from sayso.corroboration.items import Item

SHORT = 4  # words of what a participle describes, at most
_PARTICIPLE = re.compile(
    r"(?:the )?[\w’']+(?:-[\w’']+)*-(?:\w+ed|led|held|run|born|built|owned|backed|ruled)\b", re.IGNORECASE
)


def is_mention(item: Item) -> bool:
    """Whether a statement is a name with a participle before it: "Tide-held Orn"."""
    if len(item.statement.chain) < 2 or item.statement.kind == "assertion":
        return False
    return _PARTICIPLE.match(item.words) is not None and len(item.words.split()) <= SHORT
