package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.sync.activity.Activity;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** What somebody with a set-up link has done: an entry in the log of the directory, and an admin event. */
public record LinkAudit(KeycloakSession session, Directory directory, SetupLink link) {

    /** They have come in. */
    public void opened() {
        write(AuditedChange.of(
                        "SETUP_LINK",
                        OperationType.ACTION,
                        "directory-sync/directories/" + directory.alias() + "/links/" + link.id())
                .as("open-link")
                .about(target(link)));
    }

    /** They have changed something, in this transaction. */
    public void write(AuditedChange change) {
        change.write(session, AdminAudit.on(session, directory, change.target()));
    }

    /** A link as what an action is about. */
    public static Activity.Target target(SetupLink link) {
        return AdminAudit.target("SetupLink", link.id(), link.label());
    }
}
