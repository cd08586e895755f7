/** How wide a character is on average, in the letters of the drawings. */
const LETTER = 6.3;
export const LINE = 16;

export function widthOf(text: string): number {
  return text.length * LETTER;
}

/** The text in lines that fit, at most three. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const piece of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${piece}`) <= width) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines.length > 3 ? [...lines.slice(0, 2), cut(lines.slice(2).join(" "), width)] : lines;
}

/** The text, its end left out if there is no room. */
export function cut(text: string, width: number): string {
  const room = Math.max(1, Math.floor(width / LETTER));
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`;
}
