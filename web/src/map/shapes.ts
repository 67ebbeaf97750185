/** The countries' shapes, by the register's codes. Natural Earth's, in the public domain. */

import { iso31661 } from "iso-3166/1.js";
import type { FeatureCollection, Geometry } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
// Fetched when the map is first opened, from the server that gave the page.
import file from "world-atlas/countries-50m.json?url";

export interface Shape {
  /** ISO 3166-1 alpha-3; null where no country of the register is meant. */
  iso3: string | null;
  name: string;
  geometry: Geometry;
}

export interface World {
  shapes: Shape[];
  borders: Geometry;
}

// Natural Earth leaves the number out where ISO has none; the register calls Kosovo KOS.
const NAMED: Record<string, string> = { Kosovo: "KOS" };

export async function world(): Promise<World> {
  const response = await fetch(file);
  if (!response.ok) throw new Error("The map's shapes did not arrive.");
  const topology = (await response.json()) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const codes = new Map(iso31661.map((one) => [one.numeric, one.alpha3]));
  const all = feature(topology, topology.objects.countries) as FeatureCollection<Geometry, { name: string }>;
  return {
    shapes: all.features.map((one) => ({
      iso3: codes.get(String(one.id ?? "").padStart(3, "0")) ?? NAMED[one.properties.name] ?? null,
      name: one.properties.name,
      geometry: one.geometry,
    })),
    borders: mesh(topology, topology.objects.countries, (one, other) => one !== other),
  };
}
