"""Mail: a newsletter or press release as it was sent, its plain words before its HTML."""

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

import msgspec

from sayso.evidence import Document, Problem, Published
from sayso.formats.decoding import decode, is_binary, well_formed
from sayso.formats.format import MEGABYTE, Format, Read, unreadable
from sayso.formats.html import read_html
from sayso.formats.metadata import read_published
from sayso.formats.plain import document_id
from sayso.formats.wrapping import unwrap

_FAULTS = (
    *(MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError),
    ArithmeticError,  # days and time zones too large for a number
)


def read_email(data: bytes, name: str) -> Read:
    """One document: the body's text, the subject as title, the sender as outlet, the day it was sent."""
    if not data.strip():
        return unreadable(name, "the file is empty")
    try:
        message = message_from_bytes(data, policy=default)
        if not isinstance(message, EmailMessage) or not message.keys():
            return unreadable(name, "this is no mail: it has no header")
        body = message.get_body(preferencelist=("plain", "html"))
    except _FAULTS as error:
        return unreadable(name, f"the mail cannot be taken apart: {type(error).__name__}")
    if not isinstance(body, EmailMessage):
        return unreadable(name, "the mail has no text")
    documents, problems = _read_body(body, name)
    notes = [*problems, *(Problem(note, source=name) for note in _left_out(message))]
    sent = _header(message, "Date")
    published = read_published(sent, reason="the mail was sent then") if sent else None
    sender = parseaddr(_header(message, "From") or "")
    found = tuple(
        msgspec.structs.replace(
            document,
            id=document_id(data),
            title=_header(message, "Subject") or document.title,
            outlet=sender[0] or (sender[1].rpartition("@")[2] or None),
            published=published or Published(),
        )
        for document in documents
    )
    return found, tuple(notes)


def _read_body(body: EmailMessage, name: str) -> Read:
    try:
        raw = body.get_payload(decode=True)
        charset, form = body.get_content_charset(), body.get_content_subtype()
    except _FAULTS as error:
        return unreadable(name, f"the mail's header cannot be understood: {type(error).__name__}")
    raw = raw if isinstance(raw, bytes) else b""
    note = None
    try:
        text: str | None = raw.decode(charset or "utf-8")
    except (ValueError, LookupError):  # some encodings fail in ways of their own
        text, note = decode(raw)
    if text is None or is_binary(text):
        return unreadable(name, "the mail's text is binary data")
    if not text.strip():
        return unreadable(name, "the mail has no text")
    problems = (Problem(note, source=name),) if note else ()
    if form == "html":
        documents, more = read_html(text.encode("utf-8", errors="replace"), name)
        return documents, problems + more
    return (Document(id="", name=name, text=well_formed(unwrap(text))),), problems


def _left_out(message: EmailMessage) -> list[str]:
    """A note for each attachment."""
    try:
        names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    except _FAULTS:
        return []
    return [f"the attachment {well_formed(str(name))!r} was not read" for name in names]


def _header(message: EmailMessage, key: str) -> str | None:
    try:
        value = message.get(key)
    except _FAULTS:
        return None
    return " ".join(well_formed(str(value)).split()) or None if value is not None else None


EMAIL = Format("email", (".eml",), read_email, largest=64 * MEGABYTE)
