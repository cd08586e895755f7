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
 * Whether this node does its work, and how the directories of a realm are.
 *
 * @param tasks what is done in the background
 * @param directories how many there are in each state
 */
public record Health(List<WorkState> tasks, Map<Status.DirectoryCondition, Integer> directories) {

    public Health {
        tasks = List.copyOf(tasks);
        directories = Map.copyOf(directories);
    }

    /** How it is now. */
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

    /** A directory that needs attention is its customer's fault, not this node's. */
    public boolean isUp() {
        return tasks.stream().noneMatch(WorkState::failing);
    }
}
