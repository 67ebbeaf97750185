import { expect, test } from "vitest";

import type { Agreement, Stage } from "$/api/types";

import { partiesOf, placeOf, titleOf, whenOf } from "./agreements";

const made = (over: Partial<Agreement>): Agreement => ({
  id: "x",
  names: [],
  subject: null,
  form: null,
  parties: [],
  signatories: [],
  stages: [],
  evidence: [],
  ...over,
});
const evidence = { document: "d", input_id: null, part: "body" as const, span: [0, 4] as [number, number] };

test("an agreement is called by its name, else by what it is about", () => {
  expect(titleOf(made({ names: ["fishing accord"], subject: "trade" }))).toBe("Fishing accord");
  expect(titleOf(made({ subject: "trade", form: "treaty" }))).toBe("Trade treaty");
  expect(titleOf(made({ form: "other" }))).toBe("Agreement");
});

test("a stage without a day of its own stands at the day by which it was told, and says so", () => {
  const stage: Stage = { stage: "signed", date: null, place: null, evidence, told: "2016-09-26" };
  expect(placeOf(stage)).toEqual({ day: "2016-09-26", own: false });
  expect(whenOf(stage)).toBe("by 2016-09-26");
  expect(placeOf({ ...stage, told: null })).toBeNull();
});

test("a party of two reports is named once", () => {
  const party = { country: "CHL", name: "Chile", joined: null, left: null, order: null };
  expect(partiesOf(made({ parties: [party, { ...party }, { ...party, name: null, country: "PER" }] }))).toEqual(["Chile", "PER"]);
});
