import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { page } from "../../api/page";
import { Button } from "../../parts/Button";
import { Select } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { word } from "../../words/words";

interface Props {
  app: string;
  /** The app's roles that are not in the ladder. */
  roles: readonly string[];
  /** Whether some are in it. */
  ranked: boolean;
  onAdd: (name: string) => void;
}

/** Puts another role of the app into the ladder. The roles themselves are made in Keycloak. */
export function AddRole({ app, roles, ranked, onAdd }: Props) {
  const [chosen, setChosen] = useState("");
  const role = roles.includes(chosen) ? chosen : (roles[0] ?? "");
  return (
    <div class="add-role">
      {roles.length > 0 && (
        <>
          <Select label={word("roles.toAdd")} value={role} options={roles.map((name) => ({ value: name, text: name }))} onValue={setChosen} />
          <Button icon="plus" onClick={() => onAdd(role)}>
            {word("roles.addRole")}
          </Button>
        </>
      )}
      <MakeRoles app={app} said={roles.length > 0 ? "" : word(ranked ? "roles.allIn" : "roles.noneThere")} />
    </div>
  );
}

function MakeRoles({ app, said }: { app: string; said: string }) {
  const admin = useAdmin();
  const realm = encodeURIComponent(admin.realm);
  const there = app === "realm" ? "roles" : `clients/${encodeURIComponent(app)}/roles`;
  return (
    <p class="make-roles">
      {said && <span>{said} </span>}
      <a href={`${page.admin}/${encodeURIComponent(page.realm)}/console/#/${realm}/${there}`} target="_blank" rel="noreferrer">
        {word("roles.make")}
        <Icon of="outside" />
      </a>
    </p>
  );
}
