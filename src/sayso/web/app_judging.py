"""A form that somebody sends to rule on what the machine found, read with limits and put into the case."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast, get_args
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from sayso.errors import JudgementError
from sayso.evidence import JudgementKind
from sayso.evidence.judgements import PAIRED

LARGEST = 1_048_576  # bytes of a form; people put the rulings of others in by one
RATINGS = tuple("ABCDEF123456")


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a plain form; the last counts where one comes twice. Refuses other types and more than 1 MiB."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(415, "Only forms are taken here.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413, "That is too long.")
    try:
        pairs = parse_qsl(body.decode("utf-8"), max_num_fields=20)
    except ValueError as error:  # not UTF-8, or too many fields
        raise HTTPException(400, "The form cannot be read.") from error
    return {name: value.strip() for name, value in pairs}


def rule(case: Path, form: Mapping[str, str]) -> str | None:
    """Record the ruling in the form, take one back (`kind` is `undo`, `subject` its id), or put in those of somebody else
    (`import`, `lines` as they were exported); the id of a new ruling. They wait to be weighed.

    Raises `JudgementError` where the form says too little, or names what is not in the case.
    """
    from sayso.building import import_lines, judge, undo  # noqa: PLC0415  (it loads much; most who look never rule)

    kind, subject = form.get("kind", ""), form.get("subject", "")
    if kind == "import":
        import_lines(case, form.get("lines", "").encode())
        return None
    if not subject:
        raise JudgementError("nothing is named to rule on")
    if kind == "undo":
        undo(case, subject, weigh=False)
        return None
    if kind not in get_args(JudgementKind):
        raise JudgementError(f"there is no ruling called {kind!r}")
    other = form.get("other") or None
    if kind in PAIRED and other is None:
        raise JudgementError("a second name is needed; give it and send the form again")
    if other and kind in {"same_claim", "different_claim", "unsure_claim"}:
        other = other.partition("?")[0].rstrip("/").rpartition("/")[2]  # the claim's address does as well as its id
    value = form.get("value") or None
    if kind == "rating" and value not in RATINGS:
        raise JudgementError("a rating is one of A-F for a source, 1-6 for a statement")
    made = judge(
        case,
        cast("JudgementKind", kind),
        subject,
        other if kind in PAIRED else None,
        value=value if kind == "rating" else None,
        reason=form.get("reason") or None,
        by=form.get("by") or None,
        weigh=False,
    )
    return made.id
