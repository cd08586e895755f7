import type { DirectoryToken, Token } from "./types";

/** The tokens that were issued here; the others are hashes that the realm's configuration declares. */
export function issued(tokens: readonly Token[]): DirectoryToken[] {
  return tokens.filter((token): token is DirectoryToken => !token.declared);
}

/** What tells tokens apart in a list. */
export function keyOf(token: Token): string {
  return token.declared ? (token.sha256 ?? "declared") : token.id;
}
