import { useTyped } from "../../api/typed";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { FilterSelect } from "../../parts/FilterSelect";
import { known, word } from "../../words/words";
import { OPERATIONS } from "./operations";
import { OUTCOMES, RANGE_NAMES } from "./query";

interface Props {
  get: (name: string) => string;
  onChange: (change: Record<string, string>) => void;
}

export function ActivityFilters({ get, onChange }: Props) {
  const between = get("range") === "between";
  return (
    <>
      <div class="filters">
        <OperationFilter value={get("operation")} onValue={(operation) => onChange({ operation })} />
        <FilterSelect
          label={word("activity.outcome")}
          all={word("activity.outcome.all")}
          value={get("outcome")}
          options={OUTCOMES.map((value) => ({ value, text: word(`activity.outcome.${value}`) }))}
          onValue={(outcome) => onChange({ outcome })}
        />
        <FilterSelect
          label={word("activity.writes")}
          all={word("activity.writes.all")}
          value={get("writes")}
          options={[{ value: "yes", text: word("activity.writes.yes") }]}
          onValue={(writes) => onChange({ writes })}
        />
        <FilterSelect
          label={word("activity.range")}
          all={word("activity.range.all")}
          value={get("range")}
          options={RANGE_NAMES.map((value) => ({ value, text: word(`activity.range.${value}`) }))}
          onValue={(range) => onChange({ range, from: "", to: "" })}
        />
        <ActorFilter value={get("actor")} onValue={(actor) => onChange({ actor })} />
        {["target", "request"].map(
          (name) =>
            get(name) && (
              <Button key={name} small icon="close" onClick={() => onChange({ [name]: "" })}>
                {word(`activity.only.${name}`)}
              </Button>
            ),
        )}
      </div>
      {between && (
        <div class="fields range">
          {(["from", "to"] as const).map((name) => (
            <Field key={name} type="datetime-local" label={word(`activity.${name}`)} value={local(get(name))} onValue={(value) => onChange({ [name]: value && new Date(value).toISOString() })} />
          ))}
        </div>
      )}
    </>
  );
}

/** Grouped, since there are many; one that is not known here stays chosen all the same. */
function OperationFilter({ value, onValue }: { value: string; onValue: (operation: string) => void }) {
  const others = value && !Object.values(OPERATIONS).flat().includes(value);
  return (
    <label class={`filter${value ? " on" : ""}`}>
      <span class="unseen">{word("activity.what")}</span>
      <select class="input" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{word("activity.what.all")}</option>
        {others && <option value={value}>{value}</option>}
        {Object.entries(OPERATIONS).map(([group, operations]) => (
          <optgroup key={group} label={word(`activity.ops.${group}`)}>
            {operations.map((operation) => (
              <option key={operation} value={operation} selected={operation === value}>
                {known(`activity.op.${operation}`) ? word(`activity.op.${operation}`) : operation}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** Whole names only, so it asks when whoever types is done. */
function ActorFilter({ value, onValue }: { value: string; onValue: (actor: string) => void }) {
  const { text, type, tell } = useTyped(value, onValue);
  return (
    <form
      class={`filter${value ? " on" : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        tell();
      }}
    >
      <input
        class="input"
        type="search"
        aria-label={word("activity.actorFilter")}
        placeholder={word("activity.actorFilter")}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={tell}
      />
    </form>
  );
}

/** A moment as the browser's field takes it, in the time of whoever looks. */
function local(iso: string): string {
  if (!iso) return "";
  const moment = new Date(iso);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
