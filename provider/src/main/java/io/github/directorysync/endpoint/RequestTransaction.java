package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.endpoint.log.RequestRecord;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.endpoint.request.ScimTarget;
import io.github.directorysync.keycloak.admin.DirectoryAssembly;
import io.github.directorysync.scim.discovery.Discovery;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.UserSchema;
import jakarta.ws.rs.PATCH;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/**
 * The steps of one request inside one transaction: admit the client, open the directory, call the resource.
 *
 * @param base the SCIM base URL of the directory
 * @param admission an earlier admission of the same request
 * @param share the memory of the answer
 */
record RequestTransaction(String base, String alias, NodeState memory, Admission admission, RequestShare share) {

    /** Admits the client and does nothing else. */
    TransactionRetry.Done enter(KeycloakSession session, ScimRequest request, RequestRecord record, Instant now) {
        record.begins();
        Admission.Admitted in = entrance(session).enter(request, record, now);
        return new TransactionRetry.Done(ScimAnswer.nothing(), in.principal().token());
    }

    /** Admits the client and processes the request. */
    TransactionRetry.Done inside(KeycloakSession session, ScimRequest request, RequestRecord record, Instant now) {
        record.begins();
        Entrance entrance = entrance(session);
        Optional<Directory> found = entrance.find(record);
        ScimRoutes routes = new ScimRoutes(request, base);
        Optional<ScimAnswer> options = routes.options();
        if (options.isPresent()) {
            return new TransactionRetry.Done(options.get(), Optional.empty());
        }
        if (routes.isDiscovery()) {
            Discovery discovery = new Discovery(base, entrance.users(found, request, now));
            return new TransactionRetry.Done(routes.discovery(discovery), Optional.empty());
        }
        Admission.Admitted in = entrance.enter(request, record, now);
        share.begins(in.directory().id());
        DirectoryAssembly open = DirectoryAssembly.open(
                session, session.getContext().getRealm(), in.directory(), record.journal(), request.leftOut(), share);
        Representation representation = new Representation(base, UserSchema.of(in.directory()));
        Consumer<Set<String>> ignored = names -> memory.ignored().log(in.directory(), names);
        Supplier<ScimResource<ScimUser>> users = () -> ScimResource.users(open.users(), representation, ignored, share);
        Supplier<ScimResource<ScimGroup>> groups =
                () -> ScimResource.groups(open.groups(), representation, ignored, share);
        ScimAnswer answer = in.principal()
                .person()
                .map(person -> {
                    routes.requireMe();
                    return users.get().read(person, request);
                })
                .orElseGet(() -> answer(routes.target(), users, groups, request));
        record.done(session, answer);
        return new TransactionRetry.Done(
                answer.with(in.budget()), in.principal().token());
    }

    private static ScimAnswer answer(
            ScimTarget target,
            Supplier<ScimResource<ScimUser>> users,
            Supplier<ScimResource<ScimGroup>> groups,
            ScimRequest request) {
        return switch (target.type()) {
            case USERS -> answer(target, users.get(), request);
            case GROUPS -> answer(target, groups.get(), request);
            case USERS_AND_GROUPS -> new RootSearch(users.get(), groups.get()).answer(request.searchInBody());
        };
    }

    private static ScimAnswer answer(ScimTarget target, ScimResource<?> resource, ScimRequest request) {
        return switch (target.action()) {
            case LIST -> resource.list(request.search());
            case SEARCH -> resource.list(request.searchInBody());
            case CREATE -> resource.create(request);
            case READ -> resource.read(target.id(), request);
            case REPLACE -> resource.replace(target.id(), request);
            case PATCH -> resource.patch(target.id(), request);
            case REMOVE -> resource.remove(target.id(), request);
        };
    }

    private Entrance entrance(KeycloakSession session) {
        return new Entrance(session, alias, base, memory, admission);
    }
}
