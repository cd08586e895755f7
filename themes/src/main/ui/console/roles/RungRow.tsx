import { Button } from "../../parts/Button";
import { Chip } from "../../parts/Chip";
import { count, word } from "../../words/words";
import type { Rung } from "./ladder";

interface Props {
  rung: Rung;
  description: string | undefined;
  isDefault: boolean;
  /** How many have it; not known while they are counted. */
  people: number | undefined;
  onLevel: (level: number) => void;
  onRemove: () => void;
}

/** A role of the ladder. */
export function RungRow({ rung: { name, level }, description, isDefault, people, onLevel, onRemove }: Props) {
  return (
    <div class="rung">
      <div class="rung-name">
        <span>
          <bdi>{name}</bdi>
          {isDefault && <Chip look="info">{word("roles.isDefault")}</Chip>}
        </span>
        {description && <small>{description}</small>}
      </div>
      <span class={`rung-people${people ? "" : " nought"}`}>{people !== undefined && count("roles.people", people)}</span>
      <label class="level">
        <span>{word("roles.level")}</span>
        <input
          class="input"
          inputMode="numeric"
          autocomplete="off"
          aria-label={word("roles.levelOf", name)}
          value={level}
          onChange={(event) => {
            const entered = Number(event.currentTarget.value.trim() || Number.NaN);
            if (Number.isInteger(entered)) onLevel(entered);
            else event.currentTarget.value = String(level);
          }}
        />
      </label>
      <Button look="plain" small icon="close" label={word("roles.remove", name)} onClick={onRemove} />
    </div>
  );
}
