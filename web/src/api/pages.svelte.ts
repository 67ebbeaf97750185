/** A list that grows by its cursor: the first page with the address, the next when asked for. */

import { get, Problem } from "./client";
import type { List } from "./types";

export interface Paging<Row> {
  readonly rows: Row[];
  readonly first: List<Row> | undefined;
  readonly problem: Problem | undefined;
  readonly loading: boolean;
  readonly next: string | null;
  more(): void;
  again(): void;
}

/** Call while a component is made; `url` is the address of the first page, null asks nothing. */
export function pages<Row>(url: () => string | null): Paging<Row> {
  let rows = $state.raw<Row[]>([]);
  let first = $state.raw<List<Row> | undefined>();
  let problem = $state.raw<Problem | undefined>();
  let loading = $state(true);
  let next = $state<string | null>(null);
  let round = $state(0);
  let stop: AbortController | undefined;

  function fetchPage(wanted: string, signal: AbortSignal, before: Row[]): void {
    loading = true;
    get<List<Row>>(wanted, signal).then(
      (got) => {
        if (signal.aborted) return;
        if (before.length === 0) first = got;
        rows = [...before, ...got.rows];
        next = got.next;
        problem = undefined;
        loading = false;
      },
      (cause: unknown) => {
        if (signal.aborted) return;
        problem = cause instanceof Problem ? cause : new Problem({ title: String(cause), status: 0 });
        if (before.length === 0) {
          rows = [];
          first = undefined;
        }
        loading = false;
      },
    );
  }

  $effect(() => {
    const wanted = url();
    void round;
    stop?.abort();
    stop = new AbortController();
    problem = undefined;
    next = null;
    if (wanted === null) {
      rows = [];
      first = undefined;
      loading = false;
      return;
    }
    fetchPage(wanted, stop.signal, []);
    return () => stop?.abort();
  });

  return {
    get rows() {
      return rows;
    },
    get first() {
      return first;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    get next() {
      return next;
    },
    more() {
      const wanted = url();
      if (!next || !wanted || loading || !stop) return;
      const joined = wanted + (wanted.includes("?") ? "&" : "?") + "cursor=" + encodeURIComponent(next);
      fetchPage(joined, stop.signal, rows);
    },
    again() {
      round += 1;
    },
  };
}
