package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.AttributeMapping;
import io.github.directorysync.directory.Attributes;
import io.github.directorysync.directory.Contacts;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.LinkPowers;
import io.github.directorysync.directory.LinkScope;
import io.github.directorysync.directory.SetupLink;
import io.github.directorysync.keycloak.AppRoles;
import io.github.directorysync.keycloak.GroupMapping;
import io.github.directorysync.keycloak.SetupLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RoleModel;

/**
 * A set-up link as it is filled in. How far its holder may go in mapping has to be said: which attributes they may fill,
 * and how high they may map groups. Nobody gives a link more than they have.
 */
record LinkForm(Administrator caller, Directory directory, Form form) {

    private static final Set<String> KNOWN =
            Set.of("scopes", "expiresInDays", "email", "label", "attributes", "highestRoles");
    private static final int LONGEST = 255;
    private static final int MOST = 100;

    SetupLinks.Wish read() {
        form.fields().fieldNames().forEachRemaining(field -> {
            if (!KNOWN.contains(field)) {
                throw new InvalidSettings(field, "A set-up link has no field " + field + ".");
            }
        });
        Set<LinkScope> scopes = scopes();
        Optional<String> email = form.optionalText("email", LONGEST);
        email.filter(text -> !Contacts.isAddress(text)).ifPresent(text -> {
            throw new InvalidSettings("email", "An e-mail address is written like it@example.com; it is " + text + ".");
        });
        int days = form.optionalNumber("expiresInDays", 1, SetupLink.MOST_DAYS).orElse(SetupLink.USUAL_DAYS);
        return new SetupLinks.Wish(
                form.optionalText("label", LONGEST).or(() -> email).orElse("Set-up"),
                email,
                new LinkPowers(scopes, attributes(scopes), highestRoles(scopes)),
                caller.maker(),
                Instant.now().plus(Duration.ofDays(days)));
    }

    private Set<LinkScope> scopes() {
        Set<LinkScope> scopes = form.texts("scopes", MOST).stream()
                .map(key -> LinkScope.of(key)
                        .orElseThrow(() -> new InvalidSettings("scopes", "There is no scope " + key + ".")))
                .collect(Collectors.toSet());
        if (scopes.isEmpty()) {
            String all =
                    List.of(LinkScope.values()).stream().map(LinkScope::key).collect(Collectors.joining(", "));
            throw new InvalidSettings("scopes", "Say what the link is good for, one or more of " + all + ".");
        }
        return scopes;
    }

    /** If nothing is said, those that the directory's mapping fills now. */
    private Set<String> attributes(Set<LinkScope> scopes) {
        if (!scopes.contains(LinkScope.MAP_ATTRIBUTES)) {
            requireUnsaid("attributes", LinkScope.MAP_ATTRIBUTES);
            return Set.of();
        }
        Set<String> attributes = Set.copyOf(form.texts("attributes", MOST));
        // What no directory may write no link may promise: whoever makes it should know, not whoever uses it.
        attributes.forEach(name -> AttributeMapping.requireWritable(name, "attributes"));
        if (attributes.isEmpty()) {
            attributes = directory.attributes().copies().stream()
                    .map(Attributes.Copy::to)
                    .collect(Collectors.toSet());
        }
        if (attributes.isEmpty()) {
            throw new InvalidSettings(
                    "attributes", "Name the user attributes of which the customer may say where they come from.");
        }
        return attributes;
    }

    /** Whoever makes the link has to be able to map all that its holder can. */
    private Set<String> highestRoles(Set<LinkScope> scopes) {
        if (!scopes.contains(LinkScope.MAP_GROUPS)) {
            requireUnsaid("highestRoles", LinkScope.MAP_GROUPS);
            return Set.of();
        }
        JsonNode said = form.fields().path("highestRoles");
        if (!said.isObject() || said.isEmpty() || said.size() > MOST) {
            throw new InvalidSettings(
                    "highestRoles",
                    "Say how high the customer may map groups: for each app, by its id, the name of its highest role.");
        }
        Set<String> roles = new HashSet<>();
        said.properties().forEach(entry -> roles.add(highestRole(entry.getKey(), entry.getValue())));
        return roles;
    }

    private String highestRole(String id, JsonNode name) {
        AppRoles app = caller.app(id)
                .filter(this::isOfTheDirectory)
                .orElseThrow(() -> new InvalidSettings("highestRoles", "The directory has no app " + id + "."));
        try {
            RoleModel highest = GroupMapping.role(caller.session(), app, name.asText());
            int limit = app.ranked(highest).orElseThrow().level();
            app.ladder().rungs().stream()
                    .filter(rung -> rung.level() <= limit)
                    .flatMap(rung -> app.role(rung.name()).stream())
                    .forEach(caller::requireMap);
            return highest.getId();
        } catch (InvalidSettings wrong) {
            throw new InvalidSettings("highestRoles", String.valueOf(wrong.getMessage()));
        }
    }

    private boolean isOfTheDirectory(AppRoles app) {
        List<String> names = directory.apps().names();
        return names.isEmpty() || names.contains(app.name());
    }

    private void requireUnsaid(String field, LinkScope scope) {
        if (form.has(field) && !form.fields().path(field).isEmpty()) {
            throw new InvalidSettings(field, field + " is for links with the scope " + scope.key() + ".");
        }
    }
}
