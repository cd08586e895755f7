package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Options;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.Notes;
import io.github.directorysync.sync.UserSync;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What was withheld happens when its option is switched on, and other access groups count for everybody at once: a
 * directory sends nobody again who is, as far as it knows, as they should be.
 */
record CatchUp(KeycloakSession session, RealmModel realm) {

    private static final Logger LOG = Logger.getLogger(CatchUp.class);

    void after(Options before, Directory now) {
        if (before.equals(now.options())) {
            return;
        }
        boolean everybody = !before.accessGroups().equals(now.options().accessGroups());
        Notes notes = new Notes();
        UserSync users = KeycloakDirectory.open(session, realm, now, notes).users();
        new Database(session)
                .list(
                        "select d.userId from DirectoryUserEntity d where d.directoryId = :directory"
                                + (everybody ? "" : " and (d.standing is not null or d.active is not null)"),
                        String.class,
                        Map.of("directory", now.id()))
                .forEach(id -> settle(users, now, id));
        EffectEvents.send(session, "directory:" + now.alias(), "", notes.effects());
    }

    /** One whose name is taken by now waits on, and keeps nobody waiting. */
    private static void settle(UserSync users, Directory directory, String id) {
        try {
            users.settle(id);
        } catch (ScimProblem problem) {
            LOG.infof("directory %s: user %s cannot be caught up with: %d", directory.id(), id, problem.status());
        }
    }
}
