"""The pages of the web app: each shows one view of the case, and its `.json` twin prints that view."""

from sayso.web.pages import (
    claims,
    dossier,
    figures,
    lineage,
    lists,
    network,
    overview,
    pair,
    reader,
    search,
    statements,
    timeline,
)
from sayso.web.pages.page import Page

PAGES = (
    Page("/", "overview.html", overview.answer, overview.show, growing=True),
    Page("/claims", "claims.html", claims.answer, claims.show),
    Page("/claims/{claim}", "claim.html", claims.answer_one, claims.show_one),
    Page("/statements", "statements.html", statements.answer, statements.show, growing=True),
    Page("/about/{name}/{other}", "dossier.html", dossier.answer, dossier.show),
    Page("/about/{name}", "dossier.html", dossier.answer, dossier.show),
    Page("/figures", "figures.html", figures.answer, figures.show),
    Page("/sources", "sources.html", lists.answer_sources, lists.show_sources_page),
    Page("/entities", "entities.html", lists.answer_entities, lists.show_entities_page),
    Page("/documents", "documents.html", lists.answer_documents, lists.show_documents_page, growing=True),
    Page("/documents/{document:path}", "document.html", reader.answer, reader.show),
    Page("/lineage", "lineage.html", lineage.answer, lineage.show),
    Page("/lineage/{document}/{other}", "pair.html", pair.answer, pair.show),
    Page("/timeline", "timeline.html", timeline.answer, timeline.show),
    Page("/network", "network.html", network.answer, network.show),
    Page("/search", "search.html", search.answer, search.show, growing=True),
    Page("/judgements", "judgements.html", lists.answer_judgements, lists.show_judgements_page),
)
