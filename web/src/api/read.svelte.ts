/** Counts beside the news there was to read: per thousand documents, unless raw counts are asked for. */

import { changed, here } from "$/app/router.svelte";
import { many, measure, whole } from "$/app/words";

import { answer } from "./answer.svelte";
import { address } from "./client";
import type { Document, List } from "./types";

export interface Rate {
  readonly raw: boolean;
  /** Documents published in the days asked for; none known yet while the answer is on its way. */
  readonly documents: number | undefined;
  /** A count as it is to be drawn. */
  of(count: number): number;
  /** A count as it is to be read. */
  said(count: number): string;
  /** What the numbers are, in words. */
  readonly unit: string;
}

/** Call while a component is made. `days` are those the counts are of; null where all are. */
export function rate(
  days: () => { since: string | null; until: string | null },
  unit: () => string,
): Rate {
  const asks = $derived(
    changed(new URLSearchParams(), {
      ...days(),
      // One outlet or language alone has a coverage of its own.
      outlet: single("outlet"),
      language: single("language"),
      version: here.search.get("version"),
      limit: "1",
    }),
  );
  const read = answer<List<Document>>(() => address("/documents", asks));
  const documents = $derived(read.data?.total);
  const raw = $derived(here.search.get("counts") === "raw");
  const of = (count: number): number => (raw || !documents ? count : (1000 * count) / documents);
  return {
    get raw() {
      return raw || documents === 0;
    },
    get documents() {
      return documents;
    },
    of,
    said: (count) => (raw || !documents ? whole(count) : measure(of(count))),
    get unit() {
      return raw || !documents ? unit() : unit() + " per 1,000 of " + many(documents, "document") + " read";
    },
  };
}

function single(name: string): string | null {
  const given = here.search.getAll(name);
  return given.length === 1 ? (given[0] ?? null) : null;
}
