/** What the pages of a dyad and of an actor answer with; rows are those of `types`. */

import type { ActorRow, Agreement, Answer, DyadRow, Event, Evidence, Mention, Part, Party, Series, Span, Tie, Unit, When } from "./types";

/** A statement joined over all reports of it. */
export interface JoinedStatement {
  id: string;
  speaker: Party;
  office: string | null;
  words: string;
  kind: string;
  venues: string[];
  outlets: string[];
  addressee: Party | null;
  contexts: string[];
  date: When | null;
  evidence: Evidence[];
  reports: number;
  independent_reports: number;
  first_seen: string | null;
  last_seen: string | null;
}

/** An office of a person in a state, joined over all reports of it. */
export interface JoinedOffice {
  id: string;
  person: string;
  /** Every name that reports give, as told. */
  names: string[];
  office: string;
  country: string | null;
  sectors: string[];
  former: boolean;
  reports: number;
  independent_reports: number;
  first_seen: string | null;
  last_seen: string | null;
  disagreements: { field: "sector" | "country"; value: string | null; chosen: boolean; reports: number }[];
  /** Whom a last name told alone fits, where they are several. */
  may_be: string[];
  evidence: {
    office: string;
    document: string;
    part: Part;
    span: Span;
    person: string;
    sector: string | null;
    former: boolean;
    as_of: When | null;
  }[];
}

/** An agreement as it stood at the end of the series. */
export interface Standing {
  agreement: Agreement;
  standing: string;
  since: string | null;
  binding: boolean;
}

export interface DyadPage extends Answer {
  pair: [string, string];
  unit: Unit;
  series: Series;
  agreements: Standing[];
  /** How many agreements bind both at the end of each period of the series. */
  binding: number[];
  ties: Tie[];
  visits: (Event | Mention)[];
  statements: JoinedStatement[];
}

export interface ActorPage extends Answer {
  actor: ActorRow;
  unit: Unit;
  types: { event: string; count: number }[];
  top_dyads: DyadRow[];
  offices: JoinedOffice[];
  statements: JoinedStatement[];
  agreements: Agreement[];
  series: Series;
}
