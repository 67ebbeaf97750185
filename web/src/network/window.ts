/** The slider's time: every period from the first to the last, and the ties within a window of them. */

import type { NetworkEdge } from "$/api/types";

export interface Tie {
  a: string;
  b: string;
  cooperation: number;
  conflict: number;
  edge: NetworkEdge;
}

export interface Span {
  /** Places in the list of periods, the last included. */
  first: number;
  last: number;
}

/** Years or months from the first of those given to the last, those without acts too. */
export function filled(periods: readonly string[]): string[] {
  const first = periods[0];
  const last = periods.at(-1);
  if (!first || !last) return [];
  const monthly = first.length > 4;
  const number = (period: string): number =>
    monthly ? Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 : Number(period);
  const name = (value: number): string =>
    monthly
      ? String(Math.floor(value / 12)).padStart(4, "0") + "-" + String((value % 12) + 1).padStart(2, "0")
      : String(value).padStart(4, "0");
  const found: string[] = [];
  for (let at = number(first); at <= number(last); at += 1) found.push(name(at));
  return found;
}

/** The first and the last day of a window. */
export function daysOf(periods: readonly string[], span: Span): { since: string; until: string } | null {
  const first = periods[span.first];
  const last = periods[span.last];
  if (!first || !last) return null;
  if (first.length === 4) return { since: first + "-01-01", until: last + "-12-31" };
  const end = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5, 7)), 0));
  return { since: first + "-01", until: end.toISOString().slice(0, 10) };
}

/** Ties with any act in the window, the strongest first; without a window all, the undated too. */
export function within(edges: readonly NetworkEdge[], periods: readonly string[], span: Span | null): Tie[] {
  const kept = span ? new Set(periods.slice(span.first, span.last + 1)) : null;
  const found: Tie[] = [];
  for (const edge of edges) {
    let { cooperation, conflict } = edge;
    if (kept) {
      cooperation = 0;
      conflict = 0;
      for (const one of edge.by ?? []) {
        if (!kept.has(one.period)) continue;
        cooperation += one.cooperation;
        conflict += one.conflict;
      }
    }
    if (cooperation + conflict > 0) found.push({ a: edge.a, b: edge.b, cooperation, conflict, edge });
  }
  return found.sort((one, other) => other.cooperation + other.conflict - one.cooperation - one.conflict);
}
