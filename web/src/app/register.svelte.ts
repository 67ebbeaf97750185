/** What every page needs to know of the register: asked once, and again when it has moved on. */

import { address, get, Problem } from "$/api/client";
import type { Root, Vocabulary } from "$/api/types";
import { actName, plain, typeName } from "$/app/words";

class Register {
  root = $state.raw<Root | undefined>();
  vocabulary = $state.raw<Vocabulary | undefined>();
  problem = $state.raw<Problem | undefined>();

  async read(): Promise<void> {
    try {
      this.root = await get<Root>(address("/"));
      this.vocabulary = await get<Vocabulary>(address("/vocabulary"));
      this.problem = undefined;
    } catch (cause) {
      this.problem = cause instanceof Problem ? cause : new Problem({ title: String(cause), status: 0 });
    }
  }

  readonly #countries = $derived(
    new Map((this.vocabulary?.countries ?? []).map((one) => [one.iso3, one.name])),
  );

  /** The English name of a country or of an international actor code; the code itself if unknown. */
  country(code: string | null | undefined): string {
    if (!code) return "unknown";
    return this.#countries.get(code) ?? code;
  }

  /** A side of a dyad: a country, or what kind of actor it is where no country is known. */
  party(id: string): string {
    const sector = /^-+\.(\w+)/.exec(id)?.[1];
    if (!sector) return this.country(id);
    const name = this.vocabulary?.sectors.find((one) => one.code === sector)?.name ?? sector;
    return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase() + ", country unknown";
  }

  /** What a filter value is called: a country's name beside its code, an act's name, a class's. */
  called(name: string, value: string): string {
    if (name === "event") {
      const parent = this.vocabulary?.events.find((one) => one.code === value)?.extends;
      return parent ? actName({ event: parent, subtype: value }) : typeName(value);
    }
    if (name === "quad") return this.vocabulary?.quads[value] ?? value;
    if (name === "mode" || name === "context") return plain(value);
    if (name === "confidence" || name === "min_confidence") return value + " and up";
    if (/^[A-Z]{3}$/.test(value)) return this.country(value);
    return value;
  }
}

export const register = new Register();
