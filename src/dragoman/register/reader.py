"""One version of a register as a reader sees it: tables, questions, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dragoman.errors import ConfigError, LookupFailed, RegisterError, SchemaMismatch
from dragoman.model.schema import ALL_TABLES, TABLES, Row, TableName, schemas

from . import filters
from .answers import Rows, of_table
from .commits import Commit
from .doctor import findings
from .filters import Condition, MentionFilter, Texts
from .history import RunRecord, run_records
from .layout import DATA_TABLES, exported_columns
from .maintenance import must_exist
from .session import Session
from .side import SideTexts
from .soundness import Finding
from .writing import Store

if TYPE_CHECKING:
    import pyarrow.dataset as ds

    from .export import Format

Day = str | date | None


@dataclass(slots=True)
class Reader:
    """The tables of a register at one version; what other processes write does not change it."""

    store: Store = field(repr=False)
    commit: Commit
    latest: bool = True
    """False when it was opened at a version by number; such a register cannot be written to."""
    _session: Session | None = field(default=None, repr=False)

    @property
    def path(self) -> str:
        return self.store.folder.uri

    @property
    def version(self) -> int:
        """The number that a paper cites."""
        return self.commit.number

    def versions(self) -> list[Commit]:
        """Every version of the register, oldest first."""
        return self.store.commits.all()

    def runs(self) -> list[RunRecord]:
        """The runs that wrote to the register up to this version, oldest first."""
        return run_records(self.store, self.commit)

    def counts(self) -> dict[str, int]:
        """Rows in each table at this version; those of resolution once it has given rows."""
        return {
            name: sum(file.rows for file in self.store.files(name, self.commit).values())
            for name in ALL_TABLES
            if name in TABLES or self.store.files(name, self.commit)
        }

    def doctor(self) -> list[Finding]:
        """What is wrong with the register or could be tidied; empty when all is well."""
        try:
            return findings(self.store, self.commit, self.session)
        except SchemaMismatch as fault:  # no query can run over tables of other columns
            what, _, step = str(fault).rpartition(". ")
            return [Finding("schema", what, step, harm=True)]

    def sql(self, query: str) -> Rows:
        """The rows of one SELECT over the tables; read only, no file but the register's own.

        Raises RegisterError with the reason on one line.
        """
        session = self.session()
        session.check(query)
        text = query.strip().rstrip(";")
        rows = Rows(session, text)
        session.bind(text)
        return rows

    def rows(
        self,
        name: TableName,
        where: Sequence[Condition] = (),
        limit: int | None = None,
        first: Sequence[str] = (),
    ) -> Rows:
        """Rows of one table, all conditions holding, by what `first` (SQL) has, else in its order."""
        if name not in ALL_TABLES:
            raise LookupFailed.among("table", name, ALL_TABLES)
        columns = ", ".join(f'"{column}"' for column in schemas()[name].names)
        return of_table(self.session(), name, columns, where, limit, first)

    def tables(self, name: TableName) -> ds.Dataset:
        """One table as an Arrow dataset, for tools of other people."""
        import pyarrow.dataset as ds

        if name not in ALL_TABLES:
            raise LookupFailed.among("table", name, ALL_TABLES)
        folder = self.store.folder
        files = self.store.files(name, self.commit)
        paths = [folder.path_of(name, file) for file in sorted(files)]
        return ds.dataset(
            paths, schema=schemas()[name], filesystem=folder.filesystem, format="parquet"
        )

    def mentions(
        self,
        where: MentionFilter | None = None,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        event: Texts = None,
        mode: Texts = None,
        status: Texts = None,
        since: Day = None,
        until: Day = None,
        limit: int | None = None,
    ) -> Rows:
        """Event mentions: what single sentences report, never to be counted as events.

        What is named here and what `where` asks must both hold; see MentionFilter for values.
        """
        named = MentionFilter(
            actor=actor,
            recipient=recipient,
            event=event,
            mode=mode,
            status=status,
            since=since,
            until=until,
        )
        asked = (where or MentionFilter()).conditions("mentions") + named.conditions("mentions")
        return self.rows("mentions", asked, limit)

    def events(
        self,
        where: MentionFilter | None = None,
        *,
        min_reports: int | None = None,
        limit: int | None = None,
    ) -> Rows:
        """Events: what happened, each once; there are none before resolution has been run.

        `where` asks of an event what it asks of a mention; `min_reports` are independent reports.
        """
        asked = (where or MentionFilter()).conditions("events")
        if min_reports is not None:
            asked.append(Condition("independent_reports >= ?", (min_reports,)))
        return self.rows("events", asked, limit)

    def agreements(self, *, between: Sequence[str] = (), limit: int | None = None) -> Rows:
        """Agreements to which all of `between` (country codes or words of names) are parties."""
        return self.rows(
            "agreements", [filters.any_member("parties", one) for one in between], limit
        )

    def statements(
        self,
        *,
        speaker: str | None = None,
        context: Texts = None,
        since: Day = None,
        until: Day = None,
        limit: int | None = None,
    ) -> Rows:
        """Statements by a speaker (codes, id or words of a name), in a context, of some days."""
        where = filters.within("date", since, until)
        if speaker is not None:
            where.append(filters.party("speaker", speaker))
        if context is not None:
            where.append(filters.any_context("contexts", context))
        return self.rows("statements", where, limit)

    def offices(
        self, *, person: str | None = None, country: str | None = None, limit: int | None = None
    ) -> Rows:
        """Office-holders: by part of the person's name, by country code."""
        where = []
        if person is not None:
            where.append(filters.contains_text("person", person))
        if country is not None:
            where.append(Condition("country = ?", (country,)))
        return self.rows("offices", where, limit)

    def ties(self, *, between: Sequence[str] = (), limit: int | None = None) -> Rows:
        """Standing relations among all of `between` (codes, ids or words of names)."""
        return self.rows("ties", [filters.any_party("parties", one) for one in between], limit)

    def documents(
        self,
        *,
        outlet: str | None = None,
        language: str | None = None,
        since: Day = None,
        until: Day = None,
        limit: int | None = None,
    ) -> Rows:
        """Documents by outlet, language and day of publication."""
        where = filters.published_within(since, until)
        if outlet is not None:
            where.append(filters.contains_text("outlet", outlet))
        if language is not None:
            where.append(Condition("language = ?", (language,)))
        return self.rows("documents", where, limit)

    def rejects(self, *, limit: int | None = None) -> Rows:
        """What could not be read or coded, and why."""
        return self.rows("rejects", (), limit)

    def rejections(self, document: str) -> Rows:
        """The readings of a document that were considered and not kept, and why."""
        return self.rows("rejections", [Condition("document = ?", (document,))])

    def get(self, name: TableName, key: str) -> Row:
        """The row whose id is `key`, or begins with it and no other does.

        Raises LookupFailed, with the ids that come near.
        """
        if name in ALL_TABLES and "id" not in schemas()[name].names:
            raise RegisterError(f"Rows of table {name} have no id. Ask for them by document.")
        found = self.rows(name, [Condition("starts_with(id, ?)", (key,))], 4).first(4)
        exact = [row for row in found if row["id"] == key]
        if exact or (len(found) == 1 and key):
            return (exact or found)[0]
        if found and key:
            ids = ", ".join(row["id"] for row in found[:3])
            raise LookupFailed(
                f"{key!r} begins several ids in {name}: {ids}{' ...' if len(found) > 3 else ''}. "
                "Give more of it."
            )
        near = Rows(
            self.session(),
            f"SELECT id FROM {name} ORDER BY levenshtein(id, ?), id LIMIT 20",
            (key,),
        )
        raise LookupFailed.among(f"id in {name}", key, [row["id"] for row in near])

    def export(
        self,
        what: TableName,
        form: Format,
        out: str | Path | None = None,
        *,
        where: MentionFilter | None = None,
    ) -> int:
        """Write table `what` to file `out` as jsonl, csv or parquet: the number of rows.

        Without `out` the rows go to standard output (not Parquet). `where` narrows mentions or
        events.

        Rows are in a fixed order and the file appears whole or not at all; equal registers give
        equal bytes. Texts of documents are left out. Raises LookupFailed, RegisterError.
        """
        from .export import Selection, export_rows

        if what not in ALL_TABLES:
            raise LookupFailed.among("table", what, ALL_TABLES)
        chosen: Sequence[Condition] = ()
        if where is not None:
            if what not in ("mentions", "events"):
                raise ConfigError(f"A filter is for mentions and events: {what} has none.")
            chosen = where.conditions(what)
        selection = Selection(what, exported_columns(what), chosen)
        return export_rows(self.session(), selection, form=form, out=Path(out) if out else None)

    def session(self) -> Session:
        """DuckDB over this version, opened at first use. Raises SchemaMismatch."""
        if self._session is None:
            self.store.check_schema()
            self._session = Session(
                self.store.folder,
                self._files(),
                lacking=self.store.lacking(),
                texts=self.texts().paths(),
            )
        return self._session

    def texts(self) -> SideTexts:
        """The texts that lie beside the register, where it holds none itself."""
        return SideTexts.of(self.store.folder)

    def wordless(self) -> int:
        """How many documents have no text here, neither in the register nor beside it."""
        if not self._may_lack_words():
            return 0
        (row,) = self.sql("SELECT count(*) AS n FROM documents WHERE text IS NULL")
        return int(row["n"])

    def _may_lack_words(self) -> bool:
        """By the footers of the files: no text is read where none is null, as in most registers."""
        import pyarrow.parquet as pq

        session = self.session()
        for file in session.files["documents"]:
            path = session.folder.path_of("documents", file)
            with pq.ParquetFile(path, filesystem=session.folder.filesystem) as opened:
                column = opened.metadata.schema.names.index("text")
                for group in range(opened.metadata.num_row_groups):
                    told = opened.metadata.row_group(group).column(column).statistics
                    if told is None or not told.has_null_count or told.null_count:
                        return True
        return False

    def require_words(self, what: str) -> None:
        """Raise RegisterError where documents have no text, which `what` needs."""
        if count := self.wordless():
            raise RegisterError(
                f"{what} needs the words of the reports, and {self.path} is kept without those of "
                f"{count:,} documents. `dragoman attach FILES` brings them back where you hold them."
            )

    def close(self) -> None:
        """Let go of DuckDB and its temporary files."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = ", ".join(f"{rows:,} {name}" for name, rows in self.counts().items() if rows)
        return f"Register({self.path}, version {self.version}: {counts or 'empty'})"

    def _files(self) -> Mapping[str, Sequence[str]]:
        files = {name: sorted(self.store.files(name, self.commit)) for name in DATA_TABLES}
        if not self.latest:
            must_exist(self.store.folder, files, self.version)
        return files
