import { useState } from "preact/hooks";
import { count, word } from "../words/words";
import { readDuration, writeDuration, type Unit } from "./durations";
import { Labelled, type Label } from "./Field";

interface Props extends Label {
  /** As ISO 8601 has it, such as PT1H; "" for none. */
  value: string;
  units: readonly Unit[];
  onValue: (value: string) => void;
}

/** How long: a number and what it counts. */
export function DurationField({ value, units, onValue, ...label }: Props) {
  const [chosen, setUnit] = useState<Unit>(() => readDuration(value, units)?.unit ?? units[0] ?? "H");
  const shown = readDuration(value, [chosen]) ?? readDuration(value, units);
  const { amount, unit = chosen } = shown ?? {};
  const write = (n: string, of: Unit) => onValue(Number(n) > 0 ? writeDuration(Math.round(Number(n)), of) : "");
  return (
    <Labelled {...label}>
      {(wiring) => (
        <div class="duration">
          <input
            {...wiring}
            class="input"
            type="number"
            inputMode="numeric"
            min={1}
            value={amount ?? ""}
            onInput={(event) => write(event.currentTarget.value, unit)}
          />
          <select
            class="input"
            aria-label={word("duration.unit", label.label)}
            value={unit}
            onChange={(event) => {
              const next = event.currentTarget.value as Unit;
              setUnit(next);
              if (amount) write(String(amount), next);
            }}
          >
            {units.map((one) => (
              <option key={one} value={one} selected={one === unit}>
                {count(`duration.${one}`, amount ?? 0)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Labelled>
  );
}
