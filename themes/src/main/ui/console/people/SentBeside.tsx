import type { Person } from "../../api/types";
import { Breakable } from "../../parts/Breakable";
import { Icon } from "../../parts/Icon";
import { known, word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { besides, differs, type Beside } from "./sent";

/** What the directory said last beside what the account has; where they differ, that is marked. */
export function SentBeside({ person }: { person: Person }) {
  const { directory } = useDirectory();
  const rows = besides(person, directory.attributeMapping ?? []);
  const different = rows.filter(differs).length;
  return (
    <section class="card" aria-labelledby="sent-beside">
      <div class="card-title">
        <h3 id="sent-beside">{word("sent")}</h3>
        <p>{word(different > 0 ? "sent.differs" : person.state === "synced" ? "sent.same" : `sent.${person.state}`)}</p>
      </div>
      <table class="beside">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{word("sent.what")}</span>
            </th>
            <th scope="col">{word("sent.directory")}</th>
            <th scope="col">{word("sent.keycloak")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.path} of={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ of: row }: { of: Beside }) {
  const other = differs(row);
  const value = (text: string | undefined) =>
    text === undefined || text === "" ? <span class="nought">{word("sent.nothing")}</span> : <Breakable>{row.path === "active" ? word(`sent.active.${text}`) : text}</Breakable>;
  return (
    <tr class={other ? "differs" : ""}>
      <th scope="row" title={row.path}>
        {known(`sent.path.${row.label}`) ? word(`sent.path.${row.label}`) : <code>{row.label.replace(/^urn:.*:/, "")}</code>}
      </th>
      <td data-label={word("sent.directory")}>{value(row.sent)}</td>
      <td data-label={word("sent.keycloak")}>
        {row.paired ? value(row.has) : <span class="nought">{word("sent.notKept")}</span>}
        {other && (
          <span class="mark">
            <Icon of="alert" />
            {word("sent.different")}
          </span>
        )}
      </td>
    </tr>
  );
}
