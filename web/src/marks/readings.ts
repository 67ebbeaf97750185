/** All that was read in a document, as one list: what it is, where it stands, what it says. */

import type { DocumentPage, Mention, Part, Rejection, Span } from "$/api/types";
import { day, headline, nameOf, percent, plain } from "$/app/words";

import { marksOf } from "./roles";
import type { Mark, Role } from "./segments";

export interface Reading {
  id: string;
  kind: "mention" | "statement" | "agreement" | "office" | "tie";
  part: Part;
  /** The spans that open the reading: the trigger, the words, the name. */
  spans: Span[];
  title: string;
  /** What more there is to say, a line each: name and value. */
  details: [string, string][];
  /** The page of the reading, where it has one. */
  page: string | null;
  mention: Mention | null;
}

const ROLES: Record<Reading["kind"], Role> = {
  mention: "trigger",
  statement: "statement",
  agreement: "agreement",
  office: "office",
  tie: "tie",
};

/** Readings in the order of the text, the title's first. */
export function readingsOf(page: DocumentPage): Reading[] {
  const found: Reading[] = [];
  for (const mention of page.mentions) {
    found.push({
      id: mention.id,
      kind: "mention",
      part: mention.part,
      spans: [mention.trigger.span],
      title: headline(mention),
      details: [
        ["Entry", mention.entry],
        ...(mention.operators.length ? [["Upon it", mention.operators.join(", ")] as [string, string]] : []),
        ["Status", mention.status],
        ["Date", mention.date ? day(mention.date) : (mention.unknown?.["date"] ?? "unknown")],
        ["Place", mention.place?.name ?? mention.unknown?.["place"] ?? "unknown"],
        ...(mention.said_by ? [["Said by", nameOf(mention.said_by)] as [string, string]] : []),
        ["Sure", percent(mention.confidence)],
      ],
      page: "/mentions/" + mention.id,
      mention,
    });
  }
  for (const one of page.statements) {
    found.push({
      id: one.id,
      kind: "statement",
      part: one.part,
      spans: [one.span],
      title: nameOf(one.speaker) + (one.office ? ", " + one.office : ""),
      details: [
        ["Words", one.kind],
        ...(one.venues.length ? [["Venue", one.venues.join(", ")] as [string, string]] : []),
        ...(one.addressee ? [["To", nameOf(one.addressee)] as [string, string]] : []),
        ...(one.contexts.length
          ? [["Contexts", [...new Set(one.contexts.map(({ context }) => plain(context)))].join(", ")] as [string, string]]
          : []),
      ],
      page: null,
      mention: null,
    });
  }
  for (const one of page.agreements) {
    const evidence = one.evidence.filter(({ document }) => document === page.document.id);
    found.push({
      id: one.id,
      kind: "agreement",
      part: evidence[0]?.part ?? "body",
      spans: evidence.map(({ span }) => span),
      title: one.names[0] ?? [one.subject, one.form].filter(Boolean).join(" ") + " agreement",
      details: [
        ["Parties", one.parties.map((party) => party.name ?? party.country ?? "?").join(", ") || "none named"],
        ["Stages", one.stages.map(({ stage, date }) => stage + (date ? " " + day(date) : "")).join("; ") || "none told"],
      ],
      page: "/agreements/" + one.id,
      mention: null,
    });
  }
  for (const one of page.offices) {
    found.push({
      id: one.id,
      kind: "office",
      part: one.part,
      spans: [one.span],
      title: one.person + ": " + one.office,
      details: [["Of", [one.country, one.sector, one.former ? "former" : null].filter(Boolean).join(" ") || "unknown"]],
      page: null,
      mention: null,
    });
  }
  for (const one of page.ties) {
    found.push({
      id: one.id,
      kind: "tie",
      part: one.part,
      spans: [one.span],
      title: one.parties.map(nameOf).join(" and "),
      details: [["Tie", one.kind]],
      page: null,
      mention: null,
    });
  }
  const order = (one: Reading): number => (one.part === "title" ? -1e9 : 0) + (one.spans[0]?.[0] ?? 1e9);
  return found.sort((one, other) => order(one) - order(other));
}

/** The marks of one part: each reading's own, and all of the one that is open. */
export function marksIn(part: Part, readings: readonly Reading[], open: Reading | undefined): Mark[] {
  const marks: Mark[] = [];
  for (const reading of readings) {
    if (reading.part !== part) continue;
    for (const span of reading.spans) marks.push({ span, role: ROLES[reading.kind], id: reading.id });
  }
  if (open?.mention && open.part === part) {
    marks.push(...marksOf(open.mention).filter(({ role }) => role !== "trigger"));
  }
  return marks;
}

/** The words of a rejected reading; spans count characters, not the units of a string. */
export function rejectedWords(one: Rejection, text: string, title: string): string {
  return Array.from(one.part === "title" ? title : text).slice(...one.trigger).join("");
}
