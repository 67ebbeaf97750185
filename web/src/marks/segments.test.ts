import { expect, test } from "vitest";

import { type Mark, segments } from "./segments";

const roles = (text: string, marks: Mark[], start = 0): [string, string[]][] =>
  segments(text, marks, start).map((one) => [one.text, one.marks.map(({ role }) => role)]);

test("a text without marks is one segment", () => {
  expect(roles("Chile signed.", [])).toEqual([["Chile signed.", []]]);
});

test("offsets count code points, as the register's do", () => {
  // Two code points of four bytes each stand before the mark.
  expect(roles("🕊🕊 Chile signed", [{ role: "actor", span: [3, 8] }])).toEqual([
    ["🕊🕊 ", []],
    ["Chile", ["actor"]],
    [" signed", []],
  ]);
});

test("marks that overlap are cut at every edge, and each opens and closes once", () => {
  const found = segments("the army of Chad", [
    { role: "actor", span: [0, 16] },
    { role: "place", span: [12, 16] },
  ]);
  expect(found.map((one) => one.text)).toEqual(["the army of ", "Chad"]);
  expect(found[1]?.marks.map(({ role }) => role)).toEqual(["actor", "place"]);
  expect(found.flatMap((one) => one.opens.map(({ role }) => role))).toEqual(["actor", "place"]);
  expect(found.flatMap((one) => one.closes.map(({ role }) => role)).sort()).toEqual(["actor", "place"]);
});

test("spans count from the start of the part, and what lies outside the sentence is left out", () => {
  expect(
    roles("Peru paid", [{ role: "actor", span: [100, 104] }, { role: "date", span: [40, 50] }], 100),
  ).toEqual([
    ["Peru", ["actor"]],
    [" paid", []],
  ]);
});
