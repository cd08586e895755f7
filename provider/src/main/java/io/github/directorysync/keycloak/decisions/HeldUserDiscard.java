package io.github.directorysync.keycloak.decisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.PushedRoles;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.guard.RemovalKind;
import io.github.directorysync.sync.users.PushedRoleNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Discards held changes of users, so that the directory sees the users unchanged. */
record HeldUserDiscard(DirectoryContext context, PushedRoles pushed) {

    /** Keeps the user as before, and gives the user a new version that shows it. */
    void discard(HeldEntity row, AnyDirectoryUserEntity user) {
        user.version++;
        user.lastModified = ServerTime.now().toEpochMilli();
        if (RemovalKind.valueOf(row.what) == RemovalKind.UNPUSH) {
            user.document = ScimJson.text(
                    withAll(user.document, pushed.namesOf(row.userId).toList()));
            return;
        }
        if (user.held != null) {
            user.held = null;
            user.active = null;
            user.saidActive = true;
        }
        if (user.gone != null) {
            user.gone = null;
            restoreExternalId(user);
        }
    }

    /** Restores the externalId, unless the directory has given it to another user meanwhile. */
    private void restoreExternalId(AnyDirectoryUserEntity user) {
        Optional<String> sent = externalId(user);
        user.externalId = sent.filter(id -> isFree(id, user)).orElse(null);
        if (sent.isPresent() && user.externalId == null) {
            ObjectNode document = ScimJson.object(user.document);
            document.remove("externalId");
            user.document = ScimJson.text(document);
        }
    }

    private boolean isFree(String externalId, AnyDirectoryUserEntity user) {
        return context.database()
                        .count(
                                "select count(*) from DirectoryUserEntity d where d.directoryId = :directory"
                                        + " and d.externalId = :external and d.userId <> :user",
                                Map.of("directory", user.directoryId, "external", externalId, "user", user.userId))
                == 0;
    }

    /** Adds the names as SCIM roles. Roles and entitlements count alike, so it does not matter which they were. */
    private static ObjectNode withAll(String document, List<String> names) {
        ObjectNode whole = ScimJson.object(document);
        List<String> present = PushedRoleNames.of(ScimUser.kept(document, true));
        names.stream()
                .filter(name -> !present.contains(name))
                .forEach(name -> whole.withArrayProperty("roles").addObject().put("value", name));
        return whole;
    }

    static Optional<String> externalId(AnyDirectoryUserEntity user) {
        return Optional.ofNullable(
                ScimJson.object(user.document).path("externalId").asText(null));
    }
}
