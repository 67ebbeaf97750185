/** From marks that may overlap to a row of segments. Spans count code points, as in the register. */

import type { Span } from "$/api/types";

export type Role =
  | "trigger"
  | "actor"
  | "recipient"
  | "date"
  | "place"
  | "speaker"
  | "statement"
  | "agreement"
  | "office"
  | "tie"
  | "found";

export interface Mark {
  span: Span;
  role: Role;
  /** What the mark belongs to: the reading that a click or focus opens. */
  id?: string;
}

export interface Segment {
  text: string;
  /** The marks that cover the segment, the outermost first. */
  marks: Mark[];
  opens: Mark[];
  closes: Mark[];
}

/** The text cut at every edge of a mark; `start` is where the text begins in its part. */
export function segments(text: string, marks: readonly Mark[], start = 0): Segment[] {
  const points = Array.from(text);
  const end = start + points.length;
  const inside = marks
    .filter(({ span }) => span[0] < span[1] && span[1] > start && span[0] < end)
    .map((mark) => ({
      mark,
      from: Math.max(mark.span[0], start) - start,
      to: Math.min(mark.span[1], end) - start,
    }))
    .sort((one, other) => one.from - other.from || other.to - one.to);
  const edges = new Set([0, points.length]);
  for (const { from, to } of inside) edges.add(from).add(to);
  const cuts = [...edges].sort((one, other) => one - other);
  const found: Segment[] = [];
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const over = inside.filter((one) => one.from <= from && one.to >= to);
    found.push({
      text: points.slice(from, to).join(""),
      marks: over.map((one) => one.mark),
      opens: over.filter((one) => one.from === from).map((one) => one.mark),
      closes: over.filter((one) => one.to === to).map((one) => one.mark),
    });
  }
  return found;
}
