import type { Admin } from "../../api/admin";
import type { Directory, GroupMappingsChange, LinkScope, PortalApp, PortalPaths } from "../../api/types";
import { flat } from "../../portal/sent";
import type { Counts, GroupQuery, Mapping, Sent, SetUpApi, SetUpChange, SetUpDirectory } from "../../portal/SetUpApi";

const ARROW = "->";
const PEOPLE = 3;
const REFUSALS = 5;

/** A set-up by an administrator of the realm: the same steps, all of them. */
export class AdminSetUp implements SetUpApi {
  readonly scopes: readonly LinkScope[] = ["connect", "rotate-token", "read-log", "options", "map-attributes", "map-groups", "contacts"];

  constructor(
    private readonly admin: Admin,
    private readonly alias: string,
  ) {}

  async directory(signal?: AbortSignal) {
    return asCustomersSee(await this.admin.call("GET /directories/{directory}", this.here, { signal }));
  }

  async change(body: SetUpChange) {
    return asCustomersSee(await this.admin.call("PATCH /directories/{directory}", this.here, { body: body as Partial<Directory> }));
  }

  async counts(signal?: AbortSignal): Promise<Counts> {
    const { people, groups, held } = await this.admin.call("GET /directories/{directory}/overview", this.here, { signal });
    return { people, groups: groups.total, held };
  }

  async tokens(signal?: AbortSignal) {
    return (await this.admin.call("GET /directories/{directory}/tokens", this.here, { signal })).items;
  }

  issue(label: string) {
    return this.admin.call("POST /directories/{directory}/tokens", this.here, { body: { label } });
  }

  rotate(token: string, overlap: string) {
    return this.admin.call("POST /directories/{directory}/tokens/{token}/rotate", { ...this.here, token }, { body: { overlap } });
  }

  revoke(token: string) {
    return this.admin.call("DELETE /directories/{directory}/tokens/{token}", { ...this.here, token });
  }

  async apps(signal?: AbortSignal): Promise<PortalApp[]> {
    const apps = await this.admin.call("GET /apps", { max: 100 }, { signal });
    return Promise.all(
      apps.items.map(async ({ id, name }) => {
        const { roles } = await this.admin.call("GET /apps/{app}", { app: id }, { signal });
        return { id, name, roles: roles.flatMap(({ name, description = "", level }) => (level === undefined ? [] : { name, description, level })) };
      }),
    );
  }

  groups(query: GroupQuery, signal?: AbortSignal) {
    return this.admin.call("GET /directories/{directory}/groups", { ...this.here, ...query }, { signal });
  }

  map(app: string, body: GroupMappingsChange, dryRun: boolean) {
    return this.admin.call("PATCH /directories/{directory}/groups", { ...this.here, app, dryRun }, { body });
  }

  async mapping(signal?: AbortSignal): Promise<Mapping> {
    const directory = await this.admin.call("GET /directories/{directory}", this.here, { signal });
    return mappingOf(directory);
  }

  async saveMapping(mapping: PortalPaths): Promise<Mapping> {
    const attributeMapping = Object.entries(mapping).map(([to, from]) => `${from} ${ARROW} ${to}`);
    return mappingOf(await this.admin.call("PATCH /directories/{directory}", this.here, { body: { attributeMapping } }));
  }

  async sent(signal?: AbortSignal): Promise<Sent[]> {
    const people = await this.admin.call("GET /directories/{directory}/people", { ...this.here, max: PEOPLE }, { signal });
    const whole = people.items.map(({ id }) => this.admin.call("GET /directories/{directory}/people/{user}", { ...this.here, user: id }, { signal }));
    return (await Promise.all(whole)).map(({ userName, sent: { schemas: _, ...sent } }) => ({ who: userName, values: flat("", sent) }));
  }

  async refusals(signal?: AbortSignal) {
    const asked = { ...this.here, outcome: "refused", max: REFUSALS } as const;
    return (await this.admin.call("GET /directories/{directory}/activity", asked, { signal })).items;
  }

  private get here() {
    return { directory: this.alias };
  }
}

const SIGN_IN = ["identity-provider-missing", "identity-provider-not-saml", "identity-provider-disabled", "saml-not-linked", "saml-not-enforced", "saml-flow-open"];

/** What its customer would be shown of it. */
export function asCustomersSee(directory: Directory): SetUpDirectory {
  const codes = directory.attention.map(({ code }) => code);
  return {
    ...directory,
    attention: directory.attention,
    signIn: {
      linked: Boolean(directory.identityProvider),
      enforced: directory.enforceSaml ?? false,
      required: directory.requireSaml ?? false,
      missing: codes.filter((code) => SIGN_IN.includes(code)),
    },
  };
}

function mappingOf({ attributeMapping = [], extension = "", extensionAttributes = [] }: Directory): Mapping {
  const lines = attributeMapping.map((line) => line.split(ARROW).map((side) => side.trim()));
  const mapping = Object.fromEntries(lines.map(([from = "", to = ""]) => [to, from]));
  const declared = extensionAttributes.map((line) => `${extension}:${line.split(/[\s:[-]/)[0]}`);
  return { attributes: Object.keys(mapping), mapping, declared, open: true };
}
