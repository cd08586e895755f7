import type { Ladder } from "../../api/types";
import { Chip } from "../../parts/Chip";
import { Select } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { word } from "../../words/words";

const MOST_TILES = 8;

interface Props {
  ladder: Ladder;
  /** The role that the person has now. */
  now: string | undefined;
  value: string;
  onValue: (role: string) => void;
  wrong?: string | undefined;
}

/** One role of an app, highest first. */
export function RoleChoice({ ladder, now, value, onValue, wrong }: Props) {
  const roles = ladder.roles.filter(({ level, fault }) => level !== undefined && !fault).sort((a, b) => (b.level ?? 0) - (a.level ?? 0));
  if (roles.length > MOST_TILES) {
    const options = roles.map(({ name }) => ({ value: name, text: name }));
    return <Select label={word("people.role")} value={value} options={[{ value: "", text: word("selector.which") }, ...options]} onValue={onValue} wrong={wrong} />;
  }
  return (
    <fieldset class="role-choice">
      <legend>{word("people.role")}</legend>
      {roles.map(({ name, description, level, default: isDefault }) => (
        <label key={name}>
          <input type="radio" name="role" checked={value === name} onChange={() => onValue(name)} />
          <span class="role-choice-text">
            <b>{name}</b>
            {description && <small>{description}</small>}
          </span>
          {name === now && <Chip look="info">{word("selector.now")}</Chip>}
          {isDefault && name !== now && <Chip>{word("trace.defaultRung")}</Chip>}
          <small class="role-choice-level">{level !== undefined && word("trace.level", level)}</small>
        </label>
      ))}
      {wrong && (
        <p class="wrong" role="alert">
          <Icon of="alert" />
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
