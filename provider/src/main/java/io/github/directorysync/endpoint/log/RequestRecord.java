package io.github.directorysync.endpoint.log;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.keycloak.activity.ChangeRecorder;
import io.github.directorysync.keycloak.activity.EffectAdminEvents;
import io.github.directorysync.keycloak.decisions.ReviewInbox;
import io.github.directorysync.keycloak.http.RemoteAddress;
import io.github.directorysync.keycloak.store.RealmSwitches;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Actor;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.activity.Notes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Records one request: in the activity log, as admin events, in the server log and in metrics. The log entry of a
 * change is stored in the transaction of the change, that of a refused change in a transaction of its own, that of a
 * read later.
 */
public final class RequestRecord {

    private static final Logger LOG = Logger.getLogger(RequestRecord.class);

    private final KeycloakSession outer;
    private TimedRequest asked;

    private Optional<Directory> directory = Optional.empty();
    private Actor actor = Actor.nobody();
    private Notes notes = new Notes();
    private Optional<Activity> written = Optional.empty();

    private RequestRecord(KeycloakSession outer, TimedRequest asked) {
        this.outer = outer;
        this.asked = asked;
    }

    public static RequestRecord of(KeycloakSession outer, ScimRequest request) {
        return new RequestRecord(outer, TimedRequest.now(request));
    }

    /** The record of one operation of this Bulk request. */
    public RequestRecord part(ScimRequest part) {
        return new RequestRecord(outer, asked.part(part));
    }

    /** Takes over the request with its body. */
    public void received(ScimRequest whole) {
        asked = asked.with(whole);
    }

    /** Starts an attempt: the effects of the one before have been rolled back. */
    public void begins() {
        notes = new Notes();
        written = Optional.empty();
    }

    /** Sets the directory of the address, whether the client may use it or not. */
    public void at(Directory asked) {
        directory = Optional.of(asked);
    }

    public void by(Actor known) {
        actor = known;
    }

    public Journal journal() {
        return notes;
    }

    /** Stores the log entry of a change and its events in the transaction of the change, before the commit. */
    public void done(KeycloakSession session, ScimAnswer answer) {
        if (!asked.operation().writes() || asked.operation().isBulk()) {
            return;
        }
        Directory here = directory.orElseThrow();
        List<Effect> effects = notes.effects();
        EffectAdminEvents.send(session, here.alias(), RemoteAddress.of(outer), butReviews(effects));
        Activity activity = entry(answer, effects, Optional.empty()).activity();
        if (new ChangeRecorder(session, realm()).record(activity, effects)) {
            written = Optional.of(activity);
        }
    }

    /** Records an answered request whose changes are committed. */
    public void answered(ScimAnswer answer) {
        safely(() -> {
            boolean kept = written.isPresent();
            Activity activity = written.orElseGet(
                    () -> entry(answer, notes.effects(), Optional.empty()).activity());
            tell(activity, notes.effects());
            count(activity, Optional.empty());
            if (!kept) {
                keep(activity, false);
            }
        });
        askAbout(notes.effects());
    }

    /** The effects without reviews, which are announced once it is known whether they are new. */
    private static List<Effect> butReviews(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> !(effect instanceof Effect.Reviewed))
                .toList();
    }

    private void askAbout(List<Effect> effects) {
        if (!isRehearsed() && effects.stream().anyMatch(effect -> effect instanceof Effect.Reviewed)) {
            safely(() -> ask(effects));
        }
    }

    /**
     * Records a refused request whose changes are rolled back.
     *
     * @param lost whether the database, or the activity log in it, could not be reached
     */
    public void refused(ScimAnswer answer, ScimProblem problem, boolean lost) {
        List<Effect> stopped = notes.effects().stream()
                .filter(effect -> effect instanceof Effect.Guarded || effect instanceof Effect.Reviewed)
                .toList();
        // At DEBUG, since unauthenticated clients can cause any number of these lines.
        problem.reason()
                .ifPresent(reason -> LOG.debugf("request %s: %d, %s", asked.id(), problem.status(), reason.word()));
        safely(() -> {
            Activity refused = entry(answer, stopped, Optional.of(problem)).activity();
            // If the commit took effect although it seemed to fail, its entry exists and stands: the id is the same.
            Activity activity = written.map(done -> refused.withId(done.id())).orElse(refused);
            tell(activity, stopped);
            count(activity, Optional.of(problem));
            keep(activity, lost);
        });
        askAbout(stopped);
    }

    /** Runs a step whose failure must not change the answer. Its message, which may have names, is logged at DEBUG. */
    private void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.warnf(
                    "request %s: recording it failed: %s",
                    asked.id(), fault.getClass().getName());
            LOG.debug("Recording a request failed", fault);
        }
    }

    private void count(Activity activity, Optional<ScimProblem> problem) {
        directory.ifPresent(here -> new DirectoryTraffic(outer, here, actor).count(activity, problem));
    }

    private void keep(Activity activity, boolean lost) {
        if (directory.isEmpty() || !RealmSwitches.keepsActivity(realm())) {
            return;
        }
        new DeferredActivity(outer, realm().getId()).write(activity, lost);
    }

    /** Stores the reviews of a request in a transaction of their own: a refused request is rolled back. */
    private void ask(List<Effect> stopped) {
        Directory here = directory.orElseThrow();
        KeycloakModelUtils.runJobInTransaction(outer.getKeycloakSessionFactory(), outer.getContext(), session -> {
            List<Effect> news = new ReviewInbox(session, here).store(stopped);
            EffectAdminEvents.send(session, here.alias(), RemoteAddress.of(outer), news);
        });
    }

    private void tell(Activity activity, List<Effect> effects) {
        Meters.count(realm().getName(), activity, asked.nanos());
        RequestLog.write(activity, effects);
    }

    private RequestOutcome entry(ScimAnswer answer, List<Effect> effects, Optional<ScimProblem> problem) {
        Activity.Origin origin = new Activity.Origin(
                directory.map(Directory::id).orElse(""),
                directory.map(Directory::alias).orElse(""),
                actor,
                asked.request().headers().header(HttpHeaders.USER_AGENT).orElse(""),
                RemoteAddress.of(outer));
        return new RequestOutcome(asked, origin, answer, effects, problem, isRehearsed());
    }

    private boolean isRehearsed() {
        return directory.filter(Directory::rehearses).isPresent();
    }

    private RealmModel realm() {
        return outer.getContext().getRealm();
    }
}
