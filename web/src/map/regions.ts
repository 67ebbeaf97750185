/** What part of the world is looked at: corners in degrees, west, south, east, north. */

export type Corners = readonly [number, number, number, number];

export const REGIONS: Record<string, { title: string; corners: Corners | null }> = {
  world: { title: "World", corners: null },
  europe: { title: "Europe", corners: [-11, 35, 42, 66] },
  "middle-east": { title: "Middle East", corners: [24, 13, 63, 42] },
  africa: { title: "Africa", corners: [-18, -35, 52, 37] },
  "central-asia": { title: "Central and South Asia", corners: [44, 5, 98, 54] },
  "east-asia": { title: "East and Southeast Asia", corners: [90, -11, 146, 50] },
  pacific: { title: "Oceania", corners: [110, -47, 179, 5] },
  "north-america": { title: "North and Central America", corners: [-128, 7, -58, 60] },
  "south-america": { title: "South America", corners: [-82, -56, -34, 13] },
};

/** The corners as points that a projection is fitted to: along each edge, since edges are curved. */
export function outline([west, south, east, north]: Corners): { type: "MultiPoint"; coordinates: [number, number][] } {
  const coordinates: [number, number][] = [];
  for (let step = 0; step <= 10; step += 1) {
    const lon = west + ((east - west) * step) / 10;
    const lat = south + ((north - south) * step) / 10;
    coordinates.push([lon, south], [lon, north], [west, lat], [east, lat]);
  }
  return { type: "MultiPoint", coordinates };
}
