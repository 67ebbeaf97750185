"""Pages give their article and nothing else, with the date of the markup alone."""

from __future__ import annotations

from datetime import date

import pytest
from tests.corpus.conftest import ReadFile

from dragoman.corpus.html import PAGE_LIMIT, declared_charset
from dragoman.corpus.html_text import block_text, fragment_text, parse_html, without_heading

DAY = date(2016, 5, 17)
PARAGRAPHS = (
    "OSLO - Norway and Kenya signed an agreement on Tuesday under which Norwegian instructors will train crews for three years.",
    "Kenyan Defence Secretary Amina Wekesa, who travelled to Oslo for the ceremony, thanked her hosts in a short speech.",
    "Opposition lawmakers in Nairobi criticised the accord, accusing the government of bypassing parliament this spring.",
)
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
TITLE = "Norway and Kenya sign training accord"


def page(head: str = "", body: str = BODY, before: str = "", after: str = "") -> str:
    return (
        f"<!doctype html><html lang='en-GB'><head><title>{TITLE} | The Ledger</title>{head}</head>"
        f"<body>{before}<main><article><h1>{TITLE}</h1>{body}</article></main>{after}</body></html>"
    )


def test_the_article_and_its_metadata(read_file: ReadFile) -> None:
    head = (
        '<meta property="og:site_name" content="The Ledger">'
        '<meta property="article:published_time" content="2016-05-17T14:02:00+02:00">'
        '<link rel="canonical" href="https://ledger.example/1">'
    )
    document = read_file("a.html", page(head)).only
    assert document.text.split("\n") == list(PARAGRAPHS)
    assert (document.title, document.outlet, document.language) == (TITLE, "The Ledger", "en")
    assert (document.published, document.url) == (DAY, "https://ledger.example/1")


def test_what_is_not_the_article_is_left_out(read_file: ReadFile) -> None:
    noise = "Russia attacks the moon, sources say, and the army kills every reader of this line."
    before = (
        f"<nav><p>{noise}</p></nav><div id='cookie-banner'>{noise}</div><script>{noise}</script>"
    )
    inside = (
        f"{BODY}<div class='ad-slot ad'><p>{noise}</p></div><aside>{noise}</aside>"
        f"<p class='related'>{noise}</p><div class='newsletter'><p>{noise}</p></div><style>{noise}</style>"
    )
    after = f"<section id='comments'><p>{noise}</p></section><footer>{noise}</footer>"
    document = read_file("a.html", page(body=inside, before=before, after=after)).only
    assert "moon" not in document.text
    assert all(paragraph in document.text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="pubdate" content="2016-05-17">',
        '<meta itemprop="datePublished" content="May 17, 2016">',
        '<meta name="DC.date.issued" content="2016-05-17">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-05-17"}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":["Thing","Article"],"datePublished":"2016-05-17"}]}</script>',
    ],
)
def test_dates_in_the_head(read_file: ReadFile, head: str) -> None:
    assert read_file("a.html", page(head)).only.published == DAY


@pytest.mark.parametrize(
    "time",
    [
        '<time datetime="2016-05-17T10:00Z">today</time>',
        '<time class="updated" datetime="2020-01-01">x</time><time pubdate datetime="2016-05-17">x</time>',
        '<span itemprop="datePublished" content="2016-05-17">x</span>',
    ],
)
def test_dates_in_the_markup_of_the_article(read_file: ReadFile, time: str) -> None:
    assert read_file("a.html", page(body=time + BODY)).only.published == DAY


def test_dates_in_running_text_addresses_and_teasers_are_not_taken(read_file: ReadFile) -> None:
    head = '<link rel="canonical" href="https://ledger.example/2016/05/17/accord">'
    after = (
        '<div><time datetime="2020-01-01">x</time></div><div><time datetime="2020-02-02">y</time></div>'
        "<p>&copy; 2016. Last updated 17 May 2016</p>"
    )
    body = f'<p class="byline">By A Writer, 17 May 2016 14:02</p>{BODY}'
    assert read_file("a.html", page(head, body, after=after)).only.published is None


def test_a_body_in_json_ld_alone(read_file: ReadFile) -> None:
    text = "\\n\\n".join(PARAGRAPHS)
    block = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{text}", "publisher": {{"name": "The Ledger"}}}}'
    content = f'<html><head><script type="application/ld+json">{block}</script></head><body><div id=app></div></body></html>'
    document = read_file("a.html", content).only
    assert document.text.split() == " ".join(PARAGRAPHS).split()
    assert (document.title, document.outlet) == (TITLE, "The Ledger")


def test_several_articles_on_one_page(read_file: ReadFile) -> None:
    second = PARAGRAPHS[1] + " " + PARAGRAPHS[2]
    after = (
        f"<article data-url='https://a/2'><h1>Another matter</h1><time datetime='2019-10-28'>x</time><p>{second}</p></article>"
        "<article class='teaser'><h2>A teaser</h2><p>Short.</p></article>"
    )
    result = read_file("a.html", page(after=after))
    assert [d.title for d in result.documents] == [TITLE, "Another matter"]
    assert [d.published for d in result.documents] == [None, date(2019, 10, 28)]
    assert result.documents[1].url == "https://a/2"
    assert PARAGRAPHS[0] not in result.documents[1].text


def test_one_article_with_teasers_is_one_document(read_file: ReadFile) -> None:
    teaser = "<article class='related'><h3>A teaser</h3><p>Its first words.</p></article>"
    assert read_file("a.html", page(after=teaser * 5)).only.title == TITLE


def test_layout_tables_and_unclosed_tags(read_file: ReadFile) -> None:
    words = "<P>".join(PARAGRAPHS)
    content = f"<HTML><TITLE>{TITLE}</TITLE><TABLE><TR><TD><A HREF=/>Main<BR><A HREF=/s>Sport</A><TD><FONT><B>{TITLE}</B><P>{words}<TR><TD COLSPAN=2>Hosted by nobody</TABLE>"
    document = read_file("a.htm", content).only
    assert document.title == TITLE
    assert document.text.split("\n")[0].endswith(PARAGRAPHS[0])
    assert "Sport" not in document.text


@pytest.mark.parametrize(
    ("declared", "actual"), [("windows-1252", "cp1252"), ("utf-8", "cp1252"), ("koi8-r", "utf-8")]
)
def test_the_declared_charset_is_checked(read_file: ReadFile, declared: str, actual: str) -> None:
    body = (
        BODY + "<p>Le Sénégal a annoncé “l'été” à Nouméa, a déclaré le général après la séance.</p>"
    )
    content = page(f'<meta charset="{declared}">', body).encode(actual)
    assert "“l'été” à Nouméa" in read_file("a.html", content).only.text
    assert declared_charset(content) == declared


def test_a_page_is_known_by_its_content(read_file: ReadFile) -> None:
    assert read_file("a.txt", page()).only.title == TITLE
    xhtml = '<?xml version="1.0" encoding="utf-8"?>\n' + page()
    assert read_file("a.xml", xhtml).only.title == TITLE


def test_hostile_pages_end_in_a_reject(read_file: ReadFile) -> None:
    deep = "<html><body>" + "<div>" * 50_000 + BODY
    assert read_file("deep.html", deep).documents or read_file("deep.html", deep).rejects
    assert "no text" in read_file("empty.html", "<html><body><img src=x></body></html>").reason
    large = "<html><body>" + "<p>" * (PAGE_LIMIT // 3 + 1)
    assert "limit" in read_file("large.html", large).reason


def test_blocks_of_a_fragment() -> None:
    assert (
        fragment_text("a &amp; b<br>c<p>d <b>e</b>\n f</p><script>x</script>g")
        == "a & b\nc\n\nd e f\n\ng"
    )
    assert fragment_text("1 < 2, plain & simple") == "1 < 2, plain & simple"
    tree = parse_html("<table><tr><td>a<td>b</table>")
    assert tree is not None
    assert block_text(tree) == "a\n\nb"


def test_a_heading_that_repeats_the_title_is_dropped() -> None:
    assert without_heading("A  title\n\nThe text.", "A title") == "The text."
    assert without_heading("A title", "A title") == "A title"
    assert without_heading("A title of\nmore", "A title") == "A title of\nmore"


def test_an_oddly_named_body_is_kept_and_long_comments_are_not(read_file: ReadFile) -> None:
    comments = "<section class='comments'>" + "<p>They should invade Sweden instead.</p>" * 40
    body = f"<form id='aspnet'><div class='ad-free subscription'>{BODY}</div></form>"
    document = read_file("a.html", page(body=body, after=comments + "</section>")).only
    assert "Sweden" not in document.text
    plain = read_file("b.html", page(body=body)).only
    assert all(paragraph in plain.text for paragraph in PARAGRAPHS)
