package io.github.directorysync.keycloak;

import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The e-mails of people beside the one that Keycloak keeps, so that an index finds them too. */
record FurtherEmails(Database database) {

    void write(String id, Set<String> before, Set<String> after) {
        for (String gone : before) {
            if (!after.contains(gone)) {
                database.change(
                        "delete from DirectoryEmailEntity e where e.userId = :id and e.email = :email",
                        Map.of("id", id, "email", gone));
            }
        }
        for (String email : after) {
            if (!before.contains(email)) {
                database.entities().persist(new DirectoryEmailEntity(id, email));
            }
        }
    }

    /** All but the one that Keycloak keeps, if it does; in lower case. */
    static Set<String> of(ScimUser user, Standing standing) {
        Set<String> further = new HashSet<>();
        user.emails().forEach(email -> further.add(email.toLowerCase(Locale.ROOT)));
        if (standing == Standing.IN_STEP) {
            user.email().ifPresent(email -> further.remove(email.toLowerCase(Locale.ROOT)));
        }
        further.removeIf(email -> email.length() > 255);
        return further;
    }

    /** First whom our index finds, so that no join has to look at everybody. */
    Condition include(String email, String directoryId, String parameter) {
        List<String> found = new ArrayList<>(ids("DirectoryEmailEntity o where o.userId", email, directoryId));
        if (found.isEmpty()) {
            return new Condition(
                    "(d.standing is null and k.email is not null and k.email = :" + parameter + ")",
                    Map.of(parameter, email),
                    true);
        }
        // "Or" between two tables is answered by no index.
        found.addAll(ids("UserEntity o where d.standing is null and o.id", email, directoryId));
        return new Condition("d.userId in (:" + parameter + ")", Map.of(parameter, found), true);
    }

    private List<String> ids(String from, String email, String directoryId) {
        return database.list(
                "select d.userId from DirectoryUserEntity d, " + from + " = d.userId and d.directoryId = :directory"
                        + " and o.email = :email",
                String.class,
                Map.of("directory", directoryId, "email", email));
    }
}
