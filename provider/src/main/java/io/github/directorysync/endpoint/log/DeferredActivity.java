package io.github.directorysync.endpoint.log;

import io.github.directorysync.keycloak.activity.ActivityBuffer;
import io.github.directorysync.keycloak.activity.ActivityLog;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Actor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Stores the activity log entry of a request whose own transaction does not: for a refused change in a separate
 * transaction at once, for reads and unauthenticated requests later, in batches.
 */
public record DeferredActivity(KeycloakSession session, String realmId) {

    /**
     * Stores the entry now if it is one of a change, and later with others if it is not.
     *
     * @param lost whether the database cannot be reached, so that the entry is buffered at once
     */
    public void write(Activity activity, boolean lost) {
        if (activity.origin().actor().kind() == Actor.ActorKind.NOBODY
                || activity.result().status() == 429) {
            ActivityBuffer.of(session).addDenied(realmId, activity);
        } else if (!activity.action().writes() || lost) {
            ActivityBuffer.of(session).add(realmId, activity);
        } else {
            writeNow(activity);
        }
    }

    /** The request is answered whether its entry can be stored or not: if not now, it is buffered. */
    private void writeNow(Activity activity) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), inner -> new ActivityLog(inner).write(realmId, activity));
        } catch (RuntimeException fault) {
            ActivityBuffer.of(session).add(realmId, activity);
        }
    }
}
