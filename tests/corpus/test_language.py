"""Languages come as tags, codes and names."""

from __future__ import annotations

import pytest

from dragoman.corpus.language import language_code


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_gb", "en"),
        ("eng", "en"),
        ("fre", "fr"),
        ("deu", "de"),
        ("iw", "he"),
        ("zh-Hans", "zh"),
        ("English", "en"),
        ("arabic", "ar"),
        ("français", "fr"),
        ("العربية", "ar"),
        ("ckb", "ckb"),
        ("und", None),
        ("xx", None),
        ("unknown", None),
        ("", None),
        (None, None),
        ("x" * 1000, None),
    ],
)
def test_tags_and_names_lead_to_codes(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code
