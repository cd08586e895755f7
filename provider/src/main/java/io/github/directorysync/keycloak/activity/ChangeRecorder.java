package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.events.EventOutbox;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.RealmSwitches;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Records changes in their transaction: their events, and their log entries if the realm keeps a log. */
public record ChangeRecorder(KeycloakSession session, RealmModel realm) {

    /**
     * Records a change with its effects.
     *
     * @return whether the log entry was written
     * @throws ActivityUnwritable if the change cannot be recorded; the transaction is marked for rollback
     */
    public boolean record(Activity activity, List<Effect> effects) {
        boolean kept = RealmSwitches.keepsActivity(realm);
        if (kept) {
            log().write(realm.getId(), activity, effects);
        } else {
            writeUnlogged(activity, effects);
        }
        return kept;
    }

    /** Records a change of the roles of many people. */
    void record(Activity activity, RoleChangeBatch batch) {
        if (RealmSwitches.keepsActivity(realm)) {
            log().write(realm.getId(), activity, batch);
        } else {
            writeUnlogged(activity, batch.effects());
        }
    }

    private void writeUnlogged(Activity activity, List<Effect> effects) {
        new ActivityWriter(session, new Database(session))
                .guarded(activity, () -> new EventOutbox(session).write(activity, effects));
    }

    private ActivityLog log() {
        return new ActivityLog(session);
    }
}
