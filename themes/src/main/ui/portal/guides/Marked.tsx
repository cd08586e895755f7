/** A text in which *labels of the provider* and `values` are marked. */
export function Marked({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\*[^*]+\*|`[^`]+`)/).map((piece, n) => {
        if (n % 2 === 0) return piece;
        const inside = piece.slice(1, -1);
        return piece.startsWith("*") ? <b key={n}>{inside}</b> : <code key={n}>{inside}</code>;
      })}
    </>
  );
}
