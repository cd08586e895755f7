package io.github.directorysync.keycloak;

import io.github.directorysync.sync.Footing;
import java.util.List;
import org.keycloak.models.jpa.entities.UserEntity;

/** Reads the state of accounts from Keycloak's table and ours. */
record AccountStateReader(Visit visit) {

    /** The state of one user's account. */
    Footing of(DirectoryUserEntity row) {
        boolean enabled = visit.database()
                .find(UserEntity.class, row.userId)
                .orElseThrow()
                .isEnabled();
        boolean access = new Entitled(visit.directory(), visit.database())
                .of(List.of(row.userId))
                .contains(row.userId);
        return of(row, enabled, access);
    }

    /**
     * The same of what has been read.
     *
     * @param access whether the user is in an access group, or the directory has none
     */
    static Footing of(DirectoryUserEntity row, boolean enabled, boolean access) {
        return new Footing(
                UserShelf.standing(row),
                enabled,
                access,
                row.held != null,
                UserShelf.isDisabledByAdministrator(row, enabled));
    }
}
