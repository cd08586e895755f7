import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { go } from "../../api/route";
import { useSubmit } from "../../api/submit";
import type { RemovalPreview } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/Field";
import { Note, Refusals } from "../../parts/Note";
import { Bones } from "../../parts/Listing";
import { say } from "../../parts/Toast";
import { count, word } from "../../words/words";
import { useDirectory } from "./DirectoryFrame";

const WAYS = ["keep", "suspend", "delete"] as const;
type Way = (typeof WAYS)[number];

/** What becomes of people and groups is chosen and counted before anything is deleted. */
export function DeleteDirectory({ onClose }: { onClose: () => void }) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const [users, setUsers] = useState<Way>("keep");
  const [groups, setGroups] = useState<"keep" | "delete">("keep");
  const [typed, setTyped] = useState("");
  const submit = useSubmit();
  const preview = useLoad(
    (signal) => admin.call("GET /directories/{directory}/preview/removal", { directory: directory.alias, users, max: 5 }, { signal }),
    [admin, directory.alias, users],
  );
  // Where accounts are deleted a click is not enough.
  const sure = users !== "delete" || typed === directory.alias;

  async function remove(event: Event) {
    event.preventDefault();
    if (!sure) return;
    const done = await submit.run(async () => {
      await admin.call("DELETE /directories/{directory}", { directory: directory.alias, users, groups });
    });
    if (done) {
      say(word("delete.done", directory.name));
      go(admin.href(["directories"]));
    }
  }

  return (
    <Dialog title={word("delete.title", directory.name)} lead={word("delete.lead")} look="wide" onClose={onClose}>
      <form class="form" onSubmit={remove}>
        <Refusals of={submit.rest()} />
        <fieldset class="delete-choices">
          <legend>{word("delete.users")}</legend>
          {WAYS.map((way) => (
            <label key={way} class="radio-line">
              <input type="radio" name="users" checked={users === way} onChange={() => setUsers(way)} />
              <span>
                <b>{word(`delete.users.${way}`)}</b>
                <small>{word(`delete.users.${way}.text`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset class="delete-choices">
          <legend>{word("delete.groups")}</legend>
          {(["keep", "delete"] as const).map((way) => (
            <label key={way} class="radio-line">
              <input type="radio" name="groups" checked={groups === way} onChange={() => setGroups(way)} />
              <span>
                <b>{word(`delete.groups.${way}`)}</b>
              </span>
            </label>
          ))}
        </fieldset>
        {preview.state === "loading" && <Bones rows={2} />}
        {preview.state === "failed" && (
          <Note look="warn" alert>
            {word("delete.noPreview", preview.why.message)}
          </Note>
        )}
        {preview.state === "ready" && <Consequences of={preview.value} users={users} groups={groups} />}
        {users === "delete" && (
          <Field label={word("delete.type", directory.alias)} value={typed} onValue={setTyped} autocomplete="off" />
        )}
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="danger" submit busy={submit.busy || !sure}>
            {word("delete.enter")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Consequences({ of, users, groups }: { of: RemovalPreview; users: Way; groups: "keep" | "delete" }) {
  const lines = [
    users === "keep" ? count("delete.kept", of.people) : count(users === "suspend" ? "delete.suspended" : "delete.removed", of.losing.total),
    groups === "delete" ? count("delete.groupsGone", of.groups) : count("delete.groupsKept", of.groups),
    of.held + of.reviews > 0 ? count("delete.decisions", of.held + of.reviews) : "",
  ].filter(Boolean);
  const names = of.losing.items.map(({ userName }) => userName).join(", ");
  return (
    <Note look={users === "keep" ? "info" : "bad"}>
      <ul class="delete-effects">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {names && <p>{word(of.losing.total > of.losing.items.length ? "delete.namesMore" : "delete.names", names)}</p>}
    </Note>
  );
}
