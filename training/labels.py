"""Which morphological features are kept, and how a word's UPOS and features become one label."""

KEPT_FEATURES = (
    "Case",
    "Degree",
    "Mood",
    "Number",
    "Person",
    "Poss",
    "PronType",
    "Tense",
    "VerbForm",
    "Voice",
)
NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


def morph(upos: str, feats: str) -> str:
    """UPOS and the features kept, in the form of spaCy's morphologizer labels: "POS=VERB|Tense=Past"."""
    kept = [part for part in feats.split("|") if part.partition("=")[0] in KEPT_FEATURES]
    return "|".join([f"POS={upos}", *kept])
