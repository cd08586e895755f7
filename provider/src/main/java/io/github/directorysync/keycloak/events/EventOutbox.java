package io.github.directorysync.keycloak.events;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.OutboxEntity;
import io.github.directorysync.keycloak.store.RealmSwitches;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Actor;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.events.DirectoryEvent.EventOrigin;
import io.github.directorysync.sync.events.EffectDrafts;
import io.github.directorysync.sync.events.EventDraft;
import io.github.directorysync.sync.events.OutboxPayload;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Writes drafts of events in the transaction of the change that they tell of: there is no event of a change that is
 * rolled back, and no change without its event. {@link EventSequencer} makes events of them.
 */
public record EventOutbox(KeycloakSession session) {

    private static final Set<Actor.ActorKind> PROVIDERS =
            Set.of(Actor.ActorKind.TOKEN, Actor.ActorKind.CONFIGURATION, Actor.ActorKind.CLIENT);

    /**
     * Writes the events of a change with these effects: one row, or several if there are many.
     *
     * @param activity the log entry of the change, whether the realm keeps it or not
     */
    public void write(Activity activity, List<Effect> effects) {
        if (effects.isEmpty() || !isKept()) {
            return;
        }
        Activity.Origin origin = activity.origin();
        List<EventDraft> drafts = EffectDrafts.of(effects, new EventSubjects(session, effects));
        DeletedSubjects.told(session, drafts);
        write(
                drafts,
                new EventOrigin(origin.directoryId(), origin.directory(), activity.id()),
                PROVIDERS.contains(origin.actor().kind())
                        || activity.action().operation().equals(Activity.Action.GO_LIVE),
                ServerTime.now());
    }

    /** Writes events that come of no effects. */
    void write(List<EventDraft> drafts, EventOrigin origin) {
        if (isKept()) {
            write(drafts, origin, false, ServerTime.now());
        }
    }

    /** Whether the realm of the session keeps events at all. */
    boolean isKept() {
        RealmModel realm = session.getContext().getRealm();
        return realm != null && RealmSwitches.eventDays(realm) > 0;
    }

    private void write(List<EventDraft> drafts, EventOrigin origin, boolean byProvider, Instant now) {
        Database database = new Database(session);
        for (OutboxPayload.OutboxText text : OutboxPayload.of(drafts)) {
            OutboxEntity row = new OutboxEntity();
            row.realmId = session.getContext().getRealm().getId();
            row.directoryId = origin.directoryId();
            row.directory = origin.directory();
            row.activityId = origin.activity();
            row.byProvider = byProvider;
            row.created = now.toEpochMilli();
            row.events = text.events();
            row.drafts = text.drafts();
            database.entities().persist(row);
        }
    }
}
