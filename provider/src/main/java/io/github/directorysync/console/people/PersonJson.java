package io.github.directorysync.console.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.console.guard.HeldJson;
import io.github.directorysync.console.roles.PersonInAppResource;
import io.github.directorysync.directory.Apps;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryAttributes;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
import io.github.directorysync.keycloak.people.DirectoryPeople;
import io.github.directorysync.keycloak.people.DirectoryPerson;
import io.github.directorysync.keycloak.people.PersonSessions;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.roles.RoleHistory;
import io.github.directorysync.sync.guard.HeldChange;
import io.github.directorysync.sync.users.SyncState;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A person of a directory in the JSON of the admin API. */
record PersonJson(Administrator caller, Directory directory, DirectoryPerson person) {

    /** An entry of a list without an app. */
    static ObjectNode brief(DirectoryPeople.PersonEntry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", entry.id());
        json.put("scimId", entry.scimId());
        RoleJson.put(json, "externalId", entry.externalId());
        json.put("userName", entry.userName());
        json.put("displayName", entry.displayName());
        json.put("email", entry.email().orElse(""));
        json.put("active", entry.active());
        json.put("reason", entry.reason().word());
        json.put("created", entry.created().toString());
        return json.put("lastModified", entry.lastModified().toString());
    }

    /** The person with those attributes of the account that the directory writes; the others do not concern it. */
    ObjectNode described() {
        UserModel account = person.account();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", account.getId());
        json.put("scimId", person.scimId());
        RoleJson.put(
                json, "externalId", Optional.of(person.sent().path("externalId").asText()));
        json.put("directory", directory.alias());
        json.put("userName", person.sent().path("userName").asText(account.getUsername()));
        json.put("active", account.isEnabled());
        json.put("reason", person.reason().word());
        json.put("why", person.reason().sentence());
        json.put("removalHeld", person.removalHeld());
        json.put("state", state(person.syncState()));
        json.put("created", person.version().created().toString());
        json.put("lastModified", person.version().lastModified().toString());
        json.put("version", person.version().number());
        json.set("sent", person.sent());
        json.set("account", account(account));
        links(account, json.putArray("links"));
        sessions(account, json.putObject("sessions"));
        return json;
    }

    private static String state(SyncState standing) {
        return switch (standing) {
            case IN_STEP -> "synced";
            case AWAITED -> "not-imported";
            case BEHIND -> "changes-withheld";
        };
    }

    private ObjectNode account(UserModel account) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("userName", account.getUsername());
        json.put("firstName", account.getFirstName());
        json.put("lastName", account.getLastName());
        json.put("email", account.getEmail());
        json.put("emailVerified", account.isEmailVerified());
        json.put("enabled", account.isEnabled());
        Optional.ofNullable(account.getCreatedTimestamp())
                .ifPresent(at -> json.put("created", Instant.ofEpochMilli(at).toString()));
        ObjectNode attributes = json.putObject("attributes");
        directory.attributes().copies().stream()
                .map(DirectoryAttributes.Copy::to)
                .distinct()
                .sorted()
                .forEach(name -> account.getAttributeStream(name).forEach(attributes.withArrayProperty(name)::add));
        return json;
    }

    private void links(UserModel account, ArrayNode links) {
        caller.session()
                .users()
                .getFederatedIdentitiesStream(caller.realm(), account)
                .forEach(link -> links.addObject()
                        .put("identityProvider", link.getIdentityProvider())
                        .put("userId", link.getUserId())
                        .put("userName", link.getUserName())
                        .put(
                                "ofDirectory",
                                directory
                                        .saml()
                                        .identityProvider()
                                        .filter(link.getIdentityProvider()::equals)
                                        .isPresent()));
    }

    private void sessions(UserModel account, ObjectNode json) {
        PersonSessions sessions = PersonSessions.of(caller.session(), caller.realm(), account);
        json.put("online", sessions.online());
        json.put("offline", sessions.offline());
        sessions.last().ifPresent(at -> json.put("last", at.toString()));
    }

    /** The person's role in each app of the realm, with its explanation. */
    ObjectNode apps(PageRequest slice) {
        Paged<AppsQuery.ListedApp> page =
                new AppsQuery(caller.session(), caller.realm()).page(slice.first(), slice.max());
        return PageRequest.answer(
                page.total(), page.items().stream().map(this::app).toList());
    }

    private ObjectNode app(AppsQuery.ListedApp app) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", app.id());
        RoleJson.put(json, "clientId", Optional.of(app.clientId()));
        json.put("name", app.name());
        json.put("ofDirectory", isOfDirectory(app));
        caller.app(app.id()).ifPresent(roles -> {
            PersonInAppResource inApp = new PersonInAppResource(caller, app.id(), roles, person.account());
            ObjectNode explanation = inApp.explain();
            // This belongs to the person and is the same for every app.
            explanation.remove("created");
            json.setAll(explanation);
            inApp.chosen().ifPresent(selector -> json.set("selector", selector));
        });
        return json;
    }

    private boolean isOfDirectory(AppsQuery.ListedApp app) {
        return directory.apps().include(app.clientId().isEmpty() ? Apps.REALM : app.clientId());
    }

    /** The person's role changes, newest first. */
    ObjectNode roleChanges(PageRequest slice) {
        Paged<RoleHistory.PastRoleChange> page =
                new RoleHistory(caller.session(), person.account().getId()).page(slice.first(), slice.max());
        return PageRequest.answer(
                page.total(), page.items().stream().map(this::change).toList());
    }

    private ObjectNode change(RoleHistory.PastRoleChange change) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("app", change.app().equals(caller.realm().getId()) ? AppsQuery.REALM : change.app());
        RoleJson.put(json, "before", change.before());
        RoleJson.put(json, "after", change.after());
        json.put("at", change.at().toString());
        return json.put("activity", change.activityId());
    }

    /** The person's changes that the guard holds. */
    ObjectNode held(PageRequest slice) {
        HeldChangeQueue held = new HeldChangeQueue(caller.session(), directory);
        HeldChangeQueue.HeldChangeFilter query = HeldChangeQueue.HeldChangeFilter.in(HeldChange.HeldState.HELD)
                .ofPerson(person.account().getId());
        return PageRequest.answer(
                held.count(query),
                held.page(query, slice.first(), slice.max()).stream()
                        .map(change -> HeldJson.of(change, caller.realm()))
                        .toList());
    }
}
