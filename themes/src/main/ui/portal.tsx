import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refused } from "./api/http";
import { page } from "./api/page";
import { word } from "./words/words";
import { Blank } from "./parts/Blank";
import { Brand } from "./parts/Brand";
import { Button } from "./parts/Button";
import { ThemeButton } from "./parts/Theme";
import { Toasts } from "./parts/Toast";
import { Closed } from "./portal/Closed";
import { PortalSetUp } from "./portal/PortalSetUp";
import { Portal, STEP } from "./portal/session";
import { SetUp } from "./portal/SetUp";

/** The step in the address, so that Back and a reload stay where they should. */
function useStep(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = () => {
      // Another link was put into the address of this page: it begins anew with that.
      if (location.hash && !location.hash.startsWith(STEP)) location.reload();
      setHash(location.hash);
    };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return hash.slice(STEP.length);
}

function Inside({ portal }: { portal: Portal }) {
  const step = useStep();
  const [api] = useState(() => new PortalSetUp(portal));
  const [ended, setEnded] = useState<Error | "closed">();
  useEffect(() => {
    portal.onEnd = setEnded;
  }, [portal]);
  const { directory, returnUrl } = portal.session;
  if (ended === "closed") return <Blankly title={word("portal.closed.left")} text={word("portal.closed.leftText")} />;
  if (ended) return <Closed title={word("portal.closed.ended")} why={ended} again={() => location.reload()} />;
  return (
    <main class="portal-body">
      <SetUp
        api={api}
        vendor={page.brand.name}
        inside="portal"
        leave={returnUrl ? { href: returnUrl, text: word("portal.done.return", page.brand.name) } : undefined}
        start={directory}
        step={step}
        href={(name) => STEP + name}
      />
      <footer class="portal-foot">
        <p>{word("portal.foot", directory.name)}</p>
        <Button small look="plain" icon="leave" onClick={() => void portal.end().then(() => setEnded("closed"))}>
          {word("portal.end")}
        </Button>
      </footer>
    </main>
  );
}

function Blankly({ title, text }: { title: string; text: string }) {
  return (
    <main class="portal-body narrow">
      <div class="card">
        <Blank title={title} text={text} alone />
      </div>
    </main>
  );
}

export async function mount(element: HTMLElement): Promise<void> {
  document.title = word("portal.title", page.brand.name);
  let inside;
  try {
    const portal = await Portal.begin();
    inside = portal ? (
      <Inside portal={portal} />
    ) : (
      <Blankly title={word("portal.closed.none")} text={word("portal.closed.noneText")} />
    );
  } catch (why) {
    const title = word(why instanceof Refused && why.status === 401 ? "portal.closed" : "portal.closed.not");
    inside = <Closed title={title} why={why as Error} again={() => void mount(element)} />;
  }
  render(
    <div class="portal">
      <header class="portal-head">
        <Brand title={page.brand.name} below={word("portal")} logo={page.brand.logo} />
        <ThemeButton />
      </header>
      {inside}
      <Toasts />
    </div>,
    element,
  );
}

const app = document.getElementById("app");
if (app) {
  void mount(app);
}
