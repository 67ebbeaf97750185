"""The English tokenizer of the model: spaCy's rules, moved towards the tokens of UD English."""

from __future__ import annotations

import re

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Runs of one kind of sign are one token in UD ("!!!", "-----", "====").
RUNS = [
    r"[!?]{2,}",
    r"={2,}",
    r"_{2,}",
    r"\*{2,}",
    r"-{2,}",
    r"~{2,}",
    r"\${2,}",
    r"<{2,}",
    r">{2,}",
]
# Hyphens between a letter and a digit part words in UD ("F-16", "COVID-19", "12-year").
INFIXES = [
    r"(?<=[A-Za-z])-(?=[0-9])",
    r"(?<=[0-9])-(?=[A-Za-z])",
    r"(?<=[A-Za-z0-9])[–—](?=[A-Za-z0-9])",
]
PHONE = r"(?:\d{3}-)?\d{3}-\d{4}"
ABBREVIATIONS = [
    "Capt.",
    "Lt.",
    "Lts.",
    "Cdr.",
    "Pvt.",
    "Pfc.",
    "Maj.",
    "Col.",
    "Sgt.",
    "Cpl.",
    "Cmdr.",
    "Brig.",
    "Amb.",
    "Hon.",
    "Pres.",
    "Sgts.",
    "Gens.",
    "Sens.",
    "Reps.",
    "Govs.",
    "Supt.",
    "Insp.",
    "Dept.",
    "Assn.",
    "Univ.",
    "Ave.",
    "Blvd.",
    "Rd.",
    "Sec.",
    "Art.",
    "Gens.",
    "Atty.",
    "Rear-Adm.",
    "Ft.",
    "Mt.",
    "approx.",
    "est.",
    "pp.",
    "Nos.",
]
WHOLE = ["e-mail", "E-mail", "e-mails", "E-mails", "E-MAIL", "b/c", "w/o", "w/"]


def make_tokenizer(nlp: Language | None = None) -> Tokenizer:
    """Return the tokenizer, on the vocabulary of `nlp` or on a fresh English one."""
    nlp = nlp or spacy.blank("en")
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *defaults.suffixes]).search
    tokenizer.infix_finditer = compile_infix_regex([*defaults.infixes, *INFIXES]).finditer
    tokenizer.token_match = re.compile(rf"^(?:{PHONE})$").match
    rules = dict(tokenizer.rules)
    for joined in ("and/or",):
        rules.pop(joined, None)
    tokenizer.rules = rules
    for text in [*ABBREVIATIONS, *WHOLE]:
        tokenizer.add_special_case(text, [{ORTH: text}])
    return tokenizer
