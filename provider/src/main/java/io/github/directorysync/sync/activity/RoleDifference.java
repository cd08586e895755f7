package io.github.directorysync.sync.activity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A change of a user's role in an app.
 *
 * @param person the id of the Keycloak user
 * @param app the name of the app
 * @param before the name of the previous role; empty if there was none
 * @param after the name of the new role; empty if there is none
 */
public record RoleDifference(String person, String app, Optional<String> before, Optional<String> after) {

    /**
     * All differences, in the order of the users and by the names of the apps.
     *
     * @param before the name of the role in each app, by user, before the change
     * @param after the same after the change
     */
    public static List<RoleDifference> between(
            Collection<String> people,
            Map<String, Map<String, String>> before,
            Map<String, Map<String, String>> after) {
        List<RoleDifference> all = new ArrayList<>();
        for (String person : people) {
            Map<String, String> had = before.getOrDefault(person, Map.of());
            Map<String, String> has = after.getOrDefault(person, Map.of());
            TreeSet<String> apps = new TreeSet<>(had.keySet());
            apps.addAll(has.keySet());
            for (String app : apps) {
                Optional<String> was = Optional.ofNullable(had.get(app));
                Optional<String> is = Optional.ofNullable(has.get(app));
                if (!was.equals(is)) {
                    all.add(new RoleDifference(person, app, was, is));
                }
            }
        }
        return all;
    }

    /** Whether the user may have a session in the app with the previous role. */
    public boolean endsSessions() {
        return before.isPresent();
    }
}
