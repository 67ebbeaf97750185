"""Wrong settings are told at once and together."""

from __future__ import annotations

import pytest

from dragoman.corpus import ReadOptions, read
from dragoman.errors import ConfigError, LookupFailed


def test_all_problems_are_told_together() -> None:
    with pytest.raises(ConfigError) as caught:
        ReadOptions(columns={"txet": "body"}, encoding="utf-9", max_bytes=0)
    message = str(caught.value)
    assert "Did you mean text" in message
    assert "utf-9" in message
    assert "max_bytes" in message


def test_a_codec_that_is_no_text_encoding_is_refused() -> None:
    with pytest.raises(ConfigError):
        ReadOptions(encoding="base64")


def test_an_unknown_format_is_told_before_anything_is_read() -> None:
    with pytest.raises(LookupFailed, match="Did you mean jsonl"):
        read(["-"], ReadOptions(format="jsonll"))
