import { Labelled } from "../../parts/Field";
import { word } from "../../words/words";

interface Props {
  /** "" for none. */
  value: string;
  ranked: readonly string[];
  /** Roles without a level, which may be the default all the same. */
  others: readonly string[];
  onValue: (role: string) => void;
}

/** The role of those to whom nothing else gives one. */
export function DefaultRole({ value, ranked, others, onValue }: Props) {
  const gone = value !== "" && !ranked.includes(value) && !others.includes(value);
  const option = (name: string) => (
    <option key={name} value={name} selected={name === value}>
      {name}
    </option>
  );
  return (
    <section class="card padded" aria-labelledby="default-role">
      <h2 id="default-role">{word("roles.default")}</h2>
      <div class="narrow">
        <Labelled label={word("roles.default.label")} hint={word("roles.default.hint")}>
          {(wiring) => (
            <select {...wiring} class="input" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
              <option value="" selected={value === ""}>
                {word("roles.default.none")}
              </option>
              {ranked.map(option)}
              {gone && option(value)}
              {others.length > 0 && <optgroup label={word("roles.default.others")}>{others.map(option)}</optgroup>}
            </select>
          )}
        </Labelled>
      </div>
    </section>
  );
}
