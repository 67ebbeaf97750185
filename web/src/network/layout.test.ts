import { expect, test } from "vitest";

import type { NetworkEdge, NetworkNode } from "$/api/types";

import { labels } from "./labels";
import { laidOut } from "./layout";

const nodes: NetworkNode[] = ["FRA", "MLI", "NER", "TCD", "CHL", "PER"].map((id, index) => ({
  id,
  name: id,
  country: id,
  kind: "state",
  count: 12 - index,
}));
const tie = (a: string, b: string): NetworkEdge => ({
  a,
  b,
  count: 3,
  cooperation: 2,
  conflict: 1,
  cooperation_sum: 8,
  conflict_sum: -5,
  directed: { forth: 1, back: 1, joint: 1 },
});
const edges = [tie("FRA", "MLI"), tie("FRA", "NER"), tie("MLI", "NER"), tie("CHL", "PER")];

test("the same network is laid out alike every time, within the drawing", () => {
  const one = [...laidOut(nodes, edges).values()];
  expect([...laidOut(nodes, edges).values()]).toEqual(one);
  for (const { x, y } of one) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(1);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(1);
  }
});

test("a larger actor is a larger dot, and no two stand in one place", () => {
  const places = [...laidOut(nodes, edges).values()];
  expect(places.map(({ r }) => r)).toEqual([...places.map(({ r }) => r)].sort((a, b) => b - a));
  expect(new Set(places.map(({ x, y }) => x.toFixed(3) + " " + y.toFixed(3))).size).toBe(places.length);
});

test("one actor alone, or none, is no fault", () => {
  expect(laidOut(nodes.slice(0, 1), []).get("FRA")).toMatchObject({ x: 0.5, y: 0.5 });
  expect(laidOut([], []).size).toBe(0);
});

test("names do not run over one another: the larger actor keeps its own", () => {
  const crowd = Array.from({ length: 9 }, (_, index) => ({ id: String(index), name: "A long enough name", x: 150, y: 60 + index, r: 4 }));
  const shown = labels(crowd, 300, 120);
  expect(shown[0]?.id).toBe("0");
  expect(shown.length).toBeLessThan(crowd.length);
});

test("a name too long for the drawing is cut, not left out", () => {
  const [one] = labels([{ id: "a", name: "an organisation of very many member governments", x: 150, y: 50, r: 4 }], 400, 100);
  expect(one?.name.endsWith("…")).toBe(true);
});
