"""Feeds give one document an entry."""

from __future__ import annotations

from datetime import date

import pytest
from tests.corpus.conftest import ReadFile

TEXT = "Norway and Kenya signed an agreement."


def rss(*items: str) -> str:
    body = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>The Wire</title><language>en-us</language>{body}</channel></rss>"
    )


def test_an_entry_with_all_fields(read_file: ReadFile) -> None:
    content = rss(
        "<title>A &lt;b&gt;title&lt;/b&gt;</title><link>http://a/1</link><guid>g1</guid>"
        "<pubDate>Tue, 17 May 2016 23:59:00 -0700</pubDate><description>Short.</description>"
        f"<content:encoded><![CDATA[<p>{TEXT}</p><p>More.</p><img src=x>"
        "<p>The post <a>A title</a> appeared first on The Wire.</p>]]></content:encoded>"
    )
    document = read_file("a.xml", content).only
    assert document.text == f"{TEXT}\n\nMore."
    assert (document.title, document.input_id, document.url) == ("A title", "g1", "http://a/1")
    assert (document.outlet, document.language) == ("The Wire", "en")
    # The day as the entry has it, not as it was in Greenwich.
    assert document.published == date(2016, 5, 17)


def test_a_summary_is_the_text_where_there_is_no_content(read_file: ReadFile) -> None:
    content = rss(
        f"<title>x</title><description>{TEXT} &lt;a&gt;Continue reading →&lt;/a&gt;</description>"
    )
    assert read_file("a.rss", content).only.text == TEXT


def test_a_title_alone_is_a_reject(read_file: ReadFile) -> None:
    result = read_file("a.rss", rss("<title>Alone</title>", f"<description>{TEXT}</description>"))
    assert result.texts == [TEXT]
    assert "entry 1" in result.reason


def test_a_repeated_guid_counts_once(read_file: ReadFile) -> None:
    item = "<guid>g</guid><description>{}</description>"
    result = read_file(
        "a.rss",
        rss(
            item.format("First."),
            item.format("Again."),
            "<description>No id.</description>",
            "<description>None here.</description>",
        ),
    )
    assert result.texts == ["First.", "No id.", "None here."]


@pytest.mark.parametrize(
    ("element", "day"),
    [
        ("<pubDate>Tue, 17 May 16 14:02 GMT</pubDate>", date(2016, 5, 17)),
        ("<dc:date>2016-05-17T14:02:00Z</dc:date>", date(2016, 5, 17)),
        ("<pubDate>yesterday</pubDate>", None),
        ("", None),
    ],
)
def test_dates(read_file: ReadFile, element: str, day: date | None) -> None:
    content = rss(f"<description>{TEXT}</description>{element}")
    assert read_file("a.xml", content).only.published == day


def test_atom_with_a_language_an_entry(read_file: ReadFile) -> None:
    content = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>D</title>'
        "<entry><id>1</id><title>t</title><updated>2014-06-22T00:00:00Z</updated><published>2014-06-21T00:00:00Z</published>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un accord.</p><p>Deux.</p></div></content></entry>'
        '<entry xml:lang="en"><id>2</id><title>t</title><summary>An accord.</summary></entry></feed>'
    )
    first, second = read_file("a.atom", content).documents
    assert (first.text, first.language, first.published) == (
        "Un accord.\n\nDeux.",
        "fr",
        date(2014, 6, 21),
    )
    assert (second.text, second.language) == ("An accord.", "en")


def test_rss_1_in_latin_1(read_file: ReadFile) -> None:
    content = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>Dépêches</title></channel>'
        '<item rdf:about="u"><title>Été</title><description>À Nouméa.</description></item></rdf:RDF>'
    )
    document = read_file("a.rdf", content.encode("latin-1")).only
    assert (document.text, document.title, document.outlet) == ("À Nouméa.", "Été", "Dépêches")


def test_entities_are_neither_expanded_without_end_nor_fetched(read_file: ReadFile) -> None:
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 20}">' for i in range(1, 10))
    for entity in (f'<!ENTITY e0 "ha">{levels}', '<!ENTITY e9 SYSTEM "file:///etc/passwd">'):
        body = rss("<description>Here &e9; there.</description>").split("?>", 1)[1]
        result = read_file("a.xml", f'<?xml version="1.0"?><!DOCTYPE rss [{entity}]>{body}')
        assert all(len(text) < 100 and "root:" not in text for text in result.texts)


def test_xml_that_is_no_feed_and_a_feed_without_entries(read_file: ReadFile) -> None:
    assert "neither a feed nor a page" in read_file("a.xml", "<?xml version='1.0'?><a>b</a>").reason
    assert "no entries" in read_file("b.xml", rss()).reason
