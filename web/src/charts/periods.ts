/** Periods of time as a chart needs them: which length suits, and what a bar is called. */

/** Pixels that a period takes at the most. */
export const WIDEST = 64;

export const LENGTHS = ["day", "week", "month", "year"] as const;
export type Length = (typeof LENGTHS)[number];

/** A length that gives some 20 to 150 bars between two days. */
export function suiting(since: string | null | undefined, until: string | null | undefined): Length {
  if (!since || !until) return "month";
  const days = (Date.parse(until) - Date.parse(since)) / 86_400_000;
  if (days <= 92) return "day";
  if (days <= 3 * 366) return days <= 366 ? "week" : "month";
  return days <= 12 * 366 ? "month" : "year";
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** What a period is called: `1994`, `March 1994`, `week of 1994-03-07`, `1994-03-07`. */
export function called(start: string, by: string): string {
  const [year = "", month = "01"] = start.split("-");
  if (by === "year") return year;
  if (by === "month") return (MONTHS[Number(month) - 1] ?? month) + " " + year;
  return by === "week" ? "week of " + start : start;
}

/** Which bars carry a label under them, so that no more than `room` do: indices. */
export function ticks(starts: readonly string[], by: string, room: number): number[] {
  const turns: number[] = [];
  const key = (start: string): string =>
    by === "year" ? start.slice(0, 4) : by === "month" ? start.slice(0, 4) : start.slice(0, 7);
  let before = "";
  for (const [index, start] of starts.entries()) {
    if (key(start) !== before) turns.push(index);
    before = key(start);
  }
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => turns.length / one <= room) ?? 200;
  if (step === 1) return turns;
  const round = turns.filter((index) => Number((starts[index] ?? "").slice(0, 4)) % step === 0);
  return by === "day" || by === "week" || round.length < 2 ? turns.filter((_, at) => at % step === 0) : round;
}

/** What stands under a labelled bar. */
export function tick(start: string, by: string): string {
  return by === "year" || by === "month" ? start.slice(0, 4) : start.slice(0, 7);
}

/** Where a chart begins: rates have nothing to say before the first document. */
export function firstShown(rows: readonly { documents: number }[], raw: boolean): number {
  return raw ? 0 : Math.max(rows.findIndex((row) => row.documents > 0), 0);
}
