package io.github.directorysync.console.portal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.Expiry;
import io.github.directorysync.console.Fields;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryAttributes;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.settings.AttributeMapping;
import io.github.directorysync.directory.settings.Contacts;
import io.github.directorysync.directory.token.LinkPowers;
import io.github.directorysync.directory.token.LinkScope;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.portal.NewSetupLink;
import io.github.directorysync.keycloak.portal.ReturnUrls;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.GroupMapping;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RoleModel;

/**
 * Reads the form of a set-up link. The limits of its holder must be stated: the user attributes that they may fill and
 * the highest roles that they may map groups to. Nobody can give a link more permissions than they have.
 */
record LinkForm(Administrator caller, Directory directory, Fields form) {

    static final Set<String> KNOWN =
            Set.of("scopes", "expires", "expiresIn", "email", "label", "attributes", "highestRoles", "returnUrl");
    private static final int LONGEST = 255;
    private static final int MOST = 100;

    NewSetupLink read() {
        Set<LinkScope> scopes = scopes();
        Optional<String> email = form.optionalText("email", LONGEST);
        email.filter(text -> !Contacts.isAddress(text)).ifPresent(text -> {
            form.fault("email", "An e-mail address is written like it@example.com; it is " + text + ".");
        });
        Set<String> roles = new HashSet<>();
        form.faults().check(() -> roles.addAll(highestRoles(scopes)));
        Expiry expiry = Expiry.read(form, SetupLink.SHORTEST, Duration.ofDays(SetupLink.MOST_DAYS));
        return new NewSetupLink(
                form.optionalText("label", LONGEST).or(() -> email).orElse("Set-up"),
                email,
                new LinkPowers(scopes, attributes(scopes), roles),
                caller.maker(),
                expiry.end().orElseGet(() -> ServerTime.now().plus(Duration.ofDays(SetupLink.USUAL_DAYS))),
                returnUrl());
    }

    private Optional<String> returnUrl() {
        Optional<String> url = form.optionalText("returnUrl", ReturnUrls.LONGEST);
        url.filter(text -> !new ReturnUrls(caller.session(), caller.realm(), directory).allow(text))
                .ifPresent(text -> form.fault("returnUrl", ReturnUrls.REFUSAL));
        return url;
    }

    private Set<LinkScope> scopes() {
        Set<LinkScope> scopes = form.texts("scopes", MOST).stream()
                .flatMap(key -> scope(key).stream())
                .collect(Collectors.toSet());
        if (scopes.isEmpty()) {
            String all =
                    List.of(LinkScope.values()).stream().map(LinkScope::key).collect(Collectors.joining(", "));
            form.fault("scopes", "Say what the link is good for, one or more of " + all + ".");
        }
        return scopes;
    }

    private Optional<LinkScope> scope(String key) {
        Optional<LinkScope> scope = LinkScope.of(key);
        if (scope.isEmpty()) {
            form.fault("scopes", "There is no scope " + key + ".");
        }
        return scope;
    }

    /** The user attributes; by default those that the directory's mapping fills now. */
    private Set<String> attributes(Set<LinkScope> scopes) {
        if (!scopes.contains(LinkScope.MAP_ATTRIBUTES)) {
            requireUnsaid("attributes", LinkScope.MAP_ATTRIBUTES);
            return Set.of();
        }
        Set<String> attributes = Set.copyOf(form.texts("attributes", MOST));
        // Attributes that no directory may write are refused when the link is created, not when it is used.
        attributes.forEach(name -> form.faults().check(() -> AttributeMapping.requireWritable(name, "attributes")));
        if (attributes.isEmpty()) {
            attributes = directory.attributes().copies().stream()
                    .map(DirectoryAttributes.Copy::to)
                    .collect(Collectors.toSet());
        }
        if (attributes.isEmpty()) {
            form.fault("attributes", "Name the user attributes of which the customer may say where they come from.");
        }
        return attributes;
    }

    /** The highest roles; the administrator who creates the link must be able to map all of them. */
    private Set<String> highestRoles(Set<LinkScope> scopes) {
        if (!scopes.contains(LinkScope.MAP_GROUPS)) {
            requireUnsaid("highestRoles", LinkScope.MAP_GROUPS);
            return Set.of();
        }
        JsonNode said = form.node("highestRoles");
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
        AppLadder app = caller.app(id)
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

    private boolean isOfTheDirectory(AppLadder app) {
        List<String> names = directory.apps().names();
        return names.isEmpty() || names.contains(app.name());
    }

    private void requireUnsaid(String field, LinkScope scope) {
        if (form.has(field) && !form.node(field).isEmpty()) {
            form.fault(field, field + " is for links with the scope " + scope.key() + ".");
        }
    }
}
