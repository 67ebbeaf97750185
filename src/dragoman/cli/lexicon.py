"""`dragoman lexicon`: test, lint, show entries, and say why a sentence reads as it does.

The command `coverage` stands in `corpus_lexicon.py`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import corpus_lexicon
from .options import settings_of
from .show import many

if TYPE_CHECKING:
    from ..lexicon import Entry, Lexicon

app = typer.Typer(
    help="Test, check and look up lexicon entries.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Folders = Annotated[
    list[Path] | None, typer.Option("--lexicon", help="Folder of entries beside the bundled ones.")
]


def _lexicon(folders: list[Path] | None) -> Lexicon:
    from ..lexicon import Lexicon

    return Lexicon.load(settings_of(lexicon=tuple(folders or ())).lexicon)


def _named(book: Lexicon, name: str) -> list[Entry]:
    """The entries whose id begins so. Raises LookupFailed, naming near ids, where none does."""
    from ..errors import LookupFailed

    found = [each for each in book.entries if each.id.startswith(name)]
    if not found:
        raise LookupFailed.among("lexicon entry", name, [each.id for each in book.entries])
    return found


@app.command()
def test(
    entry: Annotated[str | None, typer.Argument(help="Only entries whose id begins so.")] = None,
    lexicon: Folders = None,
) -> None:
    """Read every example of every entry; exit code 1 where one reads otherwise than expected."""
    from ..coder import Coder
    from ..lexicon import run_examples

    settings = settings_of(lexicon=tuple(lexicon or ()))
    # the lexicon is tested alone: what the ranker adds is none of its entries
    coder = Coder(replace(settings, ranker=False))
    book = coder.resources.lexicon
    entries = _named(book, entry or "")
    texts = [example.text for each in entries for example in each.examples]
    readings = dict(zip(texts, coder.read_sentences(texts), strict=True))
    count, failures = run_examples(entries, readings.__getitem__)
    for failure in failures:
        typer.echo(str(failure))
    typer.echo(
        f"{many(len(entries), 'entry', 'entries')}, {many(count, 'example')}, "
        f"{many(len(failures), 'failure')}"
    )
    if failures:
        raise typer.Exit(1)


@app.command()
def lint(
    frames: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show the N commonest frames of the examples.")
    ] = 0,
    corpus: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="List the entries that never fire on this news."),
    ] = None,
    lexicon: Folders = None,
) -> None:
    """Find overlaps, shadowed entries, unknown codes, missing near misses, and frames repeated too often.

    Exit code 1 where any is found. Entries that never fire on a corpus are listed and are no finding.
    """
    from ..lexicon import Codebook, example_frames
    from ..lexicon import lint as findings_of

    book = _lexicon(lexicon)
    findings = findings_of(book, Codebook.of(name for name, _ in book.cues))
    for finding in findings:
        typer.echo(str(finding))
    for frame in example_frames(book)[:frames]:
        typer.echo(f"{frame.share:>6.1%} {frame.count:>5}  {frame.frame}  ({frame.example})")
    if corpus:
        _silent(corpus, lexicon)
    typer.echo(f"{many(len(book.entries), 'entry', 'entries')}, {many(len(findings), 'finding')}")
    if findings:
        raise typer.Exit(1)


def _silent(corpus: list[str], lexicon: list[Path] | None) -> None:
    """Print the entries that never fire on a corpus."""
    settings = settings_of(lexicon=tuple(lexicon or ()))
    found = corpus_lexicon.measured(corpus, settings)
    entries = _lexicon(lexicon).entries
    silent = set(found.silent(entry.id for entry in entries))
    for entry in entries:
        if entry.id in silent:
            typer.echo(f"{entry.origin}: {entry.id}: silent: it never fires.")
    typer.echo(f"{len(silent)} entries never fire on {found.documents} documents")


@app.command()
def show(
    entry: Annotated[str, typer.Argument(help="An entry's id, or how it begins.")],
    lexicon: Folders = None,
) -> None:
    """Show entries as they stand in their files."""
    from ..lexicon import entry_source

    folders = settings_of(lexicon=tuple(lexicon or ())).lexicon
    for each in _named(_lexicon(lexicon), entry):
        typer.echo(f"# {each.origin}\n{entry_source(each.id, folders)}")


@app.command()
def why(
    sentence: Annotated[str, typer.Argument(help="A sentence, in quotes.")],
    published: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD")] = None,
    lexicon: Folders = None,
) -> None:
    """Say what is read in a sentence, by which entry, and which readings were rejected."""
    from ..coder import Coder

    coder = Coder(settings_of(lexicon=tuple(lexicon or ())))
    coding = coder.code(sentence, published=published, language="en")
    for mention in coding.mentions:
        typer.echo(f"{mention!r}")
        typer.echo(f"    entry {mention.entry}" + "".join(f", then {o}" for o in mention.operators))
        for field, reason in mention.unknown.items():
            typer.echo(f"    {field}: {reason}")
    for rejection in coding.rejections:
        words = rejection.trigger.of(coding.document)
        typer.echo(f"rejected {words!r} as {rejection.entry}: {rejection.reason}")
    for reject in coding.rejects:
        typer.echo(f"not coded: {reject.reason}")
    if not coding.mentions and not coding.rejects:
        typer.echo("nothing is read in this sentence")


corpus_lexicon.add_to(app)
