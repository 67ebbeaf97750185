"""How long each page's data takes over HTTP, with a made register of any size.

    python -m benchmarks.made_register 1000000 --register DIR
    python -m benchmarks.server DIR [--rounds 9]

Starts `dragoman serve` on a free port, waits until it serves, and asks every address one request
after the other: as the page first asks it, and with filters that no earlier round had, so that no
answer is one that was kept. Prints the machine, the time to be ready, the memory of the server,
and the median and worst of each in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.ontology import countries, event_types

CODES = [each.iso3 for each in countries()][:60]
EVENTS = [each.code for each in event_types()]


def filters(round_: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Kinds of filters, each new in every round."""
    code, year = CODES[round_ * 3 % len(CODES)], 2012 + round_ % 12
    yield "of an actor", {"actor": code}
    yield "of a year", {"since": f"{year}-01-01", "until": f"{year}-12-31"}
    yield "of a type", {"event": EVENTS[round_ % len(EVENTS)], "status": "actual"}
    yield "of words", {"q": f"word{round_ * 37}"}


FILTERED = ("/events", "/mentions", "/facets", "/series", "/network", "/map", "/dyads")


def questions(round_: int, ids: dict[str, list[str]]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What is asked in a round: a label, the path and the query."""
    for path in (*FILTERED, "/", "/changes", "/actors", "/coverage", "/agreements", "/statements", "/offices", "/documents"):  # fmt: skip
        yield f"{path} first", path, {}
    for path in FILTERED:
        for label, query in filters(round_):
            yield f"{path} {label}", path, query
            if path in ("/facets", "/series"):
                yield f"{path} {label}, mentions", path, {**query, "of": "mentions"}
    code, other = CODES[round_ * 5 % 60], CODES[(round_ * 7 + 1) % 60]
    yield "/changes until a day", "/changes", {"until": f"2020-{round_ % 12 + 1:02}-15"}
    yield "/actors by name", "/actors", {"q": f"Person {code}"}
    yield "/search", "/search", {"q": f"word{round_ * 11} harbour"}
    yield "/search statements", "/search", {"q": f"word{round_ * 11}", "in": "statements"}
    yield "/statements of a speaker", "/statements", {"speaker": code}
    yield "/agreements of a party", "/agreements", {"between": code}
    yield "/documents of an outlet", "/documents", {"outlet": f"Paper {round_}"}
    yield "/actors/{id}", f"/actors/{code}", {}
    yield "/dyads/{a}/{b}", f"/dyads/{code}/{other}", {}
    yield "/audit/sample", "/audit/sample", {"n": "20", "seed": str(round_)}
    for table, keys in ids.items():
        yield f"/{table}/{{id}}", f"/{table}/{keys[round_ % len(keys)]}", {}


def timed(base: str, path: str, query: dict[str, str]) -> float:
    """Milliseconds until the whole answer is there."""
    began = time.perf_counter()
    with urllib.request.urlopen(f"{base}{path}?{urllib.parse.urlencode(query)}") as answer:
        answer.read()
    return (time.perf_counter() - began) * 1000


def ids_of(base: str) -> dict[str, list[str]]:
    import json

    found = {}
    for table in ("mentions", "events", "agreements", "statements", "documents"):
        with urllib.request.urlopen(f"{base}/{table}?limit=50") as answer:
            found[table] = [row["id"] for row in json.load(answer)["rows"]]
    return found


def measure(base: str, rounds: int, tell: Callable[[str], None]) -> None:
    ids = ids_of(base)
    times: dict[str, list[float]] = {}
    for round_ in range(rounds):
        for label, path, query in questions(round_, ids):
            times.setdefault(label, []).append(timed(base, path, query))
    over = 0
    for label, found in times.items():
        median = statistics.median(found)
        over += median >= 300
        tell(f"{label:42} {median:7.0f} {max(found):7.0f}")
    every = [each for found in times.values() for each in found]
    tell(f"{'all':42} {statistics.median(every):7.0f} {max(every):7.0f}")
    tell(f"{over} of {len(times)} have a median of 300 ms or more")


def memory_of(process: int) -> float:
    """The most memory that a process has held, in GB; not known where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return float("nan")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found.group(1)) / 1e6 if found else float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("register", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    print(platform.platform(), f"{os.cpu_count()} cores", platform.python_version())
    command = [sys.executable, "-m", "dragoman", "serve", "-r", str(asked.register), "--port", "0"]
    began = time.monotonic()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            for line in server.stderr:
                if found := re.search(r"(http://\S+)/ ", line):
                    break
            else:
                raise SystemExit("the server did not start")
            print(f"ready after {time.monotonic() - began:.0f} s")
            print(f"{'':42} {'median':>7} {'worst':>7}  ms")
            measure(found.group(1) + "/api/v1", asked.rounds, print)
            print(f"memory of the server: {memory_of(server.pid):.1f} GB at the most")
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
