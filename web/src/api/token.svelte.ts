/** The token that allows writing: kept for this tab alone, and seen by all who depend on it. */

const NAME = "dragoman-token";

class Token {
  value = $state(sessionStorage.getItem(NAME) ?? "");

  give(value: string): void {
    this.value = value.trim();
    if (this.value) sessionStorage.setItem(NAME, this.value);
    else sessionStorage.removeItem(NAME);
  }
}

export const token = new Token();
