package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.ActivityUnwritable;
import io.github.directorysync.keycloak.DatabaseFault;
import io.github.directorysync.keycloak.KeycloakDirectories;
import io.github.directorysync.keycloak.KeycloakDirectory;
import io.github.directorysync.keycloak.SignIns;
import io.github.directorysync.scim.Discovery;
import io.github.directorysync.scim.Representation;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimGroup;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.UserSchema;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One request and its answer, the only way through the endpoint. */
record Exchange(KeycloakSession outer, String alias, NodeMemory memory) {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    Response answer(ScimRequest request) {
        boolean many = new ScimRoutes(request).isBulk();
        Minutes minutes = Minutes.of(outer, request);
        return guarded(request, minutes, () -> many ? bulk(request, minutes) : repeated(request, minutes))
                .response();
    }

    /** First as a request of its own, so that nobody learns anything who may not come in. */
    private ScimAnswer bulk(ScimRequest request, Minutes minutes) {
        repeated(request, minutes);
        return new Bulk(request, base(outer.getContext().getRealm()), alone -> {
                    Minutes part = minutes.part(alone);
                    return guarded(alone, part, () -> repeated(alone, part));
                })
                .answer();
    }

    private static ScimAnswer guarded(ScimRequest request, Minutes minutes, Supplier<ScimAnswer> work) {
        try {
            ScimAnswer answer = work.get();
            minutes.answered(answer);
            return answer;
        } catch (ScimProblem problem) {
            return refused(minutes, problem, false);
        } catch (ActivityUnwritable undone) {
            return refused(minutes, ScimProblem.unlogged(), true);
        } catch (RuntimeException fault) {
            return refused(minutes, answerable(request, fault), DatabaseFault.of(fault) == DatabaseFault.GONE);
        }
    }

    private static ScimAnswer refused(Minutes minutes, ScimProblem problem, boolean databaseGone) {
        ScimAnswer answer = ScimAnswer.refusal(problem);
        minutes.refused(answer, problem, databaseGone);
        return answer;
    }

    private static ScimProblem answerable(ScimRequest request, RuntimeException fault) {
        return switch (DatabaseFault.of(fault)) {
            case GONE -> {
                LOG.warnf(
                        "%s: the database cannot be reached: %s",
                        request.line(), fault.getClass().getName());
                yield fault instanceof Attempts.Undecided && request.changes()
                        ? ScimProblem.undecided()
                        : ScimProblem.unavailable();
            }
            case COLLISION -> ScimProblem.conflict("Another request changed the same at the same time. Try again.");
            case OTHER -> {
                String reference = UUID.randomUUID().toString();
                LOG.errorf(fault, "%s: failed, reference %s", request.line(), reference);
                yield ScimProblem.fault(reference);
            }
        };
    }

    private ScimAnswer repeated(ScimRequest request, Minutes minutes) {
        return new Attempts(outer, alias, this::inside).answer(request, minutes);
    }

    private Attempts.Done inside(KeycloakSession session, ScimRequest request, Minutes minutes, Instant now) {
        minutes.begins();
        RealmModel realm = session.getContext().getRealm();
        if (!KeycloakDirectories.enabledIn(realm)) {
            throw ScimProblem.forbidden("Directory sync is not switched on for this realm.");
        }
        String base = base(realm);
        ScimRoutes routes = new ScimRoutes(request);
        Optional<Directory> found = KeycloakDirectories.find(realm, alias);
        found.ifPresent(minutes::at);
        Optional<ScimAnswer> options = routes.options();
        if (options.isPresent()) {
            return new Attempts.Done(options.get(), Optional.empty());
        }
        if (routes.isDiscovery()) {
            ResourceSchema users = found.map(UserSchema::of).orElse(ResourceSchema.USER);
            return new Attempts.Done(routes.discovery(new Discovery(base, users)), Optional.empty());
        }
        Visitor visitor = new Threshold(session, alias, memory.wrongKeys())
                .cross(
                        request,
                        () -> new Door(session, found.orElseThrow(ScimProblem::unauthorized), base)
                                .enter(request.authorization(), now));
        Directory directory = found.orElseThrow();
        minutes.by(visitor.actor());
        if (directory.paused()) {
            throw ScimProblem.paused();
        }
        new SignIns(session, realm).of(directory).shut(directory).ifPresent(reasons -> {
            throw ScimProblem.shut(reasons);
        });
        Map<String, String> budget = new Toll(directory, visitor, memory.budgets()).pay(request);
        KeycloakDirectory open = KeycloakDirectory.open(session, realm, directory, minutes.journal());
        Representation representation = new Representation(base, open.users().schema());
        Consumer<Set<String>> ignored = names -> memory.ignored().say(directory, names);
        ScimResource<ScimUser> users = ScimResource.users(open.users(), representation, ignored);
        ScimResource<ScimGroup> groups = ScimResource.groups(open.groups(), representation, ignored);
        ScimAnswer answer = visitor.person()
                .map(person -> routes.me(users, person))
                .orElseGet(() -> routes.resources(users, groups));
        minutes.done(session, answer);
        return new Attempts.Done(answer.with(budget), visitor.token());
    }

    /** From the realm's public URL, whatever address the request came by. */
    private String base(RealmModel realm) {
        return outer.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(realm.getName())
                .path("directories")
                .path(alias)
                .path("scim/v2")
                .build()
                .toString();
    }
}
