package io.github.directorysync.sync.activity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The role of a person in an app that a change has made another.
 *
 * @param person the id of their account
 * @param app the name of the app
 * @param before the name of the role; empty if they had none
 * @param after the name of the role; empty if they have none
 */
public record RoleDifference(String person, String app, Optional<String> before, Optional<String> after) {

    /**
     * What differs, in the order of these people, by the names of the apps.
     *
     * @param before by person, the name of the role in each app
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

    /** Whether the person may be signed in to the app with the role of before. */
    public boolean endsSessions() {
        return before.isPresent();
    }
}
