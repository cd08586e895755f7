import type { FunctionComponent } from "preact";
import { Attributes } from "./Attributes";
import { General } from "./General";
import { Guard } from "./Guard";
import { Limits } from "./Limits";
import { Links } from "./links/Links";
import { OauthClients } from "./OauthClients";
import { Organization } from "./Organization";
import { PeopleSettings } from "./PeopleSettings";
import type { Section } from "./sections";
import { SignIn } from "./SignIn";
import { Tokens } from "./tokens/Tokens";

export const screens: Record<Section, FunctionComponent> = {
  "general": General,
  "people": PeopleSettings,
  "guard": Guard,
  "attributes": Attributes,
  "sign-in": SignIn,
  "tokens": Tokens,
  "oauth": OauthClients,
  "links": Links,
  "organization": Organization,
  "limits": Limits,
};
