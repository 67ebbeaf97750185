import { expect, test } from "vitest";

import { called, firstShown, suiting, ticks } from "./periods";

test("the length of a period follows the days there are", () => {
  expect(suiting("2024-01-01", "2024-02-01")).toBe("day");
  expect(suiting("2024-01-01", "2024-12-31")).toBe("week");
  expect(suiting("2020-01-01", "2024-12-31")).toBe("month");
  expect(suiting("1990-01-01", "2024-12-31")).toBe("year");
  expect(suiting(null, "2024-12-31")).toBe("month");
});

test("a bar is called by its period", () => {
  expect(called("1994-03-01", "month")).toBe("March 1994");
  expect(called("1994-03-07", "week")).toBe("week of 1994-03-07");
});

test("labels under bars are no more than there is room for, and stand at round years", () => {
  const years = Array.from({ length: 36 }, (_, index) => String(1990 + index) + "-01-01");
  const shown = ticks(years, "year", 8).map((index) => years[index]?.slice(0, 4));
  expect(shown).toEqual(["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"]);
});

test("a chart of rates begins with the first document, one of counts with the first row", () => {
  const rows = [{ documents: 0 }, { documents: 0 }, { documents: 3 }, { documents: 0 }];
  expect(firstShown(rows, false)).toBe(2);
  expect(firstShown(rows, true)).toBe(0);
  expect(firstShown([{ documents: 0 }], false)).toBe(0);
});
