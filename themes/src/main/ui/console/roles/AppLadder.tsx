import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { Failure } from "../../parts/Blank";
import { Chip } from "../../parts/Chip";
import { Bones } from "../../parts/Listing";
import { Note } from "../../parts/Note";
import { PageHead } from "../../parts/PageHead";
import { word } from "../../words/words";
import { faultText } from "./faults";
import { LadderCard } from "./LadderCard";
import { SignInCard } from "./SignInCard";

const REALM = "realm";

/** One app: its roles from the highest to the lowest, its default role, and how it is told the role. */
export function AppLadder({ app }: { app: string }) {
  const admin = useAdmin();
  const ladder = useLoad((signal) => admin.call("GET /apps/{app}", { app }, { signal }), [admin, app]);
  const signIn = useLoad(
    (signal) => (app === REALM ? Promise.resolve(undefined) : admin.call("GET /apps/{app}/sign-in", { app }, { signal })),
    [admin, app],
  );
  if (ladder.state === "loading") return <Bones />;
  if (ladder.state === "failed") return <Failure title={word("roles.appFailed")} why={ladder.why} again={ladder.again} alone />;
  const { name, clientId, attention } = ladder.value;
  const ready = signIn.state === "ready" ? signIn.value?.ready : undefined;
  const rolesOf = signIn.state === "ready" ? signIn.value?.mapper?.rolesOf : undefined;
  const title = app === REALM ? word("roles.realm") : name || clientId || app;
  function reload() {
    ladder.again();
    signIn.again();
  }
  return (
    <>
      <PageHead
        title={title}
        lead={clientId && clientId !== title ? <code class="breaking">{clientId}</code> : undefined}
        back={{ href: admin.href(["roles"]), text: word("nav.roles") }}
        chip={ready !== undefined && <Chip look={ready ? "good" : "warn"}>{word(ready ? "roles.ready" : "roles.notReady")}</Chip>}
      />
      {attention
        // Mappers are mended at the sign-in, levels in the ladder: it is said there.
        .filter(({ code }) => code !== "role-level" && (code !== "role-mapper" || app === REALM))
        .map((fault) => (
          <Note key={fault.text} look="warn">
            {faultText(fault)}
          </Note>
        ))}
      {rolesOf && <Note>{word("roles.ofOther", rolesOf === REALM ? word("roles.realm") : rolesOf)}</Note>}
      <LadderCard app={app} title={title} ladder={ladder.value} onSaved={reload}>
        {(changed) => app !== REALM && <SignInCard app={app} title={title} signIn={signIn} quiet={changed} onDone={reload} />}
      </LadderCard>
    </>
  );
}
