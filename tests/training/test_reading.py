"""Treebanks and names data are read as their formats say, and what is held out stays out."""

from __future__ import annotations

from pathlib import Path

import spacy
from conllu import read_conllu
from convert import tree_doc
from names import FILES, gum_names, read_names, to_spans, to_tags
from tokens import make_tokenizer

SAMPLE = """# newdoc id = GUM_sample
# sent_id = GUM_sample-1
# text = The envoys don't trust Ana Ruiz.
1	The	the	DET	DT	_	2	det	_	_
2	envoys	envoy	NOUN	NNS	Number=Plur	5	nsubj	_	_
3-4	don't	_	_	_	_	_	_	_	_
3	do	do	AUX	VBP	Mood=Ind	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	trust	trust	VERB	VB	VerbForm=Inf	0	root	_	_
6	Ana	Ana	PROPN	NNP	Number=Sing	5	obj	_	Entity=(1-person-new-cf1-1-sgl
7	Ruiz	Ruiz	PROPN	NNP	Number=Sing	6	flat	_	Entity=1)|SpaceAfter=No
8	.	.	PUNCT	.	_	5	punct	_	_

"""


def _sample(folder: Path) -> Path:
    path = folder / "sample.conllu"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def test_a_multiword_token_gives_its_words_without_a_space_between(tmp_path: Path) -> None:
    sentence = next(iter(read_conllu(_sample(tmp_path))))
    rebuilt = "".join(word.form + " " * word.space for word in sentence.words).strip()
    assert rebuilt == sentence.text
    assert [word.head for word in sentence.words][:5] == [1, 4, 4, 4, -1]


def test_a_tree_becomes_a_doc_with_root_names_and_kept_features(tmp_path: Path) -> None:
    sentence = next(iter(read_conllu(_sample(tmp_path))))
    doc = tree_doc(spacy.blank("en").vocab, [sentence], list(gum_names(sentence).tags))
    assert doc[4].dep_ == "ROOT"
    assert doc[0].head.text == "envoys"
    assert str(doc[1].morph) == "Number=Plur"
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ana Ruiz", "PER")]


def test_tags_and_spans_are_inverse() -> None:
    spans = [(0, 2, "PER"), (2, 3, "PER"), (4, 6, "ORG")]
    assert to_spans(to_tags(7, spans)) == spans


def test_no_held_out_sentence_is_trained_on(shared_data: Path) -> None:
    for name in FILES:
        train, held = read_names(shared_data / "ner" / name)
        assert 0.25 < len(held) / (len(train) + len(held)) < 0.45
        long = {row.words for row in train if len(row.words) > 8}
        repeated = [row for row in held if row.words in long]
        assert len(repeated) <= 0.02 * len(held)


def test_the_tokenizer_parts_words_as_the_treebank_does() -> None:
    tokenizer = make_tokenizer()
    text = "Mr. al-Ani's F-16s and/or tanks can't move!!! Call 555-0199."
    expected = "Mr. al - Ani 's F - 16s and / or tanks ca n't move !!! Call 555-0199 ."
    assert [token.text for token in tokenizer(text)] == expected.split()
