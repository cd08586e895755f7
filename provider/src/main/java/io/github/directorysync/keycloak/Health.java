package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Whether this node does its work, and how the directories of a realm are.
 *
 * @param tasks what is done in the background
 * @param directories how many there are in each state
 */
public record Health(List<Task> tasks, Map<Status.Word, Integer> directories) {

    /**
     * Something that is done in the background again and again.
     *
     * @param lastDone when it, or another node in its place, was last through; empty if not yet
     * @param failing whether it has failed since
     */
    public record Task(String name, Optional<Instant> lastDone, boolean failing) {}

    public Health {
        tasks = List.copyOf(tasks);
        directories = Map.copyOf(directories);
    }

    /** How it is now. */
    public static Health of(KeycloakSession session, RealmModel realm) {
        Map<Status.Word, Integer> directories = new EnumMap<>(Status.Word.class);
        new Overviews(session)
                .of(KeycloakDirectories.components(realm).toList())
                .forEach(overview -> directories.merge(overview.status().word(), 1, Integer::sum));
        List<Task> tasks = session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(Chore.class)
                .map(factory -> ((Chore) factory).task())
                .sorted(Comparator.comparing(Task::name))
                .toList();
        return new Health(tasks, directories);
    }

    /** A directory that needs attention is its customer's fault, not this node's. */
    public boolean isUp() {
        return tasks.stream().noneMatch(Task::failing);
    }
}
