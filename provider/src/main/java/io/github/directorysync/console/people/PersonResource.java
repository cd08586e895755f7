package io.github.directorysync.console.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.roles.DirectoryGroupsResource;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.people.DirectoryPeople;
import io.github.directorysync.keycloak.people.DirectoryPerson;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.roles.GroupsQuery;
import io.github.directorysync.keycloak.roles.MappedGroup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * One person of a directory: the SCIM data, the account, groups, sessions, the roles in all apps, and their history.
 */
public final class PersonResource {

    /** How many items of each list are shown with the person; each list has an address of its own for the rest. */
    private static final PageRequest SHOWN = new PageRequest(0, 20);

    private final Administrator caller;
    private final Directory directory;
    private final DirectoryPerson person;
    private final PersonJson json;

    private PersonResource(Administrator caller, Directory directory, DirectoryPerson person) {
        this.caller = caller;
        this.directory = directory;
        this.person = person;
        this.json = new PersonJson(caller, directory, person);
    }

    /**
     * Finds a person.
     *
     * @param id Keycloak's user id, or the directory's SCIM id
     * @throws NotFoundException if the directory has no user with this id
     */
    static PersonResource of(Administrator caller, Directory directory, String id) {
        caller.requireViewPeople();
        DirectoryPerson person = new DirectoryPeople(caller.session(), caller.realm(), directory)
                .find(id)
                .orElseThrow(NotFoundException::new);
        caller.requireView(person.account());
        return new PersonResource(caller, directory, person);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        return AdminAnswer.of(caller.session(), () -> {
            ObjectNode whole = json.described();
            whole.set("groups", groups(SHOWN));
            whole.set("apps", json.apps(SHOWN));
            whole.set("roleChanges", json.roleChanges(SHOWN));
            whole.set("held", json.held(SHOWN));
            return AdminAnswer.ok(whole);
        });
    }

    @GET
    @Path("groups")
    @Produces(MediaType.APPLICATION_JSON)
    public Response groups() {
        return AdminAnswer.of(caller.session(), () -> AdminAnswer.ok(groups(slice())));
    }

    @GET
    @Path("apps")
    @Produces(MediaType.APPLICATION_JSON)
    public Response apps() {
        return AdminAnswer.of(caller.session(), () -> AdminAnswer.ok(json.apps(slice())));
    }

    @GET
    @Path("role-changes")
    @Produces(MediaType.APPLICATION_JSON)
    public Response roleChanges() {
        return AdminAnswer.of(caller.session(), () -> AdminAnswer.ok(json.roleChanges(slice())));
    }

    private ObjectNode groups(PageRequest slice) {
        Paged<MappedGroup> page = new GroupsQuery(caller.session(), caller.realm(), directory)
                .page(
                        Optional.empty(),
                        new GroupsQuery.GroupFilter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(person.account().getId())),
                        slice.first(),
                        slice.max());
        return PageRequest.answer(
                page.total(),
                page.items().stream().map(DirectoryGroupsResource::described).toList());
    }

    private PageRequest slice() {
        return QueryParameters.read(caller, QueryParameters::slice);
    }
}
