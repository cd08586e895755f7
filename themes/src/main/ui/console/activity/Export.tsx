import { useAdmin } from "../../api/admin";
import { save } from "../../api/save";
import { useSubmit } from "../../api/submit";
import { Button } from "../../parts/Button";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import type { LogQuery } from "./query";

const FORMS = { csv: "text/csv", ndjson: "application/x-ndjson" } as const;

/** Everything that the filters let through, as a file for a spreadsheet or for another tool. */
export function Export({ query, alias }: { query: LogQuery; alias?: string | undefined }) {
  const admin = useAdmin();
  const submit = useSubmit();
  const download = (form: keyof typeof FORMS) =>
    submit.run(async () => {
      const file = alias
        ? await admin.file("GET /directories/{directory}/activity", { directory: alias, ...query }, FORMS[form])
        : await admin.file("GET /activity", query, FORMS[form]);
      save(file, `${alias ?? admin.realm}-activity.${form}`);
      say(word("activity.exported"));
    });
  return (
    <div class="export">
      {(["csv", "ndjson"] as const).map((form) => (
        <Button key={form} icon="download" busy={submit.busy} onClick={() => download(form)}>
          {word(`activity.export.${form}`)}
        </Button>
      ))}
      <Refusals of={submit.rest()} />
    </div>
  );
}
