import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import type { App } from "../../api/types";
import { Button } from "../../parts/Button";
import { FilterSelect } from "../../parts/FilterSelect";
import { word } from "../../words/words";

export const SOURCES = ["group", "pushed", "selector", "realmDefault", "default"] as const;
export const REASONS = ["active", "directory", "administrator", "access-groups", "import-users", "guard", "suspend-users"] as const;
const ORDERS = ["userName", "-userName", "displayName", "-displayName", "email", "-created", "created", "-lastModified"] as const;

/** The API reads a blank as "no role", and leaves out what is empty. */
const NO_ROLE = " ";

export interface Asked {
  app: string;
  search: string;
  role: string;
  source: string;
  reason: string;
  active: string;
  sort: string;
  group: string;
}

interface Props {
  apps: readonly App[];
  asked: Asked;
  onChange: (change: Record<string, string>) => void;
}

export function PeopleFilters({ apps, asked, onChange }: Props) {
  const option = (prefix: string) => (value: string) => ({ value, text: word(`people.${prefix}.${value}`) });
  return (
    <div class="filters">
      {apps.length > 1 && (
        <FilterSelect
          label={word("people.app")}
          value={asked.app}
          options={apps.map(({ id, name }) => ({ value: id, text: word("people.inApp", name) }))}
          onValue={(app) => onChange({ app, role: "", source: "" })}
        />
      )}
      {asked.app && <RoleFilter app={asked.app} role={asked.role} onRole={(role) => onChange({ role })} />}
      {asked.app && (
        <FilterSelect
          label={word("people.source")}
          all={word("people.source.all")}
          value={asked.source}
          options={SOURCES.map(option("source"))}
          onValue={(source) => onChange({ source })}
        />
      )}
      <FilterSelect
        label={word("people.active")}
        all={word("people.active.all")}
        value={asked.active}
        options={["yes", "no"].map(option("active"))}
        onValue={(active) => onChange({ active })}
      />
      <FilterSelect
        label={word("people.reason")}
        all={word("people.reason.all")}
        value={asked.reason}
        options={REASONS.map(option("reason"))}
        onValue={(reason) => onChange({ reason })}
      />
      {asked.group && (
        <Button small icon="close" onClick={() => onChange({ group: "" })}>
          {word("people.ofGroup")}
        </Button>
      )}
      <FilterSelect
        label={word("people.sort")}
        value={asked.sort}
        options={ORDERS.map(option("sort"))}
        onValue={(sort) => onChange({ sort: sort === "userName" ? "" : sort })}
      />
    </div>
  );
}

function RoleFilter({ app, role, onRole }: { app: string; role: string; onRole: (role: string) => void }) {
  const admin = useAdmin();
  const ladder = useLoad((signal) => admin.call("GET /apps/{app}", { app }, { signal }), [admin, app]);
  const roles = ladder.state === "ready" ? ladder.value.roles.map(({ name }) => name) : [];
  const shown = role.trim() && !roles.includes(role) ? [...roles, role] : roles;
  return (
    <FilterSelect
      label={word("people.role")}
      all={word("people.role.all")}
      value={role}
      options={[...shown.map((name) => ({ value: name, text: name })), { value: NO_ROLE, text: word("people.role.none") }]}
      onValue={onRole}
    />
  );
}
