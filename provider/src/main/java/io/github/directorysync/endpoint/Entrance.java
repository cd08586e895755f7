package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.Denial;
import io.github.directorysync.endpoint.log.RequestRecord;
import io.github.directorysync.endpoint.request.Payment;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.EntitlementCheck;
import io.github.directorysync.keycloak.events.EventSequencer;
import io.github.directorysync.keycloak.store.RealmSwitches;
import io.github.directorysync.scim.AccessRefusal;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.sync.accounts.UserSchema;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Decides whether a request reaches the resources of a directory: directory sync is enabled for the realm, the
 * directory exists, the client is authenticated, the directory is entitled, not paused and not closed by its SAML
 * requirement, not too many events of its changes wait, and the rate limit is not exceeded.
 *
 * @param base the SCIM base URL of the directory
 * @param admission an earlier admission of the same request
 */
record Entrance(KeycloakSession session, String alias, String base, NodeState memory, Admission admission) {

    /**
     * Admits a request.
     *
     * @throws ScimProblem 401, 403, 429
     */
    Admission.Admitted enter(ScimRequest request, RequestRecord record, Instant now) {
        Optional<Directory> found = find(record);
        Principal principal = principal(found, request, now);
        Directory directory = found.orElseThrow();
        record.by(principal.actor());
        if (principal.person().isPresent() && !new ScimRoutes(request).isMe()) {
            throw AccessRefusal.unauthorized(new ScimProblem.Reason(Denial.PERSON.word(), Denial.PERSON.explanation()));
        }
        new EntitlementCheck(session, realm()).of(directory).refusal(directory).ifPresent(why -> {
            throw AccessRefusal.notEnabled(why);
        });
        if (directory.access().paused()) {
            throw AccessRefusal.paused();
        }
        new SignInState(session, realm()).of(directory).shut(directory).ifPresent(reasons -> {
            throw AccessRefusal.shut(reasons);
        });
        if (request.payment() == Payment.DUE
                && request.changes()
                && EventSequencer.of(session).isBehind(directory.id())) {
            throw AccessRefusal.tooManyEvents();
        }
        return admission.entered(new Admission.Admitted(
                directory, principal, new RateLimiting(directory, principal, memory.budgets()).pay(request)));
    }

    /**
     * Finds the directory of the address.
     *
     * @throws ScimProblem 403 if the realm is disabled, or directory sync is not enabled for it
     */
    Optional<Directory> find(RequestRecord record) {
        if (!realm().isEnabled()) {
            throw ScimProblem.forbidden("This realm is disabled.");
        }
        if (!RealmSwitches.isEnabled(realm())) {
            throw ScimProblem.forbidden("Directory sync is not switched on for this realm.");
        }
        Optional<Directory> found = DirectoryLookup.find(realm(), alias);
        // An alias in capitals is answered as unknown, but recorded in the log of the directory that is probably meant.
        found.or(() -> DirectoryLookup.find(realm(), alias.toLowerCase(Locale.ROOT)))
                .ifPresent(record::at);
        return found;
    }

    /**
     * The schema of users. The directory's own extension is shown to authenticated clients only; all others get the
     * standard schema at every alias, whether a directory exists there or not.
     */
    ResourceSchema users(Optional<Directory> found, ScimRequest request, Instant now) {
        if (request.headers().authorization().isEmpty()) {
            return ResourceSchema.USER;
        }
        try {
            principal(found, request, now);
            return found.map(UserSchema::of).orElse(ResourceSchema.USER);
        } catch (ScimProblem notLetIn) {
            return ResourceSchema.USER;
        }
    }

    private Principal principal(Optional<Directory> found, ScimRequest request, Instant now) {
        return admission.principal(
                found,
                () -> new TokenThrottle(session, alias, memory.failedAttempts())
                        .authenticate(
                                request,
                                () -> new Authentication(session, found, base)
                                        .enter(request.headers().authorization(), now)));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
