"""What an agreement is called and what it is about, from the words of one phrase."""

from __future__ import annotations

from ..lexicon.functions import Functions
from .words import classes, particle_verbs, raw, words

MODIFIERS = ("amod", "compound", "nmod:unmarked", "nmod:desc")

LONGEST_WITH = 5
"""Tokens of the longest "with X" that goes into a name."""


class Naming:
    """Names the agreements of one tree."""

    __slots__ = ("functions", "language", "tree")

    def __init__(self, functions: Functions, language: str) -> None:
        self.functions = functions
        self.tree = functions.tree
        self.language = language

    def words(self, key: str) -> frozenset[str]:
        """A word list of agreements."""
        return words("agreements", key, self.language)

    def verb(self, i: int) -> str:
        """The verb of a token, with its particle where the lists have it: "tear up"."""
        lemma = self.tree.tokens[i].lemma.lower()
        particles = self.tree.dependents(i, "compound:prt", "advmod")
        phrases = (f"{lemma} {self.tree.forms[c]}" for c in particles)
        return next((p for p in phrases if p in particle_verbs(self.language)), lemma)

    def title(self, noun: int) -> str | None:
        """A proper name: capitalised words up to the noun, and "of X" after it."""
        tokens = self.tree.tokens
        if self.headline():
            return None
        if tokens[noun].text not in self.words("named"):
            return self._called(noun) or self._apposed(noun)
        plain = self.words("plain")
        first = noun
        while first > 0 and (
            (tokens[first - 1].text[:1].isupper() and tokens[first - 1].text.lower() not in plain)
            or (
                tokens[first - 1].text == "-" and first > 1 and tokens[first - 2].text[:1].isupper()
            )
        ):
            first -= 1
        last = self._reach(noun)
        if first == noun and last == noun:
            return self._apposed(noun)
        return self.tree.text_of(self.tree.span(first, last))

    def _apposed(self, noun: int) -> str | None:
        """The name in "a peace agreement, the Lima Accord,": not one of a list, which begins like that."""
        tree, named = self.tree, self.words("named")
        below = tree.dependents(noun, "appos")
        if tree.dependents(noun, "conj") or any(tree.dependents(c, "conj") for c in below):
            return None
        return next(
            filter(None, (self.title(c) for c in below if tree.tokens[c].text in named)), None
        )

    def _reach(self, noun: int) -> int:
        """The last token of a name that goes on behind its noun: "Convention on the Rights of the Child"."""
        last, further = noun, self._further(noun, self.words("name_leads"))
        while further is not None:
            last = further
            further = self._further(last, self.words("name_joints"))
        return last

    def _further(self, last: int, small: frozenset[str]) -> int | None:
        """The last of the capitalised tokens to which small words lead on from the last one of a name."""
        tokens = self.tree.tokens
        following = [token.text for token in tokens[last + 1 : last + 3]]
        if not following or following[0] not in small:
            return None
        # "and the Lima Treaty" is another
        steps = 3 if following[1:] == ["the"] and following[0] not in self.words("and") else 2
        first = at = last + steps
        while at < len(tokens) and self._names(at):
            at += 2 if [t.text for t in tokens[at + 1 : at + 2]] == ["-"] else 1
        # "and Peru left" goes on with the sentence, "on Norway's request" with another thing
        of_verb = any(tokens[i].dep.startswith("nsubj") for i in range(first, min(at, len(tokens))))
        of_another = at < len(tokens) and tokens[at].xpos == "POS"
        return None if at == first or of_verb or of_another else min(at, len(tokens)) - 1

    def _names(self, i: int) -> bool:
        """Whether a token is of a name: a capital, but no day and no month, which say when."""
        dates = raw("dates", self.language)
        text, following = (*(token.text for token in self.tree.tokens[i : i + 2]), "")[:2]
        day = text in dates["weekdays"] or text in dates["months"]
        named_day = text in dates["named_days"] and following in dates["weekdays"]
        return text[:1].isupper() and not day and not named_day

    def _called(self, noun: int) -> str | None:
        """The name in "a pact called Lima"."""
        tree = self.tree
        for clause in tree.dependents(noun, "acl"):
            if self.verb(clause) not in self.words("calling") or clause > noun + 2:
                continue  # "an agreement in the south, known as" names the south
            first = clause + 1
            while first < len(tree) and tree.tokens[first].dep in ("case", "det"):
                first += 1  # "known as the"
            last = first
            while last < len(tree) and self._names(last):
                last += 1
            if last > first:
                return tree.text_of(tree.span(first, self._reach(last - 1)))
        return None

    def headline(self) -> bool:
        """Whether most words are capitalised, so that capitals tell nothing.

        A sentence full of names is none: its verb begins with a small letter.
        """
        if any(t.upos == "VERB" and t.dep != "case" and t.text.islower() for t in self.tree.tokens):
            return False
        longer = [t.text for t in self.tree.tokens if len(t.text) > 3 and t.text.isalpha()]
        return len(longer) > 3 and sum(t[0].isupper() for t in longer) > 0.85 * len(longer)

    def description(self, noun: int) -> str | None:
        """The noun with what stands before it: "defence cooperation memorandum"."""
        plain, tokens = self.words("plain"), self.tree.tokens
        first = noun
        while first > 0 and (
            (
                tokens[first - 1].dep in MODIFIERS
                and (
                    tokens[first - 1].upos in ("NOUN", "ADJ", "PROPN")
                    or tokens[first - 1].dep == "compound"
                )
                and tokens[first - 1].lemma.lower() not in plain
                and not self._does(first - 1)
            )
            or (tokens[first - 1].text == "-" and first > 1)
            or tokens[first].text == "-"  # "72-hour": a word is not cut at its hyphen
        ):
            first -= 1
        last = noun
        if len(tokens) > noun + 2 and tokens[noun + 1].text == "of":
            # "declaration of principles": what it is of belongs to its name
            last = noun + 2 if tokens[noun + 2].text in self.words("generic") else noun
        if first < noun or last > noun:
            return self.tree.text_of(self.tree.span(first, last))
        for child in (*self.tree.dependents(noun, "nmod"), *self.functions.behind(noun)):
            below = self.tree.subtree(child)
            if (
                child > noun
                and self.functions.case_of(child) in self.words("with")
                and len(below) <= LONGEST_WITH
            ):
                return self.tree.text_of(self.tree.span(noun, below[-1]))
        return None

    def _does(self, i: int) -> bool:
        """Whether a word before the noun is the verb of a headline: "Peru, Chile sign trade deal"."""
        lemma, doing = self.tree.tokens[i].lemma.lower(), self.words("making")
        return lemma in doing or lemma in classes("agreements", "stages", self.language)

    def sequel(self, noun: int) -> str | None:
        """What sets it apart from an agreement before: a word before the noun ("second"), or the noun ("a protocol to")."""
        sequels = classes("agreements", "sequels", self.language)
        if self.tree.forms[noun] in sequels:
            return sequels[self.tree.forms[noun]]
        before = (c for c in self.tree.dependents(noun, *MODIFIERS, "nummod") if c < noun)
        found = (sequels.get(self.tree.tokens[c].text.lower()) for c in before)
        return next(filter(None, found), None)

    def subject(self, noun: int, title: str | None) -> str | None:
        """What it is about, from the words before it and from "on X", "of X" after it."""
        subjects = classes("agreements", "subjects", self.language)
        tokens = self.tree.tokens
        near = list(range(max(0, noun - 5), noun))
        while near and tokens[near[0]].upos in ("VERB", "ADP", "PUNCT", "PRON", "CCONJ"):
            near.pop(0)
        inner = [i for c in self.tree.dependents(noun, *MODIFIERS) for i in self.tree.subtree(c)]
        for c in self.tree.dependents(noun, "nmod", "acl"):
            case = self.functions.case_of(c)
            if case in ("on", "of", "for", "about", "to", "governing"):
                # "on gas exports" is of gas
                inner += self.tree.dependents(c, "compound")
                inner += [c, *self.tree.dependents(c, "amod", "conj")]
            if case == "of" and tokens[c].lemma.lower() in self.words("generic"):
                # "a memorandum of understanding on energy"
                further = self.tree.dependents(c, "nmod")
                inner += [b for b in further if self.functions.case_of(b) in ("on", "for", "about")]
        for i in inner:
            told = (self._hyphened(i), tokens[i].lemma.lower(), tokens[i].text.lower())
            found = next((subjects[word] for word in told if word in subjects), None)
            if found:
                return found
        return subjects.get(tokens[noun].lemma.lower())

    def _hyphened(self, i: int) -> str:
        """The whole word that a token is cut from at a hyphen: "power-sharing"."""
        tokens = self.tree.tokens
        first, last = i, i
        while (
            first > 1
            and tokens[first - 1].text == "-"
            and tokens[first].start == tokens[first - 1].end
        ):
            first -= 2
        while (
            last + 2 < len(tokens)
            and tokens[last + 1].text == "-"
            and tokens[last].end == tokens[last + 1].start
        ):
            last += 2
        return "".join(token.text for token in tokens[first : last + 1]).lower()
