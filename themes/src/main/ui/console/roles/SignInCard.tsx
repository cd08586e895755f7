import { useState } from "preact/hooks";
import type { Loading } from "../../api/load";
import type { AppSignIn } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { Bones } from "../../parts/Listing";
import { word } from "../../words/words";
import { contradictionText } from "./faults";
import { MakeReady } from "./MakeReady";
import { SignInFacts } from "./SignInFacts";
import { SignInSettings } from "./SignInSettings";

interface Props {
  app: string;
  title: string;
  /** Whether another button of the page is the main one. */
  quiet: boolean;
  signIn: Loading<AppSignIn | undefined>;
  onDone: () => void;
}

/** How the app is told the role at sign-in, what contradicts it, and one click that mends it. */
export function SignInCard({ app, title, quiet, signIn, onDone }: Props) {
  const [open, setOpen] = useState<"" | "mend" | "settings">("");
  const at = signIn.state === "ready" ? signIn.value : undefined;
  const mendable = at && (!at.mapper || at.contradictions.some((each) => each.mendable));
  function done() {
    setOpen("");
    onDone();
  }
  return (
    <section class="card padded" aria-labelledby="sign-in">
      <div class="card-head">
        <div>
          <h2 id="sign-in">{word("roles.signIn.title")}</h2>
          <p>{word("roles.signIn.lead")}</p>
        </div>
        {at && (
          <div class="actions">
            <Button onClick={() => setOpen("settings")}>{word("roles.signIn.settings")}</Button>
            {mendable && (
              <Button look={quiet ? "" : "primary"} onClick={() => setOpen("mend")}>
                {word("roles.signIn.make")}
              </Button>
            )}
          </div>
        )}
      </div>
      {signIn.state === "loading" && <Bones rows={2} />}
      {signIn.state === "failed" && <Failure title={word("roles.signIn.failed")} why={signIn.why} again={signIn.again} />}
      {at && <State of={at} />}
      {at && open === "mend" && <MakeReady app={app} title={title} signIn={at} onDone={done} onClose={() => setOpen("")} />}
      {at && open === "settings" && <SignInSettings app={app} signIn={at} onDone={done} onClose={() => setOpen("")} />}
    </section>
  );
}

function State({ of: signIn }: { of: AppSignIn }) {
  const { mapper, contradictions, notes, attention } = signIn;
  const rolesAreWrong = attention.some(({ code }) => code !== "role-mapper");
  return (
    <>
      <ul class="checks">
        <Check good={Boolean(mapper)} text={word(mapper ? "roles.signIn.told" : "roles.signIn.untold")} />
        {contradictions.map((each) => (
          <Check key={each.text} text={contradictionText(each)} more={each.mendable ? undefined : word("roles.signIn.yours")} />
        ))}
        {mapper && contradictions.length === 0 && <Check good text={word("roles.signIn.alone")} />}
        {rolesAreWrong && <Check text={word("roles.signIn.ladder")} />}
      </ul>
      {mapper && <SignInFacts protocol={signIn.protocol} mapper={mapper} />}
      {notes.length > 0 && (
        <details>
          <summary>{word("roles.signIn.notes")}</summary>
          <ul class="plain-list">
            {notes.map((each) => (
              <li key={each.text}>{contradictionText(each)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Check({ good = false, text, more }: { good?: boolean; text: string; more?: string | undefined }) {
  return (
    <li class={good ? "good" : "warn"}>
      <Icon of={good ? "check" : "alert"} />
      <span>
        {!good && <span class="unseen">{word("roles.signIn.fault")} </span>}
        {text}
        {more && <small>{more}</small>}
      </span>
    </li>
  );
}
