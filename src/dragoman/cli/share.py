"""Commands for data that others are to use: attach, release, verify, cite."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .options import AtVersion, RegisterOption, opened, settings_of
from .show import many

VersionOption = Annotated[
    int | None, typer.Option("--version", metavar="N", help="The version. [default: the newest]")
]
TitleOption = Annotated[str | None, typer.Option(help="Title of the data.")]
AuthorOption = Annotated[
    list[str] | None, typer.Option(help="'Family, Given' or a body; once for each.")
]
LicenceOption = Annotated[
    str | None, typer.Option(metavar="SPDX", help="Licence of the data, such as CC-BY-4.0.")
]
AddressOption = Annotated[
    str | None, typer.Option("--url", metavar="URL", help="Where the data can be found.")
]


def attach(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="FILES...", help="The news that was coded, or its folder."),
    ],
    input_format: Annotated[
        str | None, typer.Option("--input-format", help="Read all files in this format.")
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Bring texts back to a register kept without them: hashes are checked, texts stay beside it."""
    from ..attach import attach as attach_texts

    settings = settings_of(register=register)
    book = opened(register)
    done = attach_texts(book, inputs, settings, input_format=input_format)
    typer.echo(f"{many(done.attached, 'text')} attached in {book.texts().folder.uri}")
    if done.differing:
        typer.echo(
            f"{many(done.differing, 'text')} left: not the words that were coded (other hash)"
        )
    if done.strange:
        typer.echo(f"{many(done.strange, 'document')} not of this register")
    if done.missing:
        typer.echo(f"{many(done.missing, 'document')} still without text")


def release(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.")],
    version: VersionOption = None,
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="With the words of the documents, or without.")
    ] = False,
    name: Annotated[str | None, typer.Option(help="Name of the release. [default: DIR's]")] = None,
    title: TitleOption = None,
    author: AuthorOption = None,
    licence: LicenceOption = None,
    address: AddressOption = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Day of the release.")
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Write a version as a data set that stands by itself: rows, codebook, citation, checksums."""
    from ..release import Terms
    from ..release import release as write

    told = Terms(name or folder.name, title, tuple(author or ()), licence, address, day)
    book = opened(register, version)
    done = write(book, folder, told, settings_of(register=register), text=text)
    rows = ", ".join(
        many(count, "story" if table == "stories" else table.removesuffix("s"), table)
        for table, count in done.manifest.tables.items()
        if count
    )
    typer.echo(f"{folder}: register version {done.manifest.version}, {rows}")
    for note in done.notes:
        typer.echo(f"note: {note}")
    if licence is None:
        typer.echo("note: no licence is told; give one with --licence, such as CC-BY-4.0")


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a release.")],
) -> None:
    """Check a release against its checksums. Exit code 1 where anything differs."""
    from ..register.manifest import Manifest, faults

    found = list(faults(folder))
    for fault in found:
        typer.echo(fault)
    manifest = Manifest.read(folder)
    typer.echo(
        f"{folder}: register version {manifest.version}, {sum(manifest.tables.values()):,} rows; "
        + (f"{many(len(found), 'fault')}" if found else "all files are as they were written")
    )
    if found:
        raise typer.Exit(1)


class CiteFormat(StrEnum):
    """How a citation is written."""

    text = "text"
    bibtex = "bibtex"
    cff = "cff"


def cite(
    form: Annotated[
        CiteFormat, typer.Option("--format", "-f", help="How to write it.")
    ] = CiteFormat.text,
    title: TitleOption = None,
    author: AuthorOption = None,
    licence: LicenceOption = None,
    address: AddressOption = None,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """Print how to cite a register: version, settings, lexicon and model hashes, coverage."""
    from ..register.citation import citation

    book = opened(register, at)
    told = citation(
        book,
        title=title,
        authors=author or (),
        day=book.commit.time[:10] or None,
        licence=licence,
        address=address,
    )
    written = {"text": told.text, "bibtex": told.bibtex, "cff": told.cff}[form.value]()
    typer.echo(written, nl=False)


def add_to(app: typer.Typer) -> None:
    for command in (attach, release, verify, cite):
        app.command()(command)
