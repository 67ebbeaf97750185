/** Which names there is room for: the larger actors first, none over another. */

export interface Spot {
  id: string;
  name: string;
  x: number;
  y: number;
  r: number;
}

export interface Label {
  id: string;
  name: string;
  x: number;
  y: number;
  anchor: "start" | "end" | "middle";
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const HIGH = 14;
const WIDE = 6.4;
const LONGEST = 26;

const cut = (name: string): string => (name.length > LONGEST ? name.slice(0, LONGEST - 1).trimEnd() + "…" : name);

const hits = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** `spots` come in the order of their weight; `width` and `height` are the drawing's. */
export function labels(spots: readonly Spot[], width: number, height: number): Label[] {
  const taken: Box[] = spots.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const found: Label[] = [];
  for (const [index, { id, name: whole, x, y, r }] of spots.entries()) {
    const name = cut(whole);
    const long = name.length * WIDE;
    const choices: [Label["anchor"], number, number, number][] = [
      ["start", x + r + 3, x + r + 3, y],
      ["end", x - r - 3, x - r - 3 - long, y],
      ["middle", x, x - long / 2, y - r - 8],
      ["middle", x, x - long / 2, y + r + 9],
    ];
    for (const [anchor, at, left, middle] of choices) {
      const box = { left, right: left + long, top: middle - HIGH / 2, bottom: middle + HIGH / 2 };
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) continue;
      if (taken.some((other, place) => place !== index && hits(box, other))) continue;
      taken.push(box);
      found.push({ id, name, x: at, y: middle + 4, anchor });
      break;
    }
  }
  return found;
}
