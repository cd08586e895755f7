import type { ActivityDetail, GroupMappingsChange, LinkScope, PortalPaths } from "../api/types";
import type { Portal } from "./session";
import { flat, parsed } from "./sent";
import type { GroupQuery, Mapping, Sent, SetUpApi, SetUpChange } from "./SetUpApi";

const PEOPLE = 3;
const REFUSALS = 5;

/** A set-up by the holder of a link. */
export class PortalSetUp implements SetUpApi {
  readonly scopes: readonly LinkScope[];

  constructor(private readonly portal: Portal) {
    this.scopes = portal.session.scopes;
  }

  directory(signal?: AbortSignal) {
    return this.portal.call("GET /portal/api/directory", {}, { signal });
  }

  change(body: SetUpChange) {
    return this.portal.call("PATCH /portal/api/directory", {}, { body });
  }

  counts(signal?: AbortSignal) {
    return this.portal.call("GET /portal/api/counts", {}, { signal });
  }

  async tokens(signal?: AbortSignal) {
    return (await this.portal.call("GET /portal/api/tokens", {}, { signal })).items;
  }

  issue(label: string) {
    return this.portal.call("POST /portal/api/tokens", {}, { body: { label } });
  }

  rotate(token: string, overlap: string) {
    return this.portal.call("POST /portal/api/tokens/{token}/rotate", { token }, { body: { overlap } });
  }

  revoke(token: string) {
    return this.portal.call("DELETE /portal/api/tokens/{token}", { token });
  }

  async apps(signal?: AbortSignal) {
    return (await this.portal.call("GET /portal/api/apps", {}, { signal })).items;
  }

  groups(query: GroupQuery, signal?: AbortSignal) {
    return this.portal.call("GET /portal/api/groups", { ...query }, { signal });
  }

  map(app: string, body: GroupMappingsChange, dryRun: boolean) {
    return this.portal.call("PATCH /portal/api/groups", { app, dryRun }, { body });
  }

  async mapping(signal?: AbortSignal): Promise<Mapping> {
    return { ...(await this.portal.call("GET /portal/api/mapping", {}, { signal })), open: false };
  }

  async saveMapping(mapping: PortalPaths): Promise<Mapping> {
    return { ...(await this.portal.call("PUT /portal/api/mapping", {}, { body: { mapping } })), open: false };
  }

  /** By the log, which has what somebody was made of. */
  async sent(signal?: AbortSignal): Promise<Sent[]> {
    if (!this.scopes.includes("read-log")) return [];
    const page = await this.portal.call("GET /portal/api/activity", { operation: "create-user", outcome: "done", max: PEOPLE }, { signal });
    const entries = page.items.flatMap(({ id }) => id ?? []);
    return (await Promise.all(entries.map((entry) => this.portal.call("GET /portal/api/activity/{entry}", { entry }, { signal })))).map(ofEntry);
  }

  async refusals(signal?: AbortSignal) {
    if (!this.scopes.includes("read-log")) return [];
    return (await this.portal.call("GET /portal/api/activity", { outcome: "refused", max: REFUSALS }, { signal })).items;
  }
}

function ofEntry({ targetName, detail }: ActivityDetail): Sent {
  const changes = detail?.effects?.find(({ effect }) => effect === "user-created")?.changes ?? [];
  return { who: targetName ?? "", values: changes.flatMap(({ path, after }) => flat(path ?? "", parsed(after ?? ""))) };
}
