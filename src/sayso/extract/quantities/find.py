"""The amounts a text gives."""

from sayso.evidence.times import Quantity, TimeExpression
from sayso.languages.parse import Parse


def find_quantities(parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:  # noqa: ARG001
    """The amounts of the text, in order."""
    return ()
