"""Small words of names, and what a hyphen joins to a name: "von der Berg", "el-Sisi", "Kim Sung-han"."""

from __future__ import annotations

from ...model import Tree

SMALL = frozenset(
    {"bin", "ibn", "ben", "bint", "ould", "de", "da", "di", "dos", "du", "del"}
    | {"van", "von", "der", "den", "la", "le"}
)
"""Small words with which a last name may begin."""
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})


def is_article(tree: Tree, i: int) -> bool:
    """Whether a small Arabic article begins a name, as in "el-Sisi"."""
    return i < len(tree) and tree[i].text in _ARTICLES and _joins(tree, i + 1)


def small_words(tree: Tree, i: int) -> int:
    """How many small words begin a name at `i`: two in "el-Sisi", three in "van der Berg", hyphens with them."""
    if is_article(tree, i):
        return 2
    j = i
    while j < len(tree) and tree[j].text in SMALL and tree[j].xpos != "IN":
        j += 1
    return j - i


def is_second_half(tree: Tree, i: int) -> bool:
    """Whether a hyphen or what it joins goes on a name, as in "Kim Sung-han"."""
    hyphen = i if tree.forms[i] == "-" else i - 1
    if hyphen < 1 or not _joins(tree, hyphen):
        return False
    half = tree[hyphen + 1]
    return half.upos == "PROPN" and half.text.isalpha()


def _joins(tree: Tree, i: int) -> bool:
    """Whether a hyphen stands at `i` without a space on either side."""
    if i + 1 >= len(tree) or tree.forms[i] != "-":
        return False
    return tree[i - 1].end == tree[i].start and tree[i].end == tree[i + 1].start
