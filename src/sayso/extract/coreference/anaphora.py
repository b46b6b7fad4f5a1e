"""Whom descriptions and pronouns point back to, decided once through a text from its start."""

from sayso.extract.coreference.descriptions import join_description
from sayso.extract.coreference.history import History
from sayso.extract.coreference.introduced import described_before, introduced_before, introduced_in_lead, told_in_lead
from sayso.extract.coreference.pairs import find_both
from sayso.extract.coreference.pronouns import antecedent_of


def join_anaphora(history: History, anchored: set[int]) -> None:
    """Resolve all descriptions and third-person pronouns, in place; `anchored` items know already who they are."""
    for at, item in enumerate(history.items):
        if item.form == "nominal" and item.number not in anchored:
            lead = introduced_in_lead(history, at, item) if item.kind == "person" else None
            if lead is not None:
                history.clusters.join(lead.number, item.number)
            else:
                join_description(history, at, item)
        elif item.form == "nominal" and item.kind == "person":
            introduced = introduced_before(history, at, item)
            if introduced is not None:
                history.clusters.join(introduced.number, item.number)
        elif item.form == "name" and item.kind == "person":
            described = described_before(history, at, item) or told_in_lead(history, at, item)
            if described is not None:
                history.clusters.join(described.number, item.number)
        elif item.form == "pronoun" and item.who in {"male", "female", "thing", "plural"}:
            if item.who == "plural" and find_both(history, at, item):
                continue
            antecedent = antecedent_of(history, at, item)
            if antecedent is not None:
                history.clusters.join(antecedent.number, item.number)
