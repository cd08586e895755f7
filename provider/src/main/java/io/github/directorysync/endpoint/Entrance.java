package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.Denial;
import io.github.directorysync.endpoint.log.RequestRecord;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.EntitlementCheck;
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
 * What lies between a request and the resources of a directory: whether the realm has directory sync, whether there is
 * such a directory, who asks, whether the directory takes anything at all, and what the request costs.
 *
 * @param base the SCIM base URL of the directory
 * @param admission who was let in by this request before
 */
record Entrance(KeycloakSession session, String alias, String base, NodeState memory, Admission admission) {

    /**
     * Lets a request in.
     *
     * @throws ScimProblem 401, 403, 429
     */
    Admission.Entered enter(ScimRequest request, RequestRecord minutes, Instant now) {
        Optional<Directory> found = find(minutes);
        Principal visitor = visitor(found, request, now);
        Directory directory = found.orElseThrow();
        minutes.by(visitor.actor());
        if (visitor.person().isPresent() && !new ScimRoutes(request).isMe()) {
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
        return admission.entered(new Admission.Entered(
                directory, visitor, new RateLimiting(directory, visitor, memory.budgets()).pay(request)));
    }

    /**
     * The directory that is asked for.
     *
     * @throws ScimProblem 403 where directory sync is not switched on, or the realm is disabled
     */
    Optional<Directory> find(RequestRecord minutes) {
        if (!realm().isEnabled()) {
            throw ScimProblem.forbidden("This realm is disabled.");
        }
        if (!RealmSwitches.isEnabled(realm())) {
            throw ScimProblem.forbidden("Directory sync is not switched on for this realm.");
        }
        Optional<Directory> found = DirectoryLookup.find(realm(), alias);
        // Whoever writes the name in capitals is a stranger; but the customer's log shows why nothing arrives.
        found.or(() -> DirectoryLookup.find(realm(), alias.toLowerCase(Locale.ROOT)))
                .ifPresent(minutes::at);
        return found;
    }

    /**
     * The schema of users that is shown to whoever asks. What a directory declares beside the standard is shown to those
     * who show a key that opens it; anybody else sees the same at every alias, whether it exists or not.
     */
    ResourceSchema users(Optional<Directory> found, ScimRequest request, Instant now) {
        if (request.headers().authorization().isEmpty()) {
            return ResourceSchema.USER;
        }
        try {
            visitor(found, request, now);
            return found.map(UserSchema::of).orElse(ResourceSchema.USER);
        } catch (ScimProblem notLetIn) {
            return ResourceSchema.USER;
        }
    }

    private Principal visitor(Optional<Directory> found, ScimRequest request, Instant now) {
        return admission.visitor(
                found,
                () -> new TokenThrottle(session, alias, memory.wrongKeys())
                        .cross(
                                request,
                                () -> new Authentication(session, found, base)
                                        .enter(request.headers().authorization(), now)));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
