import { useLoad } from "../api/load";
import { useSubmit } from "../api/submit";
import type { PortalApp } from "../api/types";
import { count, word } from "../words/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { Note, Refusals } from "../parts/Note";
import { say } from "../parts/Toast";
import { useSetUp } from "./context";

/** Each group that is to have another role; null for none. */
export type RoleChanges = Record<string, string | null>;

interface Props {
  app: PortalApp;
  version: string;
  changes: RoleChanges;
  onClose: () => void;
  onDone: () => void;
}

/** How many people gain and lose by it, before it is saved. */
export function MappingReview({ app, version, changes, onClose, onDone }: Props) {
  const { api } = useSetUp();
  const wanted = Object.entries(changes).map(([group, role]) => ({ group, role }));
  const preview = useLoad(() => api.map(app.id, { changes: wanted }, true), [api, app.id]);
  const submit = useSubmit();
  const save = () =>
    submit.run(async () => {
      await api.map(app.id, { version, changes: wanted }, false);
      say(count("portal.review.saved", wanted.length));
      onDone();
    });
  const effect = preview.state === "ready" && "gains" in preview.value ? preview.value : { gains: 0, loses: 0 };
  const { gains, loses } = effect;
  return (
    <Dialog title={count("portal.review", wanted.length)} lead={word("portal.review.text", app.name)} onClose={onClose}>
      {preview.state === "loading" && <span class="bone w-70" role="status" aria-label={word("loading")} />}
      {preview.state === "failed" && <Refusals of={[preview.why.message]} />}
      {preview.state === "ready" && (
        <>
          <dl class="figures wide">
            <div>
              <dt>{word("portal.review.gain")}</dt>
              <dd>{gains}</dd>
            </div>
            <div>
              <dt>{word("portal.review.lose")}</dt>
              <dd>{loses}</dd>
            </div>
          </dl>
          {loses > 0 && <Note look="warn">{count("portal.review.losing", loses)}</Note>}
          {gains + loses === 0 && <Note>{word("portal.review.nobody")}</Note>}
        </>
      )}
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="primary" busy={submit.busy || preview.state !== "ready"} onClick={save}>
          {word("portal.review.save")}
        </Button>
      </div>
    </Dialog>
  );
}
