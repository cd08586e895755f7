package io.github.directorysync.keycloak.admin;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryMode;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.rehearsal.Rehearsal;
import io.github.directorysync.keycloak.rehearsal.Rehearsal.RehearsalState;
import java.util.Map;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Checks a change of a directory's mode, whoever makes it. */
record ModeCheck(KeycloakSession session, RealmModel realm) {

    /**
     * Refuses a rehearsal of a directory that has taken effect, and to leave one without making what was rehearsed.
     *
     * @throws InvalidSettings if the directory exists and cannot have the mode
     */
    void require(ComponentModel model, Directory directory) {
        ComponentModel before = model.getId() == null ? null : realm.getComponent(model.getId());
        String mode = before == null ? null : before.get(DirectorySettings.MODE);
        boolean rehearsed = DirectoryMode.REHEARSAL.key().equals(mode);
        if (before == null || rehearsed == directory.rehearses()) {
            return;
        }
        RehearsalState state = new Rehearsal(new Database(session), directory.id()).state();
        if (rehearsed && state != RehearsalState.LIVE && hasSent(directory)) {
            throw new InvalidSettings(
                    DirectorySettings.MODE,
                    "The directory has rehearsed. It goes live by POST"
                            + " directories/{directory}/rehearsal/go-live, which makes what was rehearsed.");
        }
        if (!rehearsed && (state != RehearsalState.REHEARSING || hasUsersOrGroups(directory))) {
            throw new InvalidSettings(
                    DirectorySettings.MODE,
                    "The directory has users or groups, so it is live. Only a directory that has none can rehearse.");
        }
    }

    private boolean hasSent(Directory directory) {
        return has("select count(*) from RehearsedUserEntity u where u.directoryId = :id", directory)
                || has("select count(*) from RehearsedGroupEntity g where g.directoryId = :id", directory);
    }

    private boolean hasUsersOrGroups(Directory directory) {
        return has("select count(*) from AnyDirectoryUserEntity u where u.directoryId = :id", directory)
                || has("select count(*) from AnyDirectoryGroupEntity g where g.directoryId = :id", directory);
    }

    private boolean has(@CompileTimeConstant String count, Directory directory) {
        return new Database(session).count(count, Map.of("id", directory.id())) > 0;
    }
}
