/** How each role is drawn: a colour, a line and brackets, so that none is needed to tell them apart. */

import type { Mention, Span } from "$/api/types";

import type { Mark, Role } from "./segments";

export const BRACKETS: Record<Role, [string, string]> = {
  trigger: ["[", "]"],
  actor: ["⟨", "⟩"],
  recipient: ["{", "}"],
  date: ["(", ")"],
  place: ["|", "|"],
  speaker: ["", ""],
  statement: ["", ""],
  agreement: ["", ""],
  office: ["", ""],
  tie: ["", ""],
  found: ["", ""],
};

export const ACT_ROLES: readonly Role[] = ["trigger", "actor", "recipient", "date", "place"];

/** The marks of a mention, all in the part of the document that the mention stands in. */
export function marksOf(mention: Mention): Mark[] {
  const found: Mark[] = [];
  const add = (role: Role, span: Span | null | undefined): void => {
    if (span) found.push({ role, span, id: mention.id });
  };
  add("trigger", mention.trigger.span);
  for (const party of mention.actors) add("actor", party.span);
  for (const party of mention.recipients) add("recipient", party.span);
  add("date", mention.date?.span);
  add("place", mention.place?.span);
  return found;
}
