import { expect, test } from "vitest";

import { asCommand, filterOf, restOf } from "./filter";

test("the filter of an address is its known names in one order; the rest is the page's own", () => {
  const search = new URLSearchParams("sort=-date&event=AID&actor=NOR&event=SUPPORT&by=year");
  expect(filterOf(search).toString()).toBe("actor=NOR&event=AID&event=SUPPORT");
  expect(restOf(search).toString()).toBe("sort=-date&by=year");
});

test("the command line gets the same conditions, quoted where a shell would split them", () => {
  const filter = new URLSearchParams("actor=MAR GOV&include_undated=true&min_reports=2&of=events");
  expect(asCommand(filter, "events")).toBe(
    "dragoman events --register DIR --actor 'MAR GOV' --include-undated --min-reports 2",
  );
});

test("a pair is one option with two values", () => {
  const filter = new URLSearchParams([["between", "ISR"], ["between", "King's men"]]);
  expect(asCommand(filter, "mentions")).toBe(
    "dragoman mentions --register DIR --between ISR 'King'\\''s men'",
  );
});
