"""The built web app: its files by name, and the page for every address of its own."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("web")

ABSENT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Dragoman</title>
<h1>The web app is not built</h1>
<p>The API answers under <a href="/api/v1/">/api/v1/</a>. To build the app, run
<code>npm ci</code> and <code>npm run build</code> in the folder <code>web</code> of a checkout.</p>
</html>"""


@dataclass(frozen=True, slots=True)
class WebFile:
    """One file of the app; those with a hash in their name never change."""

    body: bytes
    media: str
    lasting: bool


def web_files(folder: Path = FOLDER) -> dict[str, WebFile]:
    """All files of the built app by the path at which they are served; none where it is not built.

    They are listed once: an address can name a file that is in the list and no other.
    """
    if not (folder / "index.html").is_file():
        return {"index.html": WebFile(ABSENT.encode(), "text/html; charset=utf-8", False)}
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(folder).as_posix()
            media = _media(path)
            found[name] = WebFile(path.read_bytes(), media, name.startswith("assets/"))
    return found


def _media(path: Path) -> str:
    known = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}
    media = known.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    media = media or "application/octet-stream"
    text = media.startswith("text/") or media in ("application/json", "image/svg+xml")
    return f"{media}; charset=utf-8" if text else media
