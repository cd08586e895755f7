import type { SignInFlow, SignInFlows } from "../../../api/types";
import { Chip } from "../../../parts/Chip";
import { word } from "../../../words/words";

/** Each flow: whether anybody gets past the step, and what would be done to it. */
export function FlowList({ flows, clients }: Pick<SignInFlows, "flows" | "clients">) {
  return (
    <ul class="flows">
      {flows.map((flow) => (
        <li key={`${flow.flow}/${flow.identityProvider ?? ""}`}>
          <div>
            <b>{flow.identityProvider ? word(`flows.${flow.flow}.of`, flow.identityProvider) : word(`flows.${flow.flow}`)}</b>
            {flow.name && <small>{flow.name}</small>}
            {flow.action !== "none" && <p>{wouldBe(flow)}</p>}
          </div>
          <State enforced={flow.enforced} used={flow.used} />
        </li>
      ))}
      {clients.map(({ clientId, flow, name, enforced, text }) => (
        <li key={`${clientId}/${flow}`}>
          <div>
            <b>{word("flows.client", clientId, word(`flows.${flow}`))}</b>
            <small>{name}</small>
            {!enforced && <p>{text}</p>}
          </div>
          <State enforced={enforced} used />
        </li>
      ))}
    </ul>
  );
}

function State({ enforced, used }: { enforced: boolean; used: boolean }) {
  if (enforced) return <Chip look="good">{word("flows.stepThere")}</Chip>;
  return <Chip look={used ? "warn" : ""}>{word(used ? "flows.stepMissing" : "flows.unused")}</Chip>;
}

/** What an administrator has to do only the server knows. */
function wouldBe({ action, text, name }: SignInFlow): string {
  return action === "leave" ? text : word(`flows.action.${action}`, name ?? "");
}
