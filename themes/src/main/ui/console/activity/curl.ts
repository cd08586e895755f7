import { page } from "../../api/page";
import type { Activity } from "../../api/types";

/**
 * The request of an entry as a line for a shell, with the token as a variable: neither the page nor the log has it.
 * Missing for what no request did.
 */
export function curlOf({ method, path, directory, write, actorKind }: Activity, realm: string): string | undefined {
  if (!method || !path?.startsWith("/")) return undefined;
  const scim = path.startsWith("/scim/");
  if (scim && !directory) return undefined;
  const address = scim
    ? `${page.base}/realms/${encodeURIComponent(realm)}/directories/${encodeURIComponent(directory ?? "")}${path}`
    : `${path.startsWith("/admin/") ? page.adminBase : page.base}${path}`;
  const body = write && method !== "DELETE" && method !== "GET";
  return [
    `curl -X ${/^[A-Z]+$/.test(method) ? method : quoted(method)} ${quoted(address)}`,
    `-H "Authorization: Bearer $${actorKind === "admin" ? "ADMIN_TOKEN" : "TOKEN"}"`,
    ...(body ? [`-H 'Content-Type: application/${scim ? "scim+json" : "json"}'`, "-d @body.json"] : []),
  ].join(" \\\n  ");
}

/** For a POSIX shell: nothing in it is expanded. */
function quoted(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
