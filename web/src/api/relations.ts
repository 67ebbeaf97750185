/** What the pages of a dyad and of an actor answer with; rows are those of `types`. */

import type { ActorRow, Agreement, Answer, DyadRow, Event, Evidence, Mention, Office, Party, Series, Tie, Unit, When } from "./types";

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
  offices: Office[];
  statements: JoinedStatement[];
  agreements: Agreement[];
  series: Series;
}
