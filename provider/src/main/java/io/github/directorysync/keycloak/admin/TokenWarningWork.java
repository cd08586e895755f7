package io.github.directorysync.keycloak.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Status;
import io.github.directorysync.keycloak.activity.AdminEvents;
import io.github.directorysync.keycloak.activity.EffectAdminEvents;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.DirectoryTokenEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Warns 14, 7 and 1 days before a token expires, once each: by an admin event, and by e-mail to the contacts. */
public final class TokenWarningWork extends ScheduledWork {

    private static final List<Integer> DAYS = List.of(1, 7, 14);

    public TokenWarningWork() {
        super("token-warnings", Duration.ofHours(1));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        Instant now = ServerTime.now();
        List<String> ending = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new Database(session)
                        .list(
                                "select t.id from DirectoryTokenEntity t where t.expires > :now and t.expires < :soon",
                                String.class,
                                Map.of(
                                        "now",
                                        now.toEpochMilli(),
                                        "soon",
                                        now.plus(Status.SOON).toEpochMilli())));
        ending.forEach(
                id -> KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> warn(session, id, now))
                        .ifPresent(warning -> KeycloakModelUtils.runJobInTransaction(factory, warning::send)));
    }

    private static Optional<TokenWarning> warn(KeycloakSession session, String id, Instant now) {
        Database database = new Database(session);
        DirectoryTokenEntity token =
                database.find(DirectoryTokenEntity.class, id).orElse(null);
        if (token == null) {
            return Optional.empty();
        }
        long days = Duration.between(now, Instant.ofEpochMilli(token.expires)).toDays() + 1;
        int stage = DAYS.stream().filter(each -> days <= each).findFirst().orElse(14);
        // Only the node whose update changes the row sends the warning.
        int first = database.change(
                "update DirectoryTokenEntity t set t.warned = :stage where t.id = :id"
                        + " and (t.warned is null or t.warned > :stage)",
                Map.of("stage", stage, "id", id));
        return first == 0
                ? Optional.empty()
                : DirectoryLookup.place(session, token.directoryId)
                        .flatMap(place -> DirectoryLookup.inRealm(
                                session,
                                place,
                                (realm, component) ->
                                        sendEvent(session, realm, DirectoryReader.read(component), token, stage)));
    }

    private static TokenWarning sendEvent(
            KeycloakSession session, RealmModel realm, Directory directory, DirectoryTokenEntity token, int days) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("directory", directory.alias())
                .put("label", token.label)
                .put("lastFour", token.lastFour)
                .put("expires", Instant.ofEpochMilli(token.expires).toString())
                .put("days", days);
        AdminEvents.of(session, realm, "directory:" + directory.alias(), "")
                .send(
                        "DIRECTORY_TOKEN",
                        OperationType.ACTION,
                        "directory-sync/directories/" + directory.alias() + "/tokens/" + token.id,
                        Map.of(EffectAdminEvents.WORD, "token-expires"),
                        Optional.of(json));
        return new TokenWarning(realm.getId(), directory, token.label, Instant.ofEpochMilli(token.expires));
    }
}
