package io.github.directorysync.keycloak.overview;

import io.github.directorysync.directory.status.Status;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.WorkState;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The health of this node's background work, and of a realm's directories.
 *
 * @param tasks the background work of this node
 * @param directories how many directories there are in each state
 */
public record Health(List<WorkState> tasks, Map<Status.DirectoryCondition, Integer> directories) {

    public Health {
        tasks = List.copyOf(tasks);
        directories = Map.copyOf(directories);
    }

    /** Reads the present health. */
    public static Health of(KeycloakSession session, RealmModel realm) {
        Map<Status.DirectoryCondition, Integer> directories = new EnumMap<>(Status.DirectoryCondition.class);
        new OverviewQuery(session)
                .of(DirectoryLookup.components(realm).toList())
                .forEach(overview -> directories.merge(overview.status().word(), 1, Integer::sum));
        List<WorkState> tasks = session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(ScheduledWork.class)
                .map(factory -> ((ScheduledWork) factory).state())
                .sorted(Comparator.comparing(WorkState::name))
                .toList();
        return new Health(tasks, directories);
    }

    /**
     * Whether no background work fails. Directories that need attention do not count: their cause is on the customer's
     * side, not on this node.
     */
    public boolean isUp() {
        return tasks.stream().noneMatch(WorkState::failing);
    }
}
