"""Turning what a page shows into HTML: everything from a document is escaped, always."""

import jinja2

from sayso.evidence import Interval
from sayso.views import wording

SCHEMES = ("http://", "https://")


def make_environment() -> jinja2.Environment:
    """The templates, with the wording that the commands use too as their filters."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("sayso.web", "templates/pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {
        "amount": amount,
        "chain": wording.chain,
        "clip": wording.clip,
        "where": wording.where,
        "count": wording.count,
        "day": wording.day,
        "days": wording.days,
        "deniers": wording.deniers,
        "dots": wording.dots,
        "line": lambda words: " ".join(words.split()),
        "number": wording.number,
        "origins": wording.origins,
        "period": lambda first, last: wording.days(Interval(first, last)),
        "plain": lambda words: words.replace("_", " "),
        "web": web,
    }
    return environment


def amount(one: object) -> str:
    """An estimate (a point of a series) in words."""
    return wording.amount(
        getattr(one, "low", None),
        getattr(one, "high", None),
        getattr(one, "bound", "exact"),
        approximate=bool(getattr(one, "approximate", False)),
        unit=getattr(one, "unit", None),
    )


def web(address: str | None) -> str | None:
    """An address from a document where it is one of the web, fit to be linked; else `None`."""
    return address if address and address.casefold().startswith(SCHEMES) else None
