"""The mean of networks, by the weights of their files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture
def mean(monkeypatch: pytest.MonkeyPatch) -> Any:
    pytest.importorskip("torch")
    for folder in (TRAINING, TRAINING / "reader"):
        monkeypatch.syspath_prepend(str(folder))
    from mean import mean as found

    yield found
    # the modules of training/ have short names that others may have too
    for name, module in list(sys.modules.items()):
        if str(TRAINING) in str(getattr(module, "__file__", "")):
            del sys.modules[name]


def network(weight: float, names: str = "same") -> dict[str, Any]:
    return {"state": {"a": weight}, "known": names}


def test_all_weigh_alike_unless_the_first_has_a_share(mean: Any) -> None:
    three = [network(0.0), network(3.0), network(9.0)]
    assert mean(three)["state"]["a"] == pytest.approx(4)
    assert mean(three, 0.5)["state"]["a"] == pytest.approx(3)
    assert mean(three[1:], 0.75) == {"state": {"a": 4.5}, "known": "same"}


def test_networks_of_other_names_have_no_mean(mean: Any) -> None:
    with pytest.raises(ValueError, match="different names"):
        mean([network(0.0), network(1.0, "others")])
