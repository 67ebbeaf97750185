/** Where the actors stand: the same network gives the same places, whatever window is looked at. */

import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

import type { NetworkEdge, NetworkNode } from "$/api/types";

export interface Placed {
  id: string;
  name: string;
  count: number;
  /** In [0, 1]. */
  x: number;
  y: number;
  /** Radius in pixels. */
  r: number;
}

const ROUNDS = 400;

/** A number in [0, 1) that a text alone decides (FNV-1a). */
function seeded(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}

/** All of the network laid out once; nodes with more acts are larger. */
export function laidOut(nodes: readonly NetworkNode[], edges: readonly NetworkEdge[]): Map<string, Placed> {
  const graph = new Graph({ type: "undirected" });
  const most = Math.max(...nodes.map((node) => node.count), 1);
  const radius = (count: number): number => 3.5 + 12 * Math.sqrt(count / most);
  for (const { id, count } of nodes) {
    const angle = 2 * Math.PI * seeded(id);
    const far = 50 + 50 * seeded(id + "~");
    graph.addNode(id, { x: far * Math.cos(angle), y: far * Math.sin(angle), size: radius(count) });
  }
  for (const { a, b, count } of edges) {
    if (a !== b && graph.hasNode(a) && graph.hasNode(b)) graph.mergeEdge(a, b, { weight: Math.log2(1 + count) });
  }
  if (graph.order > 1) {
    forceAtlas2.assign(graph, {
      iterations: ROUNDS,
      settings: { gravity: 0.6, strongGravityMode: true, scalingRatio: 12, adjustSizes: true, slowDown: 4, barnesHutOptimize: graph.order > 400 },
    });
  }
  return scaled(nodes, graph, radius);
}

/** Places by rank between the edges of the drawing, so that a far pair does not crowd all others. */
function scaled(nodes: readonly NetworkNode[], graph: Graph, radius: (count: number) => number): Map<string, Placed> {
  const place = (id: string, side: "x" | "y"): number => Number(graph.getNodeAttribute(id, side)) || 0;
  const spread = (side: "x" | "y"): ((id: string) => number) => {
    const all = nodes.map(({ id }) => place(id, side)).sort((one, other) => one - other);
    const low = all[0] ?? 0;
    const high = all.at(-1) ?? 1;
    const ranks = new Map(
      [...nodes].sort((one, other) => place(one.id, side) - place(other.id, side)).map(({ id }, index) => [id, index]),
    );
    // Half by distance, half by rank.
    return (id) =>
      nodes.length < 2 ? 0.5
        : 0.5 * ((place(id, side) - low) / Math.max(high - low, 1e-9)) + (0.5 * (ranks.get(id) ?? 0)) / (nodes.length - 1);
  };
  const x = spread("x");
  const y = spread("y");
  return new Map(
    nodes.map((node) => [
      node.id,
      { id: node.id, name: node.name, count: node.count, x: x(node.id), y: y(node.id), r: radius(node.count) },
    ]),
  );
}
