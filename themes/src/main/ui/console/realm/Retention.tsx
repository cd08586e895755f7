import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useSubmit } from "../../api/submit";
import type { RealmSettings } from "../../api/types";
import { Button } from "../../parts/Button";
import { Field, Switch } from "../../parts/Field";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";

/** Whether an activity log is kept, and for how long. */
export function Retention({ of, reload }: { of: RealmSettings; reload: () => void }) {
  const admin = useAdmin();
  const [activity, setActivity] = useDraft("realm/activity", of.activity);
  const [days, setDays] = useDraft("realm/days", String(of.activityDays));
  const [readDays, setReadDays] = useDraft("realm/readDays", String(of.activityReadDays));
  const submit = useSubmit();
  const changed = activity !== of.activity || days !== String(of.activityDays) || readDays !== String(of.activityReadDays);

  async function save(event: Event) {
    event.preventDefault();
    const body = { activity, activityDays: numberOf(days), activityReadDays: numberOf(readDays) };
    if (await submit.run(() => admin.call("PATCH /settings", {}, { body }))) {
      say(word("realm.saved"));
      reload();
    }
  }

  return (
    <section class="card padded" aria-labelledby="retention">
      <h2 id="retention">{word("realm.log")}</h2>
      <form class="form" onSubmit={save} noValidate>
        <Refusals of={submit.rest("activity", "activityDays", "activityReadDays")} />
        <Switch label={word("realm.activity")} hint={word("realm.activityHint")} value={activity} onValue={setActivity} wrong={submit.wrong("activity")} />
        <div class="fields">
          <Field
            label={word("realm.days")}
            hint={word("realm.daysHint", of.status.defaults.activityDays)}
            value={days}
            onValue={setDays}
            inputMode="numeric"
            autocomplete="off"
            wrong={submit.wrong("activityDays")}
          />
          <Field
            label={word("realm.readDays")}
            hint={word("realm.daysHint", of.status.defaults.activityReadDays)}
            value={readDays}
            onValue={setReadDays}
            inputMode="numeric"
            autocomplete="off"
            wrong={submit.wrong("activityReadDays")}
          />
        </div>
        <div class="actions end">
          <Button look="primary" submit busy={submit.busy || !changed}>
            {word("realm.saveLog")}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** Empty means the default; what is no number goes to the server as it is, which says what is wrong with it. */
function numberOf(text: string): number | null {
  if (text.trim() === "") return null;
  const value = Number(text);
  return Number.isNaN(value) ? (text as unknown as number) : value;
}
