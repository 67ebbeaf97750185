"""EML: one mail, one document; the same article as text and as HTML counts once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr

from dragoman.model import Document, Reject

from .dates import parse_date
from .encoding import decode, without_controls
from .fields import make_document
from .html import declared_charset
from .html_text import block_text, parse_html, without_heading
from .opened import Opened
from .options import ReadOptions
from .stream import read_whole

_SIGNATURE = re.compile(r"\r?\n--[ \t]*\r?\n")
_SIGNATURE_LENGTH = 1000
_HEADER_LENGTH = 4000


def read_mail(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read one mail: its plain part, or its HTML part where there is no plain one.

    Subject, date, sender and Message-ID are title, date, outlet and input id. A signature below
    `--` is left out, and so are attachments.
    """
    data = read_whole(opened.stream, options.max_bytes)
    if data is None:
        yield Reject(opened.name, None, f"larger than max_bytes ({options.max_bytes:,})")
        return
    try:
        mail = BytesParser(policy=policy.compat32).parsebytes(data)
        text = _body(mail)
        title = _header(mail, "Subject")
        sender = parseaddr(_header(mail, "From") or "")
        yield make_document(
            without_heading(text, title),
            options,
            source=opened.name,
            title=title,
            input_id=_header(mail, "Message-ID"),
            outlet=sender[0] or sender[1].partition("@")[2] or None,
            published=parse_date(_header(mail, "Date")),
            language=_header(mail, "Content-Language"),
        )
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as e:
        # The email package raises all of these from deep inside for headers that break its rules.
        yield Reject(opened.name, None, f"a mail that cannot be parsed: {str(e)[:80]}")


def _header(mail: Message, name: str) -> str | None:
    """A header with its encoded words decoded.

    The modern header parser of the email package takes memory without bound on crafted headers
    (gigabytes for one of 200 kB); this way is linear.
    """
    for key, value in mail.raw_items():
        if key.lower() == name.lower():
            raw = str(value)[:_HEADER_LENGTH].encode("ascii", "surrogateescape")
            parts = decode_header(decode(raw))
            words = (p if isinstance(p, str) else decode(p, declared=c) for p, c in parts)
            return " ".join("".join(words).split()) or None
    return None


def _body(mail: Message) -> str:
    plain = html = ""
    for part in mail.walk():
        if (
            part.is_multipart()
            or part.get_filename()
            or part.get_content_disposition() == "attachment"
        ):
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and not plain.strip():
            plain = _without_signature(_decoded(part)).strip()
        elif kind == "text/html" and not html:
            tree = parse_html(_decoded(part))
            html = "" if tree is None else block_text(tree)
    return plain or html


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    declared = part.get_content_charset()
    if part.get_content_type() == "text/html":
        declared = declared or declared_charset(data)
    return without_controls(decode(data, declared=declared).replace("\r\n", "\n"))


def _without_signature(text: str) -> str:
    cuts = list(_SIGNATURE.finditer("\n" + text))
    if cuts and len(text) - cuts[-1].end() < _SIGNATURE_LENGTH:
        return text[: max(0, cuts[-1].start() - 1)]
    return text
