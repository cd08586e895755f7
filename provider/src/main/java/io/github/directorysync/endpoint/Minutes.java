package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.EffectEvents;
import io.github.directorysync.keycloak.KeycloakActivity;
import io.github.directorysync.keycloak.Pulse;
import io.github.directorysync.keycloak.ReadLog;
import io.github.directorysync.keycloak.RealmSwitches;
import io.github.directorysync.keycloak.RemoteAddress;
import io.github.directorysync.keycloak.ReviewInbox;
import io.github.directorysync.keycloak.TrafficCounter;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.Activity;
import io.github.directorysync.sync.Actor;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.EffectJson;
import io.github.directorysync.sync.Journal;
import io.github.directorysync.sync.Notes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What is written down of one request while it goes on, and at its end: an entry in the log, admin events, a line and a
 * number. A change is written with its own transaction, a failed one in another; for what only looks nobody waits.
 */
final class Minutes {

    private static final Logger LOG = Logger.getLogger(Minutes.class);
    private static final Set<Integer> OF_ONE_ONLY = Set.of(404, 409, 412, 429);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final KeycloakSession outer;
    private Asked asked;

    private Optional<Directory> directory = Optional.empty();
    private Actor actor = Actor.nobody();
    private Notes notes = new Notes();
    private Optional<Activity> written = Optional.empty();

    private Minutes(KeycloakSession outer, Asked asked) {
        this.outer = outer;
        this.asked = asked;
    }

    static Minutes of(KeycloakSession outer, ScimRequest request) {
        return new Minutes(outer, Asked.now(request));
    }

    /** Of one operation of this Bulk request. */
    Minutes part(ScimRequest part) {
        return new Minutes(outer, asked.part(part));
    }

    /** Its body has come. */
    void received(ScimRequest whole) {
        asked = asked.with(whole);
    }

    /** It begins, perhaps not for the first time: what was done before is undone. */
    void begins() {
        notes = new Notes();
        written = Optional.empty();
    }

    /** There is such a directory, whoever asks for it. */
    void at(Directory asked) {
        directory = Optional.of(asked);
    }

    void by(Actor known) {
        actor = known;
    }

    Journal journal() {
        return notes;
    }

    /** All is done but the commit. */
    void done(KeycloakSession session, ScimAnswer answer) {
        if (!asked.operation().writes() || asked.operation().isBulk()) {
            return;
        }
        Directory here = directory.orElseThrow();
        List<Effect> effects = notes.effects();
        EffectEvents.send(session, here.alias(), address(), butReviews(effects));
        if (RealmSwitches.keepsActivity(realm())) {
            Activity activity = entry(answer, effects, Optional.empty()).activity();
            new KeycloakActivity(session).write(realm().getId(), activity, effects);
            written = Optional.of(activity);
        }
    }

    /** It is over and all that was done stays. */
    void answered(ScimAnswer answer) {
        safely(() -> {
            boolean kept = written.isPresent();
            Activity activity = written.orElseGet(
                    () -> entry(answer, notes.effects(), Optional.empty()).activity());
            tell(activity, notes.effects());
            heard(activity, Optional.empty());
            if (!kept) {
                keep(activity, false);
            }
        });
        askAbout(notes.effects());
    }

    /** Of those it is told when it is known whether they are news. */
    private static List<Effect> butReviews(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> !(effect instanceof Effect.Reviewed))
                .toList();
    }

    private void askAbout(List<Effect> effects) {
        if (effects.stream().anyMatch(effect -> effect instanceof Effect.Reviewed)) {
            safely(() -> ask(effects));
        }
    }

    /**
     * It is over and nothing of it stays.
     *
     * @param lost whether the database, or the log in it, could not be reached
     */
    void refused(ScimAnswer answer, ScimProblem problem, boolean lost) {
        List<Effect> stopped = notes.effects().stream()
                .filter(effect -> effect instanceof Effect.Guarded || effect instanceof Effect.Reviewed)
                .toList();
        // At DEBUG, since strangers can send as many as they like.
        problem.reason()
                .ifPresent(reason -> LOG.debugf("request %s: %d, %s", asked.id(), problem.status(), reason.word()));
        safely(() -> {
            Activity refused = entry(answer, stopped, Optional.of(problem)).activity();
            // A commit that seemed to fail and did not has written its own entry, which stands.
            Activity activity = written.map(done -> refused.withId(done.id())).orElse(refused);
            tell(activity, stopped);
            heard(activity, Optional.of(problem));
            keep(activity, lost);
        });
        askAbout(stopped);
    }

    /** What was answered stands, whatever happens here; and a message of the database may hold names. */
    private void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.warnf(
                    "request %s: not wholly written down: %s",
                    asked.id(), fault.getClass().getName());
            LOG.debug("Why it is not wholly written down", fault);
        }
    }

    /** Strangers do not count but as denied, nor what is wrong with one person or group only. */
    private void heard(Activity activity, Optional<ScimProblem> problem) {
        if (actor.kind() == Actor.Kind.PERSON || directory.isEmpty()) {
            return;
        }
        Directory here = directory.get();
        TrafficCounter.of(outer)
                .count(here.id(), activity.created(), activity.result().status());
        Pulse pulse = Pulse.of(outer);
        if (actor.kind() == Actor.Kind.NOBODY) {
            problem.filter(denied -> denied.status() == 401)
                    .flatMap(ScimProblem::reason)
                    .ifPresent(why -> pulse.denied(here.id(), activity.created(), why.word()));
            return;
        }
        if (problem.isEmpty()) {
            pulse.done(here.id(), activity.created());
        } else if (here.paused() || (OF_ONE_ONLY.contains(activity.result().status()) && !isWrongAddress(problem))) {
            pulse.came(here.id(), activity.created());
        } else {
            String why = activity.result()
                    .detail()
                    .orElseThrow()
                    .at("/problem/detail")
                    .asText();
            pulse.refused(here.id(), activity.created(), activity.result().status() + " " + why);
        }
    }

    /** Who calls what is not there calls everything there. */
    private static boolean isWrongAddress(Optional<ScimProblem> problem) {
        return problem.flatMap(ScimProblem::reason)
                .filter(reason -> reason.word().equals("no-such-address"))
                .isPresent();
    }

    private void keep(Activity activity, boolean lost) {
        if (directory.isEmpty() || !RealmSwitches.keepsActivity(realm())) {
            return;
        }
        if (actor.kind() == Actor.Kind.NOBODY || activity.result().status() == 429) {
            ReadLog.of(outer).addKnock(realm().getId(), activity);
        } else if (!activity.action().writes() || lost) {
            ReadLog.of(outer).add(realm().getId(), activity);
        } else {
            write(activity);
        }
    }

    /** What was refused is undone, and an administrator is to know of it all the same. */
    private void ask(List<Effect> stopped) {
        Directory here = directory.orElseThrow();
        KeycloakModelUtils.runJobInTransaction(outer.getKeycloakSessionFactory(), outer.getContext(), session -> {
            List<Effect> news = new ReviewInbox(session, here).ask(stopped);
            EffectEvents.send(session, here.alias(), address(), news);
        });
    }

    /** What was refused is answered whether it can be written down or not: if not now, then later. */
    private void write(Activity activity) {
        String realmId = realm().getId();
        try {
            KeycloakModelUtils.runJobInTransaction(
                    outer.getKeycloakSessionFactory(),
                    session -> new KeycloakActivity(session).write(realmId, activity));
        } catch (RuntimeException fault) {
            ReadLog.of(outer).add(realmId, activity);
        }
    }

    /** One line for a change, of ids only: who reads it can look the rest up. */
    private void tell(Activity activity, List<Effect> effects) {
        Meters.count(realm().getName(), activity, asked.nanos());
        LOG.logf(
                activity.action().writes() ? Logger.Level.INFO : Logger.Level.DEBUG,
                "directory=%s request=%s activity=%s operation=%s target=%s status=%d outcome=%s effects=%s millis=%d",
                activity.origin().directoryId(),
                activity.request(),
                activity.id(),
                activity.action().operation(),
                activity.action().target().id().filter(Minutes::isAnId).orElse("-"),
                activity.result().status(),
                activity.result().outcome().word(),
                Set.copyOf(EffectJson.of(effects).findValuesAsText("effect")),
                activity.result().millis());
        effects.stream()
                .filter(Effect.LeftOut.class::isInstance)
                .map(Effect.LeftOut.class::cast)
                .forEach(leftOut -> LOG.infof(
                        "directory=%s request=%s user=%s taken out; refused and left out: %s",
                        activity.origin().directoryId(),
                        activity.request(),
                        leftOut.id(),
                        leftOut.parts().stream()
                                .map(part -> part.path() + " (" + part.status() + ")")
                                .toList()));
    }

    /** What stands in its place in an address may be anything. */
    private static boolean isAnId(String text) {
        return ID.matcher(text).matches();
    }

    private Entry entry(ScimAnswer answer, List<Effect> effects, Optional<ScimProblem> problem) {
        Activity.Origin origin = new Activity.Origin(
                directory.map(Directory::id).orElse(""),
                directory.map(Directory::alias).orElse(""),
                actor,
                Optional.ofNullable(asked.request().headers().apply(HttpHeaders.USER_AGENT))
                        .orElse(""),
                address());
        return new Entry(asked, origin, answer, effects, problem);
    }

    private String address() {
        return RemoteAddress.of(outer);
    }

    private RealmModel realm() {
        return outer.getContext().getRealm();
    }
}
