package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.query.Database;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The usernames of users of a realm who are known by id. */
public record UserNamesById(KeycloakSession session, RealmModel realm) {

    /** The usernames by id; users who do not exist any more are left out. */
    public Map<String, String> of(Collection<String> ids) {
        Database database = new Database(session);
        Map<String, String> names = new LinkedHashMap<>();
        Database.chunks(ids)
                .forEach(chunk -> database.forEach(
                        "select u.id, u.username from UserEntity u where u.realmId = :realm and u.id in (:ids)",
                        Map.of("realm", realm.getId(), "ids", Database.in(chunk)),
                        row -> names.put(row.text(0), row.text(1))));
        return names;
    }
}
