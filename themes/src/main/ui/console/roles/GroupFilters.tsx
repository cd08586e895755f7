import type { App } from "../../api/types";
import { FilterSelect } from "../../parts/FilterSelect";
import { SearchBox } from "../../parts/SearchBox";
import { count, word } from "../../words/words";

interface Props {
  apps: readonly App[];
  app: string;
  search: string;
  unmapped: string;
  total: number | undefined;
  onChange: (change: Record<string, string>) => void;
}

export function GroupFilters({ apps, app, search, unmapped, total, onChange }: Props) {
  return (
    <div class="list-head">
      <div class="toolbar">
        <SearchBox label={word("roles.groups.search")} value={search} onValue={(value) => onChange({ search: value })} />
        <p class="count" role="status">
          {total !== undefined && count("roles.groups.count", total)}
        </p>
      </div>
      <div class="filters">
        <FilterSelect
          label={word("roles.app")}
          value={app}
          options={apps.map(({ id, name, clientId }) => ({ value: id, text: clientId ? name : word("roles.realm") }))}
          onValue={(value) => onChange({ app: value })}
        />
        <FilterSelect
          label={word("roles.groups.mapping")}
          all={word("roles.groups.mapping.all")}
          value={unmapped}
          options={["true", "false"].map((value) => ({ value, text: word(`roles.groups.mapping.${value}`) }))}
          onValue={(value) => onChange({ unmapped: value })}
        />
      </div>
    </div>
  );
}
