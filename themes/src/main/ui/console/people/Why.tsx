import type { RoleExplanation } from "../../api/types";
import { Rich } from "../../parts/Rich";
import { shortPath } from "./columns";

export type Step = RoleExplanation["trace"][number];

/** Why somebody has their role, or none, in one sentence; a second one if a role selector is of no effect. */
export function Why({ name, of: { role, code, trace } }: { name: string; of: Pick<RoleExplanation, "role" | "code" | "trace"> }) {
  const won = trace.find(({ verdict }) => verdict === "won");
  const vain = trace.find(({ source, verdict, code: why }) => source === "selector" && (verdict === "outranked" || why === "expired"));
  const otherwise = code.startsWith("d") ? trace[0]?.role : undefined;
  return (
    <>
      {role && won ? (
        <Rich
          of={`why.${won.source}${won.through ? ".through" : ""}`}
          holes={[<b>{name}</b>, <b class="role-name">{role}</b>, <b><bdi>{shortPath(won.group ?? "")}</bdi></b>, <b>{won.through}</b>]}
        />
      ) : (
        <Rich of={`why.none.${code}`} holes={[<b>{name}</b>]} />
      )}
      {vain && (
        <>
          {" "}
          <Rich of={`why.selector.${vain.code}`} holes={[<b>{vain.role}</b>, <b>{role}</b>]} />
        </>
      )}
      {otherwise && (
        <>
          {" "}
          <Rich of="why.otherwise" holes={[<b>{otherwise}</b>]} />
        </>
      )}
    </>
  );
}
