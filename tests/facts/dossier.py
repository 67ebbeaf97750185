"""Documents of parsed sentences with a cast by words: no test of facts needs a model."""

from __future__ import annotations

from pathlib import Path

from dragoman.actors import Cast, Introduction
from dragoman.model import Document, Party, Sentence, Token, Tree
from tests.coding.trees import PARTIES

PARSED = {
    block.splitlines()[0][2:]: block.splitlines()[1:]
    for block in Path(__file__).with_name("parsed.txt").read_text(encoding="utf-8").split("\n\n")
    if block.strip()
}
PRONOUNS = {"its": "Norway"}
PERSON = ("PER", ("GOV",))


def dossier(*beginnings: str, gap: str = " ") -> tuple[Document, dict[int, Tree], Cast]:
    """A document of the sentences that begin so, their trees, and who is named in them."""
    chosen = []
    for beginning in beginnings:
        (text,) = (text for text in PARSED if text.startswith(beginning))
        chosen.append((text, PARSED[text]))
    document = Document.create(gap.join(text for text, _ in chosen))
    trees, parties, at = {}, {}, 0
    for number, (text, rows) in enumerate(chosen):
        tree = _tree(number, at, text, rows)
        trees[number] = tree
        for token in tree.tokens:
            party = _party(tree, token)
            if party is not None:
                parties[number, token.i] = (party,)
        at += len(text) + len(gap)
    introductions = tuple(
        Introduction("Ana Rojas", "minister", "PER", "GOV", False, party.span, number, party)
        for (number, _), (party,) in list(parties.items())
        if party.kind == "person"
    )
    return document, trees, Cast(parties, {}, introductions[:1])


def _tree(number: int, at: int, text: str, rows: list[str]) -> Tree:
    tokens, start = [], 0
    for i, row in enumerate(rows):
        form, lemma, upos, xpos, dep, head = row.split()
        above = int(head) - 1 if int(head) else i
        start = text.index(form, start)
        end = start + len(form)
        tokens.append(Token(i, form, lemma, upos, xpos, dep, above, at + start, at + end))
        start = end
    return Tree.build(Sentence(number, "body", at, at + len(text), text), tokens)


def _party(tree: Tree, token: Token) -> Party | None:
    span = tree.span(token.i)
    if token.text == "Rojas":
        return Party("person.ana-rojas", "Rojas", span, "Ana Rojas", *PERSON, "person", "name")
    if token.text in ("Herders", "farmers"):
        name, sectors = token.text, ("AGR",)
        return Party("PER.AGR", name, span, name, "PER", sectors, "group", "scene")
    if token.text == "media":
        return Party("JRN", token.text, span, "media", None, ("JRN",), "organisation", "role")
    word = PRONOUNS.get(token.text, token.text[:1].lower() + token.text[1:])
    word = word if word in PARTIES else PRONOUNS.get(token.text, token.text)
    if word not in PARTIES:
        return None
    country, sectors, kind = PARTIES[word]
    name = ".".join(filter(None, (country or word, *sectors)))
    return Party(name, token.text, span, word, country, sectors, kind, "name")
