"""What do these reports establish, and on whose say-so?

case = sayso.build("harbour.case", ["reports/"])
for claim in case.claims(about="Port Authority"):
    print(sayso.claim_words(claim), claim.positions)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.building import export_judgements, import_judgements, judge, read, undo
    from sayso.errors import CaseError, InputError, JudgementError, SaysoError, SetupError
    from sayso.evidence.notation import claim_words
    from sayso.notebook import Case, build, open_case

__all__ = [
    "Case",
    "CaseError",
    "InputError",
    "JudgementError",
    "SaysoError",
    "SetupError",
    "build",
    "claim_words",
    "export_judgements",
    "import_judgements",
    "judge",
    "open_case",
    "read",
    "undo",
]
__version__ = "0.1.0"

_HOMES = {
    "build": ("sayso.notebook", "build"),
    "claim_words": ("sayso.evidence.notation", "claim_words"),
    "export_judgements": ("sayso.building", "export_judgements"),
    "import_judgements": ("sayso.building", "import_judgements"),
    "judge": ("sayso.building", "judge"),
    "read": ("sayso.building", "read"),
    "undo": ("sayso.building", "undo"),
    "Case": ("sayso.notebook", "Case"),
    "open_case": ("sayso.notebook", "open_case"),
    **{name: ("sayso.errors", name) for name in __all__ if name.endswith("Error")},
}


def __getattr__(name: str) -> Any:
    """The public names, each fetched when first asked for: `import sayso` loads no language model."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    module, inside = _HOMES[name]
    return getattr(import_module(module), inside)
