package io.github.directorysync.endpoint.log;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.activity.TrafficCounter;
import io.github.directorysync.keycloak.directories.LastSeenRecorder;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Actor;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * Counts an answered request in the traffic of its directory, and records when the directory was last seen and what was
 * refused last. Both are shown in the directory's status.
 */
record DirectoryTraffic(KeycloakSession session, Directory directory, Actor actor) {

    /** Statuses of refusals that concern one user or group, or this moment, and not the directory as a whole. */
    private static final Set<Integer> OF_ONE_ONLY = Set.of(404, 409, 412, 429);

    /** Requests of people are not the directory's; those without a valid token count as denied only. */
    void count(Activity activity, Optional<ScimProblem> problem) {
        if (actor.kind() == Actor.ActorKind.PERSON) {
            return;
        }
        TrafficCounter.of(session)
                .count(directory.id(), activity.created(), activity.result().status());
        LastSeenRecorder pulse = LastSeenRecorder.of(session);
        if (actor.kind() == Actor.ActorKind.NOBODY) {
            problem.filter(denied -> denied.status() == 401)
                    .flatMap(ScimProblem::reason)
                    .ifPresent(why -> pulse.denied(directory.id(), activity.created(), why.word()));
            return;
        }
        if (problem.isEmpty()) {
            pulse.done(directory.id(), activity.created());
        } else if (directory.access().paused() || concernsOneOnly(activity, problem)) {
            pulse.came(directory.id(), activity.created());
        } else {
            String why = activity.result()
                    .detail()
                    .orElseThrow()
                    .at("/problem/detail")
                    .asText();
            pulse.refused(directory.id(), activity.created(), activity.result().status() + " " + why);
        }
    }

    /** A client that calls a wrong address calls it for every resource. */
    private static boolean concernsOneOnly(Activity activity, Optional<ScimProblem> problem) {
        boolean wrongAddress = problem.flatMap(ScimProblem::reason)
                .filter(reason -> reason.word().equals("no-such-address"))
                .isPresent();
        return OF_ONE_ONLY.contains(activity.result().status()) && !wrongAddress;
    }
}
