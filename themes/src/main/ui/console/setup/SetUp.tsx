import { useMemo } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { page } from "../../api/page";
import { SetUp as Steps } from "../../portal/SetUp";
import { word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { AdminSetUp, asCustomersSee } from "./AdminSetUp";

/** The customer's own steps, for an administrator who takes them in the customer's place. */
export function SetUp({ alias, step }: { alias: string; step: string | undefined }) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const api = useMemo(() => new AdminSetUp(admin, alias), [admin, alias]);
  return (
    <Steps
      api={api}
      vendor={admin.realm === page.realm ? page.realmName : admin.realm}
      inside="console"
      leave={{ href: admin.href(["directories", alias]), text: word("portal.setUp.leave") }}
      start={asCustomersSee(directory)}
      step={step}
      href={(name) => admin.href(["directories", alias, "set-up", name])}
    />
  );
}
