/** What an agreement is called, and where it stands. */

import type { Agreement, Stage } from "$/api/types";
import { day } from "$/app/words";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function titleOf(one: Agreement): string {
  const kind = one.form && one.form !== "other" ? one.form : "agreement";
  return capital(one.names[0] ?? (one.subject ? one.subject + " " + kind : kind));
}

/** The names of its parties, each once. */
export const partiesOf = (one: Agreement): string[] => [
  ...new Set(one.parties.map((party) => party.name ?? party.country ?? "").filter(Boolean)),
];

/** When a stage was, as far as is known: its own day, else the day by which it was told. */
export function whenOf(stage: Stage): string {
  if (stage.date) return day(stage.date);
  return stage.told ? "by " + stage.told : "day not told";
}

/** The day that a stage stands at on a line of time, and whether it is its own. */
export function placeOf(stage: Stage): { day: string; own: boolean } | null {
  if (stage.date) return { day: stage.date.start, own: true };
  return stage.told ? { day: stage.told, own: false } : null;
}
