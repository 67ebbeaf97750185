/** Which page stands at which path. Each page is a file of its own, fetched when first opened. */

import type { Component } from "svelte";

type Page = Component<Record<string, string>>;
type Loading = () => Promise<{ default: Component<any> }>;

interface Route {
  pattern: string;
  title: string;
  load: Loading;
}

export const ROUTES: readonly Route[] = [
  { pattern: "/", title: "Overview", load: () => import("$/pages/Overview.svelte") },
  { pattern: "/events", title: "Events", load: () => import("$/pages/Events.svelte") },
  { pattern: "/events/:id", title: "Event", load: () => import("$/pages/Event.svelte") },
  { pattern: "/mentions/:id", title: "Mention", load: () => import("$/pages/Mention.svelte") },
  { pattern: "/network", title: "Network", load: () => import("$/pages/Network.svelte") },
  { pattern: "/map", title: "Map", load: () => import("$/pages/Map.svelte") },
  { pattern: "/dyads", title: "Dyads", load: () => import("$/pages/Dyads.svelte") },
  { pattern: "/dyads/:a/:b", title: "Dyad", load: () => import("$/pages/Dyad.svelte") },
  { pattern: "/actors", title: "Actors", load: () => import("$/pages/Actors.svelte") },
  { pattern: "/actors/:id", title: "Actor", load: () => import("$/pages/Actor.svelte") },
  { pattern: "/agreements", title: "Agreements", load: () => import("$/pages/Agreements.svelte") },
  { pattern: "/agreements/:id", title: "Agreement", load: () => import("$/pages/Agreement.svelte") },
  { pattern: "/documents/:id", title: "Document", load: () => import("$/pages/Document.svelte") },
  { pattern: "/search", title: "Search", load: () => import("$/pages/Search.svelte") },
  { pattern: "/audit", title: "Audit", load: () => import("$/pages/Audit.svelte") },
];

export interface Found {
  title: string;
  parameters: Record<string, string>;
  load: () => Promise<Page>;
}

export function route(path: string): Found | null {
  const parts = path.replace(/(.)\/+$/, "$1").split("/");
  for (const { pattern, title, load } of ROUTES) {
    const parameters = matched(pattern.split("/"), parts);
    if (parameters) {
      return { title, parameters, load: async () => (await load()).default as Page };
    }
  }
  return null;
}

function matched(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const found: Record<string, string> = {};
  for (const [index, name] of pattern.entries()) {
    const part = parts[index] ?? "";
    if (name.startsWith(":")) {
      if (!part) return null;
      try {
        found[name.slice(1)] = decodeURIComponent(part);
      } catch {
        return null;
      }
    } else if (name !== part) return null;
  }
  return found;
}
