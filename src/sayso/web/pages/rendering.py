"""Turning what a page shows into HTML: everything from a document is escaped, always."""

from urllib.parse import unquote

import jinja2

from sayso.casefile.choosing import State
from sayso.evidence import Interval
from sayso.evidence.notation import claim_words
from sayso.handover.templates import templates
from sayso.views import wording
from sayso.views.figures import latest

SCHEMES = ("http://", "https://")


def make_environment() -> jinja2.Environment:
    """The templates of pages, with the wording that the commands use too as their filters."""
    environment = templates("web", "templates/pages")
    environment.filters |= {
        "amount": wording.estimate,
        "chain": wording.chain,
        "claim_words": claim_words,
        "clip": wording.clip,
        "where": wording.where,
        "count": wording.count,
        "day": wording.day,
        "days": wording.days,
        "deniers": wording.deniers,
        "dots": wording.dots,
        "latest": latest,
        "line": lambda words: " ".join(words.split()),
        "number": wording.number,
        "origins": wording.origins,
        "period": lambda first, last: wording.days(Interval(first, last)),
        "ruling": wording.ruling,
        "sample": wording.sample,
        "voices": wording.voices,
        "plain": lambda words: words.replace("_", " "),
        "urldecode": unquote,
        "web": web,
    }
    return environment


def progress(state: State) -> str | None:
    """How far an unfinished build is, or `None` where all was read and weighed."""
    parts = []
    if state.pending:
        what = wording.count(state.pending, "ruling")
        parts.append(
            f"{what} {'is' if state.pending == 1 else 'are'} not weighed yet; this page shows what was so before."
        )
    if state.nearest:
        parts.append(f"{wording.beside_nearest(state.nearest)}; what else they bear on shows when all are weighed.")
    if state.read == state.documents and state.weighed is not None:
        return " ".join(parts) or None
    if state.read < state.documents:
        parts.append(f"{state.read:,} of {wording.count(state.documents, 'report')} read so far.")
    if state.weighed is None:
        parts.append("Nothing is concluded yet; claims and figures come when a build has read all.")
    else:
        parts.append("Claims and figures are those of the last finished build.")
    return " ".join(parts)


def web(address: str | None) -> str | None:
    """An address from a document where it is one of the web, fit to be linked; else `None`."""
    return address if address and address.casefold().startswith(SCHEMES) else None
