/** The verdicts of an audit and the key of each; a text file of the same order is in docs/web.md. */

import type { Verdict } from "$/api/types";

export const VERDICTS: readonly { verdict: Verdict; key: string; label: string }[] = [
  { verdict: "right", key: "r", label: "Right" },
  { verdict: "wrong_type", key: "t", label: "Wrong type" },
  { verdict: "wrong_actor", key: "a", label: "Wrong actor" },
  { verdict: "wrong_recipient", key: "e", label: "Wrong recipient" },
  { verdict: "wrong_date_place", key: "d", label: "Wrong date or place" },
  { verdict: "unsure", key: "u", label: "Unsure" },
];

export const labelOf = (verdict: Verdict): string =>
  VERDICTS.find((one) => one.verdict === verdict)?.label ?? verdict;
