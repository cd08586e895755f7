import { word } from "../words/words";
import { Select } from "../parts/Field";
import type { Mapping, Sent } from "./SetUpApi";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";

/** What providers commonly send, for whoever maps before anything has come. */
const COMMON = [
  "title",
  "displayName",
  "nickName",
  "userType",
  "locale",
  "preferredLanguage",
  "timezone",
  "externalId",
  `${ENTERPRISE}employeeNumber`,
  `${ENTERPRISE}department`,
  `${ENTERPRISE}division`,
  `${ENTERPRISE}costCenter`,
  `${ENTERPRISE}organization`,
];

export interface Choice {
  path: string;
  /** Of somebody to whom it was sent. */
  example: string;
}

/** What an attribute may be filled with: what was sent first, then what is declared or common. */
export function choicesOf(mapping: Mapping, sent: readonly Sent[], current = ""): Choice[] {
  const examples = new Map<string, string>();
  for (const { values } of sent) {
    for (const { path, value } of values) if (!examples.has(path)) examples.set(path, value);
  }
  const paths = new Set([...examples.keys(), ...mapping.declared, ...COMMON, current].filter(Boolean));
  return [...paths].map((path) => ({ path, example: examples.get(path) ?? "" }));
}

/** The last part of a path, which is what people call it. */
export function shortPath(path: string): string {
  return path.startsWith("urn:") ? path.slice(path.lastIndexOf(":") + 1) : path;
}

interface Props {
  name: string;
  path: string;
  choices: readonly Choice[];
  onPath: (path: string) => void;
}

export function AttributeRow({ name, path, choices, onPath }: Props) {
  return (
    <Select
      label={name}
      value={path}
      options={[
        { value: "", text: word("portal.attributes.empty") },
        ...choices.map((choice) => ({
          value: choice.path,
          text: choice.example ? word("portal.attributes.example", shortPath(choice.path), choice.example) : shortPath(choice.path),
        })),
      ]}
      onValue={onPath}
    />
  );
}
