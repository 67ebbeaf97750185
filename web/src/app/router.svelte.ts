/** The address bar is the state: one place reads it, one place writes it. */

class Address {
  path = $state(location.pathname);
  search = $state.raw(new URLSearchParams(location.search));
  hash = $state(location.hash);

  read(): void {
    this.path = location.pathname;
    this.search = new URLSearchParams(location.search);
    this.hash = location.hash;
  }
}

export const here = new Address();

/** Goes to an address of this app; `replace` leaves no step in the history. */
export function go(to: string, { replace = false, keep = false } = {}): void {
  const before = location.pathname;
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  here.read();
  if (!keep && location.pathname !== before && !location.hash) {
    scrollTo(0, 0);
    // A screen reader starts at the new page, as it would after a page load.
    requestAnimationFrame(() => document.getElementById("main")?.focus({ preventScroll: true }));
  }
}

/** Puts parameters into the address: null takes one out, a list repeats it. */
export function put(
  changes: Record<string, string | number | boolean | null | readonly string[]>,
  { replace = false } = {},
): void {
  go(here.path + asked(changed(here.search, changes)), { replace, keep: true });
}

export function changed(
  search: URLSearchParams,
  changes: Record<string, string | number | boolean | null | readonly string[]>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    if (Array.isArray(value)) for (const one of value) next.append(name, one);
    else if (value !== null && value !== false && value !== "") next.set(name, String(value));
  }
  return next;
}

/** `?a=b`, or nothing; commas and colons stay readable. */
export function asked(search: URLSearchParams): string {
  const text = search.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text ? "?" + text : "";
}

/** Lets plain links move within the app; those with a modifier, a target or a download are left. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.target || link.hasAttribute("download")) return;
  const to = new URL(link.href, location.href);
  if (to.origin !== location.origin || to.pathname.startsWith("/api/")) return;
  if (to.pathname === location.pathname && to.search === location.search && to.hash) return;
  event.preventDefault();
  go(to.pathname + to.search + to.hash);
}

addEventListener("popstate", () => here.read());
addEventListener("hashchange", () => here.read());
