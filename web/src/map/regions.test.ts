import { expect, test } from "vitest";

import { outline, REGIONS } from "./regions";

test("a part of the world lies within the globe, and its outline touches every side", () => {
  for (const { corners } of Object.values(REGIONS)) {
    if (!corners) continue;
    const [west, south, east, north] = corners;
    expect(west).toBeLessThan(east);
    expect(south).toBeLessThan(north);
    const { coordinates } = outline(corners);
    expect(Math.min(...coordinates.map(([lon]) => lon))).toBe(west);
    expect(Math.max(...coordinates.map(([lon]) => lon))).toBe(east);
    expect(Math.min(...coordinates.map(([, lat]) => lat))).toBe(south);
    expect(Math.max(...coordinates.map(([, lat]) => lat))).toBe(north);
  }
});
