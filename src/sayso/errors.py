"""What can go wrong, in words that tell the user what to do.

SaysoError
├── InputError      a path that cannot be used, or nothing readable in it (exit code 2)
├── CaseError       a case file that is not one, is damaged, locked or from a newer version
│   └── BusyError   a case that a build is at work on
├── JudgementError  a judgement that names something the case does not hold
└── SetupError      a part of the installation is missing or broken

A bad document is not an error: it becomes a `Problem` in the case, and the run goes on.
"""


class SaysoError(Exception):
    """The parent of all errors that sayso raises on purpose; its text is fit to show to a user."""


class InputError(SaysoError):
    """A path that cannot be used, or nothing readable in it."""


class CaseError(SaysoError):
    """A case file that is not one, is damaged, locked, unwritable or from a newer version."""


class BusyError(CaseError):
    """A case that a build is at work on, so that nobody else can write it now."""


class JudgementError(SaysoError):
    """A judgement that names something the case does not hold."""


class SetupError(SaysoError):
    """A part of the installation is missing or broken."""
