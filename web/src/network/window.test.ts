import { expect, test } from "vitest";

import type { NetworkEdge } from "$/api/types";

import { daysOf, filled, within } from "./window";

const edge = (a: string, b: string, by: NetworkEdge["by"]): NetworkEdge => ({
  a,
  b,
  by,
  count: 9,
  cooperation: 5,
  conflict: 4,
  cooperation_sum: 20,
  conflict_sum: -12,
  directed: { forth: 3, back: 3, joint: 3 },
});

test("the slider passes over periods in which nothing was coded", () => {
  expect(filled(["1999", "2002"])).toEqual(["1999", "2000", "2001", "2002"]);
  expect(filled(["2023-11", "2024-02"])).toEqual(["2023-11", "2023-12", "2024-01", "2024-02"]);
  expect(filled([])).toEqual([]);
});

test("a window ends on the last day of its last period", () => {
  expect(daysOf(["1999", "2000"], { first: 0, last: 1 })).toEqual({ since: "1999-01-01", until: "2000-12-31" });
  expect(daysOf(["2024-01", "2024-02"], { first: 1, last: 1 })).toEqual({ since: "2024-02-01", until: "2024-02-29" });
});

test("a window counts its own periods; without one the undated count too", () => {
  const edges = [
    edge("FRA", "MLI", [
      { period: "2012", cooperation: 1, conflict: 0 },
      { period: "2013", cooperation: 0, conflict: 2 },
    ]),
    edge("CHL", "PER", [{ period: "2014", cooperation: 1, conflict: 0 }]),
  ];
  const periods = filled(["2012", "2014"]);
  const seen = within(edges, periods, { first: 0, last: 1 });
  expect(seen.map(({ a, cooperation, conflict }) => [a, cooperation, conflict])).toEqual([["FRA", 1, 2]]);
  expect(within(edges, periods, null).map(({ cooperation }) => cooperation)).toEqual([5, 5]);
});
