"""Bytes to text: which encoding, and nothing lost where a file holds several."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

MIXED = "dragoman.mixed"
"""Codec error handler: bytes that are not UTF-8 are read as Windows-1252, one for one."""

SAMPLE = 1 << 18
"""Bytes that decide the encoding of a stream."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CANDIDATES = (
    "cp1252",
    "cp1256",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "koi8_r",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
)
# The legacy encodings that newspapers were and are published in. Left free, the detector also
# answers with DOS and mainframe code pages, which for short texts fit as well by chance.

_NEAR_CP1252 = ("cp1250", "cp1254")
_WESTERN = frozenset(
    "àâäáãåæçèéêëìíîïñòóôöõøœùúûüýÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜÝ‘’‚“”„«»–—…€£§°·¿¡ºª\xa0"
)
# These three agree on most letters: short Western texts with quotes and few accents fit all.

_SHORT = 64
# Bytes below which the detector's statistics are chance: a subject line, a name.

_NOT_DECLARABLE = ("utf-7", "utf-16", "utf-32", "punycode", "idna", "undefined", "unicode")
# In a tag that was read as ASCII, UTF-16 cannot be true (WHATWG HTML, 13.2.3.2); the rest are no
# encodings of documents, and some take quadratic time.

_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")


@dataclass(frozen=True, slots=True)
class Decoding:
    """An encoding, the error handler to use with it, and the length of its byte order mark."""

    encoding: str
    errors: str
    bom: int = 0

    def decode(self, data: bytes) -> str:
        """Decode all of `data`, whose first `bom` bytes are the mark."""
        return data[self.bom :].decode(self.encoding, self.errors)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    if error.end == len(error.object) and error.reason == "unexpected end of data":
        # The file was cut inside a character: that is no Windows-1252.
        return "\ufffd", error.end
    # The five bytes that Windows-1252 leaves open stand for the control characters of Latin-1.
    text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in bad)
    return text, error.end


codecs.register_error(MIXED, _as_cp1252)


def find_decoding(
    data: bytes, *, declared: str | None = None, forced: str | None = None
) -> Decoding:
    """Decide how `data`, a whole file or its first `SAMPLE` bytes, is to be decoded.

    In this order: `forced` (the user's setting), a byte order mark, the NUL pattern of UTF-16,
    valid UTF-8, the `declared` charset of a header or tag where the bytes are valid in it, UTF-8
    with stray bytes of Windows-1252, and the most plausible legacy encoding.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark) and forced in (None, encoding):
            return Decoding(encoding, MIXED if encoding == "utf-8" else "replace", len(mark))
    if forced is not None:
        return Decoding(forced, _errors_of(forced))
    if wide := _utf16_without_mark(data):
        return Decoding(wide, "replace")
    valid = len(b"".join(_MULTIBYTE.findall(data)))
    stray = len(_HIGH.findall(data)) - valid
    if stray == 0 or _cut_only_at_end(data):
        return Decoding("utf-8", MIXED)
    if declared and (name := _codec(declared)) and name != "utf-8" and _fits(data, name):
        return Decoding(name, _errors_of(name))
    if valid >= stray:
        return Decoding("utf-8", MIXED)
    legacy = _legacy(data)
    return Decoding(legacy, _errors_of(legacy))


def decode(data: bytes, *, declared: str | None = None, forced: str | None = None) -> str:
    """Decode a whole file; never raises, loses nothing."""
    try:
        return find_decoding(data, declared=declared, forced=forced).decode(data)
    except (UnicodeError, LookupError):
        # A codec of the user's or the file's choice that does not take the error handler.
        return data.decode("utf-8", MIXED)


def without_surrogates(text: str) -> str:
    """`text` with each lone surrogate as U+FFFD, one for one, so that offsets keep.

    A lone surrogate (`"\\ud800"` in JSON) is no character: Arrow, files and sockets refuse it.
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def without_controls(text: str) -> str:
    """`text` with NUL, Ctrl-Z and their like as spaces, one for one; tabs and line ends stay."""
    return _CONTROL.sub(" ", text)


def looks_binary(data: bytes) -> bool:
    """Whether a sample holds too many control bytes for any text but UTF-16 and UTF-32."""
    if not data or _utf16_without_mark(data):
        return False
    if any(data.startswith(mark) for mark, encoding in _BOMS if encoding != "utf-8"):
        return False
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    return controls > len(data) * 0.05


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 by its ASCII: NULs stand nearly always on one side, and never come in pairs."""
    sample = data[: SAMPLE & ~1]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    # Spaces and full stops alone give a tenth of NULs even in Arabic or Chinese text.
    if even > half * 0.08 and even > 20 * odd:
        wide = "utf-16-be"
    elif odd > half * 0.08 and odd > 20 * even:
        wide = "utf-16-le"
    else:
        return None
    text = sample.decode(wide, "replace")
    strange = sum(char == "\ufffd" or (char < " " and char not in "\t\n\r\f") for char in text)
    return wide if strange <= len(text) * 0.02 else None


def _cut_only_at_end(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(data) - 3
    return True


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
        b"a".decode(found, "replace")
    except (LookupError, ValueError):
        return None
    if found.replace("_", "-").replace("raw-", "").startswith(_NOT_DECLARABLE):
        return None
    # The web reads Latin-1 and ASCII as Windows-1252, which holds them and the quotes besides
    # (WHATWG Encoding, section 4.2).
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _fits(data: bytes, name: str) -> bool:
    """Whether nearly all of `data` is valid in `name` and no C1 controls come out."""
    text = data.decode(name, "replace")
    high = sum(char > "\x7f" for char in text)
    bad = sum(char == "\ufffd" or "\x80" <= char <= "\x9f" for char in text)
    return bad <= high * 0.02


def _is_hungarian(data: bytes) -> bool:
    """Whether the letters are those of Hungarian, whose ő and ű are õ and û in cp1252."""
    letters = {char for char in data.decode("cp1250", "replace").lower() if char > "\x7f"}
    return "ő" in letters and {char for char in letters if char.isalpha()} <= set("áéíóöőúüű")


def _is_western(data: bytes) -> bool:
    """Whether cp1252 gives Latin words with some accents, not a script told in accents alone."""
    text = data.decode("cp1252", MIXED)
    high = [char for char in text if char > "\x7f"]
    letters = sum(char.isalpha() for char in text)
    return len(high) <= 0.4 * letters and all(char in _WESTERN for char in high)


def _errors_of(name: str) -> str:
    return MIXED if name.replace("_", "-") in ("utf-8", "utf8", "cp1252") else "replace"


def _legacy(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # Lines that are plain ASCII say nothing and dilute the measure.
    lines = [line for line in data[:SAMPLE].splitlines(keepends=True) if _HIGH.search(line)]
    telling = b"".join(lines)
    found = from_bytes(telling, cp_isolation=list(_CANDIDATES), preemptive_behaviour=False)
    best = found.best()
    if best is None:
        return "cp1252"
    near = best.encoding in _NEAR_CP1252 and not _is_hungarian(telling)
    if (near or len(telling) < _SHORT) and _is_western(telling):
        return "cp1252"
    return best.encoding
