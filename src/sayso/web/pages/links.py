"""Addresses of the pages: each made in one place, so that no name from a document can lead astray."""

from urllib.parse import quote, urlencode

from sayso.casefile import Case


class Links:
    """The addresses of what is in one case. Documents go by their id, which holds no sign that means anything in an address."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._ids: dict[str, str] = {}
        self._names: dict[tuple[str | None, str], str] = {}

    def document(
        self, name: str, statement: str | None = None, span: tuple[int, int] | None = None, about: str | None = None
    ) -> str:
        """The document of that name; at a statement's words, at a span, or where it speaks of somebody (an id), if given."""
        key = quote(self.id_of(name), safe="")
        if statement:
            return f"/documents/{key}?{urlencode({'statement': statement})}#s-{quote(statement, safe='')}"
        if span:
            return f"/documents/{key}?{urlencode({'from': span[0], 'to': span[1]})}#here"
        if about:
            return f"/documents/{key}?{urlencode({'about': about})}#here"
        return f"/documents/{key}"

    def pair(self, document: str, parent: str) -> str:
        """Two documents (names) side by side."""
        return f"/lineage/{quote(self.id_of(document), safe='')}/{quote(self.id_of(parent), safe='')}"

    def claim(self, key: str) -> str:
        """The claim of that id."""
        return f"/claims/{quote(key, safe='')}"

    def about(self, name: str, other: str | None = None, *, key: str | None = None) -> str:
        """The dossier on `name`, or on the tie of two; `key` is the id of the entity meant, where known."""
        address = f"/about/{self._part(name, key)}"
        return address if other is None else f"{address}/{self._part(other, None)}"

    def known(self, name: str) -> str | None:
        """The dossier on `name`, or `None` where the case holds nobody so called."""
        return self.about(name) if self._case.meant_by(name) else None

    def id_of(self, name: str) -> str:
        """The id of the document of that name."""
        if name not in self._ids:
            self._ids[name] = self._case.document_id(name) or name
        return self._ids[name]

    def _part(self, name: str, key: str | None) -> str:
        """The name where it is fit for an address and means that entity; else its id."""
        if (key, name) not in self._names:
            fit = not set("/\\") & set(name) and name.strip(". ") and not name.endswith(".json")
            found = self._case.meant_by(name) if key is not None or not fit else None
            meant = key or found or name
            self._names[key, name] = name if fit and found in {meant, key} else meant
        return quote(self._names[key, name], safe="")
