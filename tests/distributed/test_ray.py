"""Ray gives what the pool gives; where it is not installed, the error says what to do."""

from __future__ import annotations

import importlib.util
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from tests.distributed.work import batches, words

from dragoman.distributed import code_batches
from dragoman.distributed import ray as on_ray
from dragoman.errors import ConfigError, ModelError


def test_without_ray_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ConfigError, match=r"pip install 'dragoman\[ray\]'"):
        list(code_batches(batches("a"), words, workers=2, ray=True))


class RayError(Exception):
    """As ray.exceptions.RayError."""


class Dataset:
    """Ray Data's from_items and map_batches in this process; blocks come back in any order."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows

    def map_batches(self, actor: Any, *, fn_constructor_args: tuple[Any, ...], **_: Any) -> Dataset:
        made = actor(*fn_constructor_args)
        coded: list[dict[str, Any]] = []
        for row in reversed(self.rows):
            if b"die" in row["work"]:
                raise RayError("the actor died")
            columns = made({name: [value] for name, value in row.items()})
            coded.append({name: values[0] for name, values in columns.items()})
        return Dataset(coded)

    def iter_rows(self) -> list[dict[str, Any]]:
        return self.rows


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = SimpleNamespace(
        is_initialized=lambda: True,
        exceptions=SimpleNamespace(RayError=RayError),
        data=SimpleNamespace(
            from_items=lambda rows, **_: Dataset(rows), ActorPoolStrategy=lambda size: size
        ),
    )
    monkeypatch.setattr(on_ray, "_ray", lambda: fake)


@pytest.mark.usefixtures("stub")
def test_results_come_in_the_order_of_the_work() -> None:
    texts = [f"w{n}" for n in range(50)]
    results = code_batches(batches(*texts), words, workers=2, ray=True)
    assert [text for batch in results for _, text in batch] == texts


@pytest.mark.usefixtures("stub")
def test_a_document_that_kills_its_actor_becomes_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_ray, "KILLED", "the process ended")  # the stub looks for "die" anywhere
    results = list(code_batches(batches("a", "b|fail|c", "d"), words, workers=2, ray=True))
    assert [who == "reject" for batch in results for who, _ in batch] == [
        False,
        False,
        True,
        False,
        False,
    ]
    (told,) = [text for batch in results for who, text in batch if who == "reject"]
    assert told.startswith("fail.txt: ")


@pytest.mark.usefixtures("stub")
def test_an_error_raised_on_purpose_ends_the_work() -> None:
    with pytest.raises(ModelError):
        list(code_batches(batches("a", "stop"), words, workers=2, ray=True))


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="ray is not installed")
def test_a_real_cluster_gives_what_the_pool_gives() -> None:
    texts = ["a", "b|die|c", "d|fail", "e"]
    on_pool = list(code_batches(batches(*texts), words, workers=2))
    on_cluster = list(code_batches(batches(*texts), words, workers=2, ray=True))
    assert [text for batch in on_cluster for _, text in batch] == [
        text for batch in on_pool for _, text in batch
    ]
