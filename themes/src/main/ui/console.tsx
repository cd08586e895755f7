import { render } from "preact";
import { useMemo } from "preact/hooks";
import { Admin, AdminContext } from "./api/admin";
import { page } from "./api/page";
import { useRoute } from "./api/route";
import { signIn, type SignedIn } from "./api/signin";
import { Off } from "./console/Off";
import { screenAt } from "./console/screens";
import { Shell } from "./console/Shell";
import { Failure } from "./parts/Blank";
import { word } from "./words/words";

function Console({ who }: { who: SignedIn }) {
  const route = useRoute();
  const admin = useMemo(() => new Admin(who, route.realm), [who, route.realm]);
  const { key, screen } = screenAt(route);
  return (
    <AdminContext.Provider value={admin}>
      <Shell who={who} route={route}>
        <div class="screen" key={`${route.realm}/${key}`}>
          {screen}
        </div>
      </Shell>
    </AdminContext.Provider>
  );
}

/** Shows the console in an element, after its user has signed in. */
export async function mount(element: HTMLElement): Promise<void> {
  document.title = word("brand");
  try {
    render(<Console who={await signIn()} />, element);
  } catch (why) {
    render(
      <main class="main alone">
        <Failure title={word("error.title")} why={why as Error} again={() => location.reload()} alone />
      </main>,
      element,
    );
  }
}

const app = document.getElementById("app");
if (app) {
  if (page.enabled) void mount(app);
  else render(<Off />, app);
}
