"""Word forms: what triage looks for before anything is parsed."""

from __future__ import annotations

import pytest

from dragoman.lexicon.inflect import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("sign", "sign signs signed signing"),
        ("release", "release releases released releasing"),
        ("deny", "deny denies denied denying"),
        ("expel", "expel expels expelled expelling"),
        ("ban", "ban bans banned banning"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("meet", "meet meets met meeting"),
        ("agree", "agree agrees agreed agreeing"),
        ("die", "die dies died dying"),
        ("panic", "panic panics panicked panicking"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("deploy", "deploy deploys deployed deploying"),
        ("clash", "clash clashes clashed clashing"),
        ("unfreeze", "unfreeze unfreezes unfroze unfrozen unfreezing"),
        ("leap", "leap leaps leapt leaped leaping"),
        ("repay", "repay repays repaid repaying"),
    ],
)
def test_verbs_have_all_their_forms(lemma: str, forms: str) -> None:
    assert verb_forms(lemma) >= set(forms.split())


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("treaty", "treaties"),
        ("crisis", "crises"),
        ("fisherman", "fishermen"),
        ("clash", "clashes"),
        ("mou", "mous"),
    ],
)
def test_nouns_have_their_plural(lemma: str, plural: str) -> None:
    assert plural in noun_forms(lemma)


def test_regular_past_is_not_made_for_irregular_verbs() -> None:
    assert "withdrawed" not in verb_forms("withdraw")
