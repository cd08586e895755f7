import { render } from "preact";
import { useState } from "preact/hooks";
import type { PortalDirectory } from "./api/types";
import { page } from "./api/page";
import { word } from "./words/words";
import { Blank, Failure } from "./parts/Blank";
import { Brand } from "./parts/Brand";
import { Stepper } from "./parts/Stepper";
import { ThemeButton } from "./parts/Theme";
import { Toasts } from "./parts/Toast";
import { Choose } from "./portal/Choose";
import { Connect } from "./portal/Connect";
import { Portal } from "./portal/session";
import { Wait } from "./portal/Wait";

const STEPS = ["choose", "connect", "wait"] as const;
type Step = (typeof STEPS)[number];

/** Whoever comes back goes on where the directory stands. */
function whereItStands(directory: PortalDirectory): Step {
  if (directory.firstRequest) return "wait";
  return directory.kind === "generic" ? "choose" : "connect";
}

function Setup({ portal }: { portal: Portal }) {
  const [directory, setDirectory] = useState(portal.session.directory);
  const [step, setStep] = useState<Step>(whereItStands(portal.session.directory));
  return (
    <main class="portal-body">
      <Stepper steps={STEPS} at={STEPS.indexOf(step)} />
      {step === "choose" && (
        <Choose
          kind={directory.kind}
          onKind={async (kind) => {
            setDirectory(await portal.call("PATCH /portal/api/directory", {}, { body: { kind } }));
            setStep("connect");
          }}
        />
      )}
      {step === "connect" && (
        <Connect portal={portal} directory={directory} onBack={() => setStep("choose")} onNext={() => setStep("wait")} />
      )}
      {step === "wait" && (
        <Wait portal={portal} directory={directory} onHeard={setDirectory} onBack={() => setStep("connect")} />
      )}
    </main>
  );
}

/** Wrong, expired, revoked: one kind sentence, whatever it was. */
function Closed({ why }: { why?: Error }) {
  return (
    <main class="portal-body narrow">
      <div class="card">
        {why ? (
          <Failure title={word("closed")} why={why} alone />
        ) : (
          <Blank title={word("closed.none")} text={word("closed.noneText")} alone />
        )}
      </div>
    </main>
  );
}

export async function mount(element: HTMLElement): Promise<void> {
  document.title = word("portal.title", page.brand.name);
  let inside;
  try {
    const portal = await Portal.begin();
    inside = portal ? <Setup portal={portal} /> : <Closed />;
  } catch (why) {
    inside = <Closed why={why as Error} />;
  }
  render(
    <div class="portal">
      <header class="portal-head">
        <Brand title={page.brand.name} below={word("portal")} />
        <ThemeButton />
      </header>
      {inside}
      <footer class="portal-foot">{word("portal.foot")}</footer>
      <Toasts />
    </div>,
    element,
  );
}

const app = document.getElementById("app");
if (app) {
  void mount(app);
}
