package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.ScimUser;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How people come into a directory who have an account already: theirs of before, or one that the realm had. */
record Arrivals(Directory directory, Database database, Accounts accounts, RelatedToUsers related) {

    /**
     * Somebody whom the directory had before has their account back.
     *
     * @return its id; empty if there is none
     */
    Optional<String> former(ScimUser user) {
        return related.former().find(user).map(former -> {
            if (former.held()) {
                staysAfterAll(former.id());
            } else {
                takenBack(former.id());
            }
            return former.id();
        });
    }

    /** The directory has them again before anybody has looked at what was held. */
    private void staysAfterAll(String id) {
        related.guard().rows().lapse(id);
        database.change("update DepartedUserEntity d set d.gone = null where d.userId = :id", Map.of("id", id));
    }

    private void takenBack(String id) {
        accounts.leave(id, related.former().groups(id));
        join(id);
    }

    /** An account that the realm had is the person's from now on. */
    void adopt(String id, ScimUser user) {
        accounts.adopt(id, user);
        join(id);
    }

    /** Nothing is known yet but what Keycloak knows. */
    private void join(String id) {
        related.former().remove(id);
        DirectoryUserEntity row = begun(id);
        row.organizationId = accounts.joinOrganization(id);
        row.document = "{}";
        database.entities().persist(row);
        database.flush();
    }

    /** A row that is not written yet. */
    DirectoryUserEntity begun(String id) {
        DirectoryUserEntity row = new DirectoryUserEntity();
        row.userId = id;
        row.directoryId = directory.id();
        row.created = Instant.now().toEpochMilli();
        row.lastModified = row.created;
        return row;
    }
}
