"""Bytes to characters, without guessing more than is needed and without changing a character."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 200_000


def decode(data: bytes) -> tuple[str | None, str | None]:
    """The characters of `data` and, where something had to be assumed, a note that says what.

    A byte-order mark decides and is dropped; else UTF-8; else Windows-1252, which holds Latin-1's printable characters.
    Nothing else changes: line ends and odd spaces stay. The text is `None` where the bytes are no text at all.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            if is_binary(text):
                return None, None
            broken = text.count("\ufffd")
            return text, f"{broken} characters could not be decoded as {encoding}" if broken else None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, error.start)
    return (None, None) if is_binary(text) else (text, None)


def _decode_legacy(data: bytes, at: int) -> tuple[str | None, str | None]:
    good = data.decode("utf-8", errors="replace")
    multibyte = len(data) - len(data.decode("ascii", errors="ignore"))
    if good.count("\ufffd") * 20 < multibyte:
        # Mostly sound UTF-8 with a few damaged bytes: another encoding would break every other accent.
        text, note = good, f"not quite UTF-8: {good.count(chr(0xFFFD))} characters are damaged, the first at byte {at}"
    else:
        text = data.decode("cp1252", errors="replace")
        note = f"not UTF-8 (byte {at}): read as Windows-1252, accents and quotation marks may be wrong"
    return (None, None) if is_binary(text) else (text, note)


def is_binary(text: str) -> bool:
    """Whether `text` holds so many control characters that it cannot be writing."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) * 200 > len(sample)


def well_formed(text: str) -> str:
    """`text` with lone surrogates, which JSON may hold and no file may, replaced one for one."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text
