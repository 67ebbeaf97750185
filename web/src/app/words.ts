/** Numbers, days and codes as people read them; one place, so that they read alike everywhere. */

import type { Act, Party, When } from "$/api/types";

const WHOLE = new Intl.NumberFormat("en");

export const whole = (value: number): string => WHOLE.format(value);

/** A rate or a sum: three significant digits, no false precision. */
export function measure(value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 100 ? WHOLE.format(Math.round(value)) : String(Number(value.toPrecision(size >= 10 ? 3 : 2))).replace("-", "−");
}

/** `1 report`, `14 reports`. */
export function many(count: number, one: string, more = one + "s"): string {
  return whole(count) + " " + (count === 1 ? one : more);
}

/** A day, a month, a year or a range, no finer than it is known. */
export function day(when: When | null | undefined): string {
  if (!when) return "undated";
  const { start, end } = when;
  if (start === end) return start;
  const [y1, m1, d1] = start.split("-") as [string, string, string];
  const [y2, m2] = end.split("-") as [string, string, string];
  if (d1 === "01" && lastOfMonth(end)) {
    if (y1 === y2 && m1 === m2) return y1 + "-" + m1;
    if (m1 === "01" && m2 === "12") return y1 === y2 ? y1 : y1 + "–" + y2;
  }
  return start + " – " + (y1 === y2 ? end.slice(5) : end);
}

function lastOfMonth(iso: string): boolean {
  const next = new Date(iso + "T00:00:00Z");
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

/** `ISR GOV`, or the name where no country is known. */
export function code(party: Party): string {
  const parts = [party.country, ...party.sectors.slice(0, 1)].filter(Boolean);
  return parts.length ? parts.join(" ") : (party.name ?? party.text);
}

export const nameOf = (party: Party): string => party.name ?? party.text;

/** A name in a line that runs from left to right, whatever way the name itself runs. */
const apart = (name: string): string => "\u2068" + name + "\u2069";

/** `CONSULT` as `Consult`, `mass-violence` as `mass violence`. */
export const typeName = (event: string): string =>
  event.charAt(0) + event.slice(1).toLowerCase().replaceAll("_", " ");
export const plain = (value: string): string => value.replaceAll(/[-_]/g, " ");

/** A type of the project's own with the one that it counts as: `Corridor (Aid)`. */
export const actName = (act: Pick<Act, "event" | "subtype">): string =>
  act.subtype ? typeName(act.subtype) + " (" + typeName(act.event) + ")" : typeName(act.event);

/** A headline for an act: who, what, to whom; it runs from left to right, as its arrow does. */
export function headline(act: Act): string {
  const who = act.actors.map(nameOf).map(apart).join(" + ") || "unknown";
  const whom = act.recipients.map(nameOf).map(apart).join(" + ");
  const mode = act.modes[0] ? " / " + plain(act.modes[0]) : "";
  return who + ": " + actName(act) + mode + (whom ? " → " + whom : "");
}

/** `84%` of a share in [0, 1]. */
export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? "–" : Math.round(share * 100) + "%";
