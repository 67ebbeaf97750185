"""The exceptions of dragoman; each message says the cause and the next step.

::

    DragomanError                   (exit code 1 unless said otherwise)
    ├── ConfigError                 a setting is wrong            (exit code 2)
    │   └── QueryError              a value of a question is wrong, with its field
    ├── InputError                  an input cannot be used at all (exit code 2)
    ├── LexiconError                an entry is malformed, with file and entry id
    ├── ActorFileError              a row of an actor file is malformed, with file and line
    ├── GazetteerError              the gazetteer's file is missing or broken
    ├── ModelError                  a language model is missing or speaks another scheme
    ├── LookupFailed                a code or id is not known, with the nearest ones
    └── RegisterError               the register cannot be opened, read or written
        ├── NotARegister            the folder holds no register
        ├── SchemaMismatch          the register was written by another schema version
        ├── Claimed                 another process is at work on it, alone
        └── CommitConflict          a commit kept losing against other writers

One bad document is never an exception: it is a :class:`dragoman.model.Reject`.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class DragomanError(Exception):
    """The root of all errors that dragoman raises on purpose."""

    exit_code = 1


class ConfigError(DragomanError):
    """A setting in dragoman.toml, the environment or a flag is wrong."""

    exit_code = 2


class QueryError(ConfigError):
    """A value in a question to the register is wrong; `suggestion` is what was probably meant."""

    def __init__(self, field: str, detail: str, suggestion: str | None = None) -> None:
        hint = f" Did you mean {suggestion}?" if suggestion else ""
        super().__init__(f"{field}: {detail}{hint}")
        self.field = field
        self.detail = detail
        self.suggestion = suggestion

    @classmethod
    def among(cls, field: str, value: str, known: Iterable[str]) -> QueryError:
        """Build the error for a `value` that is none of the `known` ones, naming the nearest."""
        names = {name.casefold(): name for name in known}
        near = get_close_matches(value.casefold(), list(names), n=1, cutoff=0.5)
        return cls(field, f"there is no {value!r}.", names[near[0]] if near else None)


class InputError(DragomanError):
    """An input that was named cannot be used at all (it does not exist, it is not readable)."""

    exit_code = 2


class LexiconError(DragomanError):
    """A lexicon entry is malformed; the message names file and entry."""


class ActorFileError(DragomanError):
    """A row of an actor, role or place file is malformed; the message names file and line."""


class GazetteerError(DragomanError):
    """The file of places is missing, damaged or of another version."""


class ModelError(DragomanError):
    """A language model cannot be loaded or does not speak Universal Dependencies."""


class LookupFailed(DragomanError, LookupError):
    """A code, id or name is not known."""

    @classmethod
    def among(cls, what: str, key: str, known: Iterable[str]) -> LookupFailed:
        """Build the error for `key`, naming the nearest of the `known` ones."""
        near = get_close_matches(key, list(known), n=3, cutoff=0.5)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        return cls(f"No {what} {key!r}.{hint}")


class RegisterError(DragomanError):
    """The register cannot be opened, read or written."""


class NotARegister(RegisterError):
    """The folder holds no register."""

    exit_code = 2


class SchemaMismatch(RegisterError):
    """The register was written by a schema version that this dragoman does not read."""


class Claimed(RegisterError):
    """Another process is at work on the register, and this work cannot be done beside it."""


class CommitConflict(RegisterError):
    """A commit lost against other writers more often than the limit allows."""
