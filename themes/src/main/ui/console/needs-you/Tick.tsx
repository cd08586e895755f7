/** Chooses a row for what is done to several at once. */
export function Tick({ label, on, onTurn }: { label: string; on: boolean; onTurn: () => void }) {
  return (
    <label class="tick above">
      <input type="checkbox" checked={on} aria-label={label} onChange={onTurn} />
    </label>
  );
}
