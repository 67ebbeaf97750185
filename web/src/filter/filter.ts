/** The one filter language: the names are those of the API, the command line and the address bar. */

export const FILTER_NAMES = [
  "of",
  "actor",
  "recipient",
  "between",
  "party",
  "event",
  "mode",
  "context",
  "quad",
  "status",
  "country",
  "outlet",
  "language",
  "since",
  "until",
  "include_undated",
  "min_confidence",
  "min_reports",
  "document",
  "entry",
  "q",
  "version",
] as const;

export type FilterName = (typeof FILTER_NAMES)[number];

/** The filter part of an address, in the canonical order; what a page keeps for itself is left out. */
export function filterOf(search: URLSearchParams): URLSearchParams {
  const found = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    for (const value of search.getAll(name)) if (value !== "") found.append(name, value);
  }
  return found;
}

/** How many conditions a filter sets; a version and the unit are none. */
export function conditions(filter: URLSearchParams): [FilterName, string][] {
  return [...filter].filter(([name]) => name !== "of" && name !== "version") as [FilterName, string][];
}

export const LABELS: Record<FilterName, string> = {
  of: "Of",
  actor: "Actor",
  recipient: "Recipient",
  between: "Between",
  party: "Party",
  event: "Type",
  mode: "Mode",
  context: "Context",
  quad: "Class",
  status: "Status",
  country: "Place",
  outlet: "Outlet",
  language: "Language",
  since: "Since",
  until: "Until",
  include_undated: "Undated too",
  min_confidence: "Confidence at least",
  min_reports: "Reports at least",
  document: "Document",
  entry: "Entry",
  q: "Words",
  version: "Version",
};

const quoted = (value: string): string =>
  /^[\w./:@%+-]+$/.test(value) ? value : "'" + value.replaceAll("'", "'\\''") + "'";

/** The same question on the command line. */
export function asCommand(filter: URLSearchParams, unit: string): string {
  const words = ["dragoman", unit === "mentions" ? "mentions" : "events", "--register", "DIR"];
  const pair = filter.getAll("between");
  if (pair.length === 2) words.push("--between", ...pair.map(quoted));
  for (const [name, value] of filter) {
    if (name === "of" || name === "between") continue;
    const option = "--" + name.replaceAll("_", "-");
    if (name === "include_undated") words.push(option);
    else words.push(option, quoted(value));
  }
  return words.join(" ");
}

/** Two parties in `between`, and the pair's own page. */
export function dyadAddress(a: string, b: string): string {
  return "/dyads/" + encodeURIComponent(a) + "/" + encodeURIComponent(b);
}
