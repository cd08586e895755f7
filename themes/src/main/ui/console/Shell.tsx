import type { ComponentChildren } from "preact";
import { useAdmin } from "../api/admin";
import { useEvery, useLoad } from "../api/load";
import { page } from "../api/page";
import type { Route } from "../api/route";
import type { SignedIn } from "../api/signin";
import { Brand } from "../parts/Brand";
import { Button } from "../parts/Button";
import { Icon, type Drawing } from "../parts/Icon";
import { Portrait } from "../parts/Portrait";
import { ThemeButton } from "../parts/Theme";
import { Toasts } from "../parts/Toast";
import { number, word } from "../words/words";
import { useDecided } from "./needs-you/decided";

const ROOMS: [room: string, icon: Drawing][] = [
  ["directories", "directories"],
  ["roles", "ladder"],
  ["needs-you", "review"],
  ["activity", "activity"],
  ["webhooks", "webhook"],
  ["settings", "settings"],
];

const MINUTE = 60_000;

interface Props {
  who: SignedIn;
  route: Route;
  children: ComponentChildren;
}

/** What is around every screen of the console: the brand, the rooms, who has signed in. */
export function Shell({ who, route, children }: Props) {
  const admin = useAdmin();
  const room = route.path[0] ?? "directories";
  return (
    <div class="shell">
      <a class="skip" href="#main" onClick={focusHeading}>
        {word("skip")}
      </a>
      <header class="rail">
        <Brand
          title={word("brand")}
          below={route.realm === page.realm ? page.realmName : route.realm}
          href={page.master ? admin.href(["realms"]) : admin.href(["directories"])}
        />
        <nav class="nav" aria-label={word("nav")}>
          {ROOMS.map(([name, icon]) => (
            <a key={name} href={admin.href([name])} aria-current={name === room ? "page" : undefined}>
              <Icon of={icon} />
              {word(`nav.${name}`)}
              {name === "needs-you" && <Waiting />}
            </a>
          ))}
        </nav>
        <div class="rail-foot">
          <div class="who">
            <Portrait name={who.name} round />
            <span class="who-name">{who.name}</span>
            <ThemeButton />
            <Button look="plain" small icon="leave" label={word("signOut")} onClick={() => who.signOut()} />
          </div>
        </div>
      </header>
      <main class="main" id="main">
        <div class="page">{children}</div>
      </main>
      <Toasts />
    </div>
  );
}

/** How many decisions wait for somebody. */
function Waiting() {
  const admin = useAdmin();
  const counts = useLoad((signal) => admin.call("GET /overview", {}, { signal }), [admin]);
  useEvery(MINUTE, counts.again, [admin]);
  useDecided(counts.again);
  if (counts.state !== "ready") return null;
  const waiting = counts.value.held + counts.value.reviews;
  return waiting > 0 ? (
    <span class="badge">
      {number(waiting)}
      <span class="unseen"> {word("nav.waiting")}</span>
    </span>
  ) : null;
}

function focusHeading(event: Event) {
  event.preventDefault();
  document.querySelector("h1")?.focus();
}
