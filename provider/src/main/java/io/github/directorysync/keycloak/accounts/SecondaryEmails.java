package io.github.directorysync.keycloak.accounts;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.store.DirectoryEmailEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.users.SyncState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** E-mails of users other than the one that Keycloak stores, in a table of their own, so that an index finds them. */
public record SecondaryEmails(Database database) {

    /** The most ids that are put into one statement. */
    private static final int MANY = 500;

    public void write(String id, Set<String> before, Set<String> after) {
        List<String> removed =
                before.stream().filter(email -> !after.contains(email)).toList();
        Database.chunks(removed)
                .forEach(chunk -> database.change(
                        "delete from DirectoryEmailEntity e where e.userId = :id and e.email in (:emails)",
                        Map.of("id", id, "emails", chunk)));
        for (String email : after) {
            if (!before.contains(email)) {
                database.entities().persist(new DirectoryEmailEntity(id, email));
            }
        }
    }

    /**
     * All e-mails except the one that Keycloak stores, in lower case. Keycloak stores none if the account does not follow
     * the directory.
     */
    public static Set<String> of(ScimUser user, SyncState syncState) {
        Set<String> secondary = new HashSet<>();
        user.emails().all().forEach(email -> secondary.add(email.toLowerCase(Locale.ROOT)));
        if (syncState == SyncState.IN_STEP) {
            user.emails().primaryAddress().ifPresent(email -> secondary.remove(email.toLowerCase(Locale.ROOT)));
        }
        secondary.removeIf(email -> email.length() > 255);
        return secondary;
    }

    /**
     * The condition on users who have this e-mail. The users are looked up by our index first, so that no join reads all
     * users.
     */
    public HqlCondition include(String email, String directoryId) {
        Map<String, String> parameters = Map.of("directory", directoryId, "email", email);
        List<String> found = new ArrayList<>(some(
                "select d.userId from DirectoryUserEntity d, DirectoryEmailEntity o where o.userId = d.userId"
                        + " and d.directoryId = :directory and o.email = :email",
                parameters));
        HqlCondition inKeycloak = HqlCondition.all(List.of(
                HqlCondition.absent("d.standing"),
                HqlCondition.present("k.email"),
                HqlCondition.equal("k.email", email)));
        if (found.isEmpty()) {
            return inKeycloak;
        }
        if (found.size() > MANY) {
            // So many users share it that a full scan costs little more.
            return HqlCondition.any(List.of(
                    inKeycloak,
                    HqlCondition.exists(
                            List.of(new Table("o", DirectoryEmailEntity.class)),
                            HqlCondition.same("o.userId", "d.userId"),
                            HqlCondition.equal("o.email", email))));
        }
        // An "or" across two tables cannot use an index.
        found.addAll(some(
                "select d.userId from DirectoryUserEntity d, UserEntity o where d.standing is null and o.id = d.userId"
                        + " and d.directoryId = :directory and o.email = :email",
                parameters));
        return HqlCondition.oneOf("d.userId", found);
    }

    private List<String> some(@CompileTimeConstant String hql, Map<String, String> parameters) {
        return database.query(hql, String.class, parameters)
                .setMaxResults(MANY + 1)
                .getResultList();
    }
}
