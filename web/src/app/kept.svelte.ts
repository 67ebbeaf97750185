/** A choice that a reader makes once, kept on this machine alone. */

export class Kept {
  #name: string;
  #value = $state("");

  constructor(name: string, first: string) {
    this.#name = name;
    try {
      this.#value = localStorage.getItem(name) ?? first;
    } catch {
      this.#value = first;
    }
  }

  get value(): string {
    return this.#value;
  }

  set value(next: string) {
    this.#value = next;
    try {
      localStorage.setItem(this.#name, next);
    } catch {
      // Kept for this page only where storage is closed.
    }
  }
}
