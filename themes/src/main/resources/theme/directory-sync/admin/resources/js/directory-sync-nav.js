// Adds "Directory sync" to the menu of Keycloak's admin console, below "User federation". Who may not see that item does
// not see this one either; if Keycloak's menu changes, the link is missing and nothing else.
const ANCHOR = "nav-item-user-federation";
const ID = "nav-item-directory-sync";
const environment = JSON.parse(document.getElementById("environment")?.textContent ?? "{}");
const base = environment.adminBaseUrl ?? environment.serverBaseUrl ?? environment.authServerUrl ?? environment.authUrl ?? "";
const signInRealm = environment.realm ?? environment.loginRealm ?? "master";

function link() {
  const item = document.getElementById(ANCHOR)?.closest("li");
  if (!item || document.getElementById(ID)) return;
  const [, realm] = location.hash.split("/");
  const ours = item.cloneNode(true);
  const anchor = ours.querySelector("a");
  if (!anchor || !realm) return;
  anchor.id = ID;
  anchor.href = `${base}/realms/${signInRealm}/directory-sync/console/#/${realm}/directories`;
  anchor.textContent = "Directory sync";
  anchor.className = anchor.className.replace(/\S*current\S*/g, "");
  anchor.removeAttribute("aria-current");
  anchor.removeAttribute("data-testid");
  item.after(ours);
}

addEventListener("hashchange", () => {
  document.getElementById(ID)?.closest("li")?.remove();
  link();
});
new MutationObserver(link).observe(document.body, { childList: true, subtree: true });
