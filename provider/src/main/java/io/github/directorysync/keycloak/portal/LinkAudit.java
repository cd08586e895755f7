package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.sync.activity.Activity;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** Audits what the holder of a set-up link does: an entry in the directory's activity log, and an admin event. */
public record LinkAudit(KeycloakSession session, Directory directory, SetupLink link) {

    /** Records that the link was opened. */
    public void opened() {
        write(AuditedChange.of(
                        "SETUP_LINK",
                        OperationType.ACTION,
                        "directory-sync/directories/" + directory.alias() + "/links/" + link.id())
                .as("open-link")
                .about(target(link)));
    }

    /** Records a change, in this transaction. */
    public void write(AuditedChange change) {
        change.write(session, AdminAudit.on(session, directory, change.target()));
    }

    /** Returns the link as the target of an activity. */
    public static Activity.Target target(SetupLink link) {
        return AdminAudit.target("SetupLink", link.id(), link.label());
    }
}
