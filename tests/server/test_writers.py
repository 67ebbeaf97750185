"""A writer goes on while many read: no error, and no answer that is of two versions."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

from dragoman.register import Register
from dragoman.server import served
from dragoman.server.app import Options, create_app
from dragoman.server.guard import Limits
from tests.analysis.made import SETTINGS, report
from tests.analysis.made import register as made_register

from .conftest import API

CLIENTS = 20
BATCHES = 12


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A real server on a free port of this machine."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    app = create_app(Options(folder, limits=Limits(rate=1e6, burst=10**6)))
    started = threading.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            started.set()

    server = Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    assert started.wait(60)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}{API}"
    finally:
        server.should_exit = True
        thread.join(60)
        listener.close()


def write_batch(book: Register, number: int) -> None:
    """One document with as many mentions as it has; a version of the register each."""
    from dragoman.model.rows import rows_of
    from dragoman.model.schema import TABLES

    with book.run(**SETTINGS) as run:
        rows = {name: [] for name in TABLES}  # type: ignore[var-annotated]
        acts = "NOR > CHL SUPPORT 2021-03-04; CHL > NOR ACCUSE 2021-03-05"
        for name, row in rows_of(report(number, acts), run=run.id):
            rows[name].append(row)
        run.write(rows)


def test_readers_see_whole_versions_while_a_writer_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served, "LOOKS", 0.01)
    folder = tmp_path / "register"
    book = made_register(folder, report(0, "NOR > CHL SUPPORT 2021-03-04; CHL > NOR AID"))
    faults: list[str] = []
    seen: set[int] = set()
    written = threading.Event()

    def read(base: str) -> None:
        with httpx.Client(timeout=60) as client:
            last, rounds = 0, 0
            while not written.is_set() or rounds < 3:
                rounds += 1
                listed = client.get(f"{base}/mentions", params={"limit": 500})
                if listed.status_code != 200:
                    faults.append(listed.text)
                    return
                told = listed.json()
                version = told["version"]
                query = {"of": "mentions", "version": version}
                facets = client.get(f"{base}/facets", params=query)
                about = client.get(f"{base}/", params={"version": version})
                if (facets.status_code, about.status_code) != (200, 200):
                    faults.append(facets.text + about.text)
                    return
                counts = about.json()["counts"]
                rows = len(told["rows"])
                whole = {rows, told["total"], facets.json()["total"], counts["mentions"]}
                if len(whole) != 1 or counts["documents"] * 2 != rows or version < last:
                    faults.append(f"version {version} after {last}: {whole} {counts}")
                last = version
                seen.add(version)

    with running(folder) as base:
        readers = [threading.Thread(target=read, args=(base,)) for _ in range(CLIENTS)]
        for reader in readers:
            reader.start()
        for number in range(1, BATCHES + 1):
            write_batch(book, number)
        final = book.refresh().version
        written.set()
        for reader in readers:
            reader.join(120)
    assert faults == []
    assert len(seen) > 1 and max(seen) <= final
    assert not any(reader.is_alive() for reader in readers)


def test_an_old_version_stays_while_somebody_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    book = made_register(folder, report(0, "NOR > CHL SUPPORT 2021-03-04"))
    shown = served.Served(folder)
    shown.start(watch=False)
    try:
        with shown.lease() as first:
            for number in range(1, served.KEPT + 3):
                write_batch(book, number)
                shown.refresh()
            assert first.counts()["documents"] == 1
            assert shown.newest > first.version
        with shown.lease() as newest:
            assert newest.counts()["documents"] == served.KEPT + 3
        assert len(list(first.path.parent.glob("*.duckdb"))) == served.KEPT
    finally:
        shown.close()
    assert not first.path.parent.exists()


def test_what_was_forgotten_is_in_no_version_that_is_served(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    book = made_register(folder, report(0, "NOR > CHL SUPPORT 2021-03-04"))
    write_batch(book, 1)
    gone, text = next((row["id"], row["text"]) for row in book.documents())
    app = create_app(Options(folder, limits=Limits(rate=1e6, burst=10**6), watch=False))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        shown: served.Served = app.state.served
        old = shown.newest
        page = f"{API}/documents/{gone}?version={old}"
        listed = f"{API}/documents?version={old}"
        before = client.get(listed)
        assert gone in before.text and client.get(page).status_code == 200
        with shown.lease(old) as held:
            book.forget([gone])
            shown.refresh()
            assert held.texts([gone])[gone][1] == text  # a request ends with what it began with
        assert not held.path.parent.exists()
        assert client.get(page).status_code == 404
        after = client.get(listed, headers={"If-None-Match": before.headers["etag"]})
        assert after.json()["version"] == old and gone not in after.text
        with shown.lease(old) as copy:
            assert gone not in copy.search.numbers()
