import { expect, test } from "vitest";

import { asCommand, filterOf } from "./filter";

test("the filter of an address is its known names in one order; what is the page's own is left out", () => {
  const search = new URLSearchParams("sort=-date&event=AID&actor=NOR&event=SUPPORT&by=year");
  expect(filterOf(search).toString()).toBe("actor=NOR&event=AID&event=SUPPORT");
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
