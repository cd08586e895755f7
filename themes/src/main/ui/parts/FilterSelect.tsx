interface Props {
  /** What is filtered; also the first option, which filters nothing. */
  label: string;
  /** The first option: everything. Left out where one of the options always holds, as for an order. */
  all?: string;
  value: string;
  options: readonly { value: string; text: string }[];
  onValue: (value: string) => void;
}

/** A filter of a list, small enough to stand beside others. One that filters looks pressed. */
export function FilterSelect({ label, all, value, options, onValue }: Props) {
  return (
    <label class={`filter${all !== undefined && value ? " on" : ""}`}>
      <span class="unseen">{label}</span>
      <select class="input" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(({ value: option, text }) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
