"""A mail is one document, however many forms of it it carries."""

from __future__ import annotations

import time
from datetime import date
from email.message import EmailMessage

from tests.corpus.conftest import ReadFile

TEXT = "DAKAR - Le Sénégal et l'Islande ont annoncé un accord."


def mail(text: str | None = TEXT, html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Brèves du matin"
    message["From"] = "Le Desk <desk@example.org>"
    message["Date"] = "Sat, 21 Jun 2014 07:30:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    if text is not None:
        message.set_content(text, cte="quoted-printable")
    if html is not None and text is not None:
        message.add_alternative(html, subtype="html", cte="base64")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def test_headers_are_metadata(read_file: ReadFile) -> None:
    document = read_file("a.eml", bytes(mail())).only
    assert (document.text, document.title, document.outlet) == (TEXT, "Brèves du matin", "Le Desk")
    assert (document.published, document.input_id) == (date(2014, 6, 21), "<1@example.org>")


def test_alternatives_are_one_article(read_file: ReadFile) -> None:
    content = bytes(mail(html=f"<p>{TEXT}</p><p><a href='#'>Unsubscribe</a></p>"))
    assert read_file("a.eml", content).only.text == TEXT


def test_html_is_read_where_there_is_no_plain_part(read_file: ReadFile) -> None:
    content = bytes(mail(text=None, html=f"<style>x</style><h1>One</h1><p>{TEXT}</p>"))
    assert read_file("a.eml", content).only.text == f"One\n\n{TEXT}"


def test_attachments_and_signatures_are_left_out(read_file: ReadFile) -> None:
    message = mail(f"{TEXT}\n\n-- \nThe desk\nUnsubscribe here\n")
    message.add_attachment("Another text.", filename="a.txt")
    assert read_file("a.eml", bytes(message)).only.text == TEXT


def test_a_mail_without_its_name_is_known_by_its_headers(read_file: ReadFile) -> None:
    assert read_file("a.txt", bytes(mail())).only.title == "Brèves du matin"
    text = "From: the desk\nTo: the readers\nA text that only opens like a mail.\n"
    assert read_file("b.txt", text).only.text == text


def test_raw_bytes_in_headers_and_body(read_file: ReadFile) -> None:
    content = "Subject: Été à Nouméa\nMIME-Version: 1.0\nFrom: x@y.z\n\nLe général a signé.\n"
    document = read_file("a.eml", content.encode("cp1252")).only
    assert (document.title, document.text, document.outlet) == (
        "Été à Nouméa",
        "Le général a signé.",
        "y.z",
    )


def test_crafted_headers_take_no_time(read_file: ReadFile) -> None:
    content = (
        f"From: {'=?utf-8?q?x?= ' * 20_000}\nSubject: {'((' * 5000}\nMIME-Version: 1.0\n\n{TEXT}"
    )
    start = time.process_time()
    assert read_file("a.eml", content).only.text == TEXT
    assert time.process_time() - start < 5


def test_a_mail_without_text_is_a_reject(read_file: ReadFile) -> None:
    assert "no text" in read_file("a.eml", "Subject: x\nMIME-Version: 1.0\n\n").reason
