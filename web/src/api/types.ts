/** The API's answers (docs/server.md); rows are the interchange rows of docs/records.md. */

export type Span = [number, number];
export type Unit = "events" | "mentions";

export interface Party {
  id: string | null;
  text: string;
  span: Span | null;
  name: string | null;
  country: string | null;
  sectors: string[];
  kind: "state" | "person" | "organisation" | "group" | null;
  via: string | null;
  /** In events: the mention in whose document the span counts, and how many reports agree. */
  mention?: string;
  reports?: number;
}

export interface When {
  start: string;
  end: string;
  precision: string;
  text: string | null;
  span: Span | null;
  mention?: string;
  reports?: number;
}

export interface Place {
  name: string;
  country: string | null;
  id: string | null;
  lat: number | null;
  lon: number | null;
  precision: string;
  span: Span | null;
  mention?: string;
  reports?: number;
}

export interface Count {
  what: string;
  low: number | null;
  high: number | null;
  text: string;
  span?: Span | null;
  said_by: Party | null;
  currency?: string | null;
}

/** What mentions and events have alike. */
export interface Act {
  id: string;
  event: string;
  /** A type of the project's own, which counts as `event`. */
  subtype?: string | null;
  modes: string[];
  contexts: string[];
  cameo: string | null;
  quad: number;
  intensity: number;
  actors: Party[];
  recipients: Party[];
  reciprocal: boolean;
  status: string;
  date: When | null;
  place: Place | null;
  counts: Count[];
  confidence: number;
  unknown: Record<string, string> | null;
}

export interface Mention extends Act {
  document: string;
  input_id: string | null;
  part: Part;
  sentence: Span;
  trigger: { text: string; span: Span };
  also: string[];
  said_by: Party | null;
  entry: string;
  operators: string[];
  run: string;
}

export interface Disagreement {
  field: string;
  value: string;
  chosen: boolean;
  reports: number;
  outlets: string[];
  said_by: unknown;
  mentions: string[];
}

export interface Reason {
  mention?: string;
  same_as: string;
  probability: number;
  because: string;
}

export interface Event extends Act {
  mentions: string[];
  outlets: string[];
  reports: number;
  independent_reports: number;
  first_seen: string | null;
  last_seen: string | null;
  representative: string;
  disagreements: Disagreement[];
  reasons: Reason[];
  aliases: string[];
}

export type Part = "title" | "body";

export interface Document {
  id: string;
  input_id: string | null;
  url: string | null;
  outlet: string | null;
  published: string | null;
  language: string | null;
  title: string | null;
  characters: number;
  hash: string;
  contexts: { context: string; span: Span }[];
  text?: string | null;
  /** Why there is no text. */
  reason?: string;
}

export interface Evidence {
  document: string;
  input_id: string | null;
  part: Part;
  span: Span;
}

export interface AgreementParty {
  country: string | null;
  name: string | null;
  joined: When | null;
  left: When | null;
  order: number | null;
  span?: Span | null;
  evidence?: Evidence[];
  /** On the agreement's own page: which of its pieces of evidence are this party's. */
  field?: string;
}

export interface Stage {
  stage: string;
  date: When | null;
  place: Place | null;
  evidence: Evidence;
  also?: Evidence[];
  /** The first day on which a report told it. */
  told?: string | null;
  field?: string;
}

export interface Agreement {
  id: string;
  document?: string;
  names: string[];
  subject: string | null;
  form: string | null;
  parties: AgreementParty[];
  signatories: (Party & { evidence?: Evidence[]; field?: string })[];
  stages: Stage[];
  evidence: Evidence[];
  tellings?: string[];
  outlets?: string[];
  reports?: number;
  independent_reports?: number;
  first_seen?: string | null;
  last_seen?: string | null;
  reasons?: unknown[];
  on?: string;
  standing?: string;
  open?: string[];
}

export interface Statement {
  id: string;
  document: string;
  input_id: string | null;
  part: Part;
  speaker: Party;
  office: string | null;
  words: string;
  span: Span;
  kind: string;
  venues: string[];
  addressee: Party | null;
  contexts: { context: string; span: Span }[];
  date: When | null;
}

export interface Office {
  id: string;
  document: string;
  part: Part;
  person: string;
  office: string;
  country: string | null;
  sector: string | null;
  former: boolean;
  as_of: When | null;
  span: Span;
}

export interface Tie {
  id: string;
  document: string;
  part: Part;
  parties: Party[];
  kind: string;
  span: Span;
  said_by: Party | null;
  date: When | null;
}

export interface Answer {
  version: number;
  warnings?: string[];
}

export interface List<Row> extends Answer {
  unit?: Unit;
  query?: Record<string, unknown>;
  total: number;
  rows: Row[];
  next: string | null;
}

export interface Root extends Answer {
  dragoman: string;
  unit: Unit;
  counts: Record<string, number>;
  published: { since: string | null; until: string | null };
  writable: boolean;
  latest_commit: string | null;
}

export interface EventType {
  code: string;
  /** For a project's own type: the type that it counts as. */
  extends?: string;
  name: string;
  quad: number;
  intensity: number;
  modes: { name: string; intensity: number }[];
}

export interface Vocabulary extends Answer {
  events: EventType[];
  contexts: string[];
  statuses: string[];
  sectors: { code: string; name: string }[];
  countries: { iso3: string; name: string }[];
  quads: Record<string, string>;
}

export interface Sentence {
  text: string;
  start: number;
  part: Part;
}

export interface Entry {
  id: string;
  /** The entry as it stands in the lexicon: YAML. */
  source: string | null;
}

/** A reading that was not kept, as a mention's page has it: with its words. */
export interface Rejected {
  trigger: string;
  span: Span;
  entry: string;
  reason: string;
}

/** The same as a document's page has it: a row of the register, whose words stand in the text. */
export interface Rejection {
  part: Part;
  trigger: Span;
  entry: string;
  reason: string;
}

export interface MentionPage extends Answer {
  mention: Mention;
  sentence: Sentence | null;
  document: Document;
  entry: Entry | null;
  rejected: Rejected[];
  event: string | null;
}

export interface Report {
  mention: Mention;
  sentence: Sentence | null;
  document: Document;
  copies: Document[];
  reason: Reason | null;
}

export interface EventPage extends Answer {
  event: Event;
  mentions: Report[];
  moved_from: string | null;
  /** Mentions beyond those that the answer holds. */
  left_out?: number;
}

export interface AgreementPage extends Answer {
  agreement: Agreement;
  evidence: { document: Document; quote: string | null; part: Part; span: Span; field: string }[];
}

export interface DocumentPage extends Answer {
  document: Document;
  mentions: Mention[];
  agreements: Agreement[];
  statements: Statement[];
  offices: Office[];
  ties: Tie[];
  rejections: Rejection[];
}

export interface FacetValue {
  value: string;
  /** What a party is called. */
  label?: string;
  count: number;
}

export interface FacetAnswer extends Answer {
  unit: Unit;
  total: number;
  facets: Record<string, FacetValue[]>;
}

export interface Period {
  start: string;
  end: string;
  count: number;
  cooperation: number;
  conflict: number;
  cooperation_sum: number;
  conflict_sum: number;
  by: Record<string, number>;
  reports: number;
  independent_reports: number;
  outlets: number;
  documents: number;
  per_thousand: number | null;
  cooperation_per_thousand: number | null;
  conflict_per_thousand: number | null;
  warnings: string[];
}

export interface Series extends Answer {
  unit: Unit;
  by: string;
  normalised_by: string;
  rows: Period[];
  undated: number;
  wide: number;
}

export interface NetworkNode {
  id: string;
  name: string;
  country: string | null;
  kind: string | null;
  count: number;
}

export interface NetworkEdge {
  a: string;
  b: string;
  cooperation: number;
  conflict: number;
  cooperation_sum: number;
  conflict_sum: number;
  count: number;
  directed: { forth: number; back: number; joint: number };
  by?: { period: string; cooperation: number; conflict: number }[];
}

export interface Network extends Answer {
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  left_out: { nodes: number; edges: number };
  /** The years, or the months within two years, that have dated acts. */
  periods: string[];
}

export interface Tally {
  count: number;
  cooperation: number;
  conflict: number;
}

export interface MapAnswer extends Answer {
  countries: (Tally & { iso3: string; all?: number })[];
  divisions: (Tally & { id: string; name: string; country: string; lat: number; lon: number })[];
  points: (Tally & {
    id: string;
    name: string;
    country: string;
    lat: number;
    lon: number;
    precision: string;
  })[];
  unplaced: number;
  /** Those placed more finely than a country, at a place that no point is known for. */
  without_coordinates: number;
}

export interface ActorRow {
  id: string;
  name: string;
  country: string | null;
  sectors: string[];
  kind: string | null;
  as_actor: number;
  as_recipient: number;
  first: string | null;
  last: string | null;
}

export interface DyadRow {
  a: string;
  b: string;
  count: number;
  cooperation: number;
  conflict: number;
  last: string | null;
}

export interface Movement {
  now: number;
  before: number;
  usual: number;
}

export interface ChangedDyad {
  a: string;
  b: string;
  cooperation: Movement;
  conflict: Movement;
  shift: number;
  spark: { start: string; cooperation: number; conflict: number }[];
}

export interface Changes extends Answer {
  until: string;
  days: number;
  dyads: ChangedDyad[];
  agreements: Agreement[];
  actors: { id?: string; name: string; country: string | null; first: string; count: number }[];
  coverage: { now: number; usual: number };
  measure: string;
}

export interface Found {
  kind: "document" | "statement";
  id: string;
  document: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  snippet: string;
  marks: Span[];
  span: Span | null;
}

export type Verdict =
  | "right"
  | "wrong_type"
  | "wrong_actor"
  | "wrong_recipient"
  | "wrong_date_place"
  | "unsure";

export interface Judgement {
  id: string;
  reviewer: string;
  mention: string;
  verdict: Verdict;
  note?: string | null;
}

export interface Precision {
  judged: number;
  right: number;
  precision: number | null;
  low: number | null;
  high: number | null;
}

export interface AuditReport extends Answer {
  types: (Precision & { event: string })[];
  all: Precision;
  reviewers: (string | { reviewer: string; judged: number })[];
  alpha: number | null;
  shared: number;
}

export interface Job {
  id: string;
  state: "waiting" | "running" | "done" | "failed";
  progress: Record<string, number>;
  error?: string | null;
}

/** RFC 9457. */
export interface ProblemDetails {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  field?: string;
  suggestion?: string;
}
