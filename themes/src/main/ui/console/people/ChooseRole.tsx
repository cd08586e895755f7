import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useLoad } from "../../api/load";
import { useSubmit } from "../../api/submit";
import type { Person, PersonInApp, RoleSelectorChange } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field, Select, TextArea } from "../../parts/Field";
import { Bones } from "../../parts/Listing";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { RoleChoice } from "./RoleChoice";
import { SelectorPreview } from "./SelectorPreview";

const ENDS = ["", "P1D", "P7D", "P30D", "P90D", "date"] as const;

interface Props {
  app: PersonInApp;
  person: Person;
  name: string;
  onClose: () => void;
  onChanged: () => void;
}

/** Gives somebody a role by hand, with the reason, and says before what that changes. */
export function ChooseRole({ app, person, name, onClose, onChanged }: Props) {
  const admin = useAdmin();
  const draft = `people/${person.id}/${app.id}`;
  const [role, setRole] = useDraft(`${draft}/role`, app.selector?.role ?? "");
  const [reason, setReason] = useDraft(`${draft}/reason`, app.selector?.reason ?? "");
  const [ends, setEnds] = useDraft<string>(`${draft}/ends`, app.selector?.expires ? "date" : "");
  const [date, setDate] = useDraft(`${draft}/date`, localTime(app.selector?.expires));
  const submit = useSubmit();
  const ladder = useLoad((signal) => admin.call("GET /apps/{app}", { app: app.id }, { signal }), [admin, app.id]);
  const params = { app: app.id, user: person.id };
  const body: RoleSelectorChange = { role, reason, ...endOf(ends, date) };

  async function choose(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      await admin.call("PUT /apps/{app}/people/{user}/selector", params, { body });
      say(word("selector.done", name, role));
      onChanged();
      onClose();
    });
  }

  return (
    <Dialog look="wide" title={word("selector.title", name)} lead={word("selector.lead", app.name)} onClose={onClose}>
      <form onSubmit={choose} class="form" noValidate>
        <Refusals of={submit.rest("role", "reason", "expires", "expiresIn")} />
        {ladder.state === "loading" && <Bones rows={3} />}
        {ladder.state === "failed" && <Failure title={word("selector.noLadder")} why={ladder.why} again={ladder.again} />}
        {ladder.state === "ready" && <RoleChoice ladder={ladder.value} now={app.role} value={role} onValue={setRole} wrong={submit.wrong("role")} />}
        <SelectorPreview
          role={role}
          ask={(signal) => admin.call("PUT /apps/{app}/people/{user}/selector", { ...params, dryRun: true }, { body: { role, reason: "" }, signal })}
          name={name}
        />
        <TextArea label={word("selector.reason")} hint={word("selector.reasonHint")} value={reason} onValue={setReason} wrong={submit.wrong("reason")} rows={2} />
        <div class="fields">
          <Select
            label={word("selector.ends")}
            value={ends}
            options={ENDS.map((value) => ({ value, text: word(`selector.ends.${value || "never"}`) }))}
            onValue={setEnds}
            wrong={ends === "date" ? undefined : submit.wrong("expiresIn")}
          />
          {ends === "date" && <Field label={word("selector.date")} type="datetime-local" value={date} onValue={setDate} wrong={submit.wrong("expires")} />}
        </div>
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy || !role}>
            {role ? word("selector.give", role) : word("selector.choose")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function endOf(ends: string, date: string): Pick<RoleSelectorChange, "expires" | "expiresIn"> {
  if (ends === "") return {};
  if (ends !== "date") return { expiresIn: ends };
  const moment = new Date(date);
  // What is no date is left to the server, which says so at the field.
  return { expires: Number.isNaN(moment.getTime()) ? date : moment.toISOString() };
}

/** A moment as the browser's field for date and time takes it, in the time of whoever looks. */
function localTime(iso: string | undefined): string {
  if (!iso) return "";
  const moment = new Date(iso);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
