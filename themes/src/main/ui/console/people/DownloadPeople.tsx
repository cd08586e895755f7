import { useAdmin } from "../../api/admin";
import { save } from "../../api/save";
import { useSubmit } from "../../api/submit";
import type { AdminOperations } from "../../api/types";
import { Button } from "../../parts/Button";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";

type Query = Omit<AdminOperations["GET /directories/{directory}/people"]["params"], "directory">;

/** Everybody who matches, not only this page, as a table. */
export function DownloadPeople({ alias, query: { sort: _, ...query } }: { alias: string; query: Query }) {
  const admin = useAdmin();
  const submit = useSubmit();
  const download = () =>
    submit.run(async () => {
      save(await admin.file("GET /directories/{directory}/people", { directory: alias, ...query }, "text/csv"), `${alias}-people.csv`);
      say(word("people.csv.done"));
    });
  return (
    <>
      <Button icon="download" busy={submit.busy} onClick={download}>
        {word("people.csv")}
      </Button>
      <Refusals of={submit.rest()} />
    </>
  );
}
