package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.DirectoryOverview;
import io.github.directorysync.directory.status.LastSeen;
import io.github.directorysync.directory.status.Status;
import io.github.directorysync.keycloak.http.RealmUrl;
import io.github.directorysync.sync.RefusalHint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Directories in the JSON of the admin API.
 *
 * @param people whether values of people may be shown, which a refusal may repeat
 */
public record DirectoryJson(KeycloakSession session, boolean people) {

    /** Provisioning actions of identity providers, under the names that most of them use. */
    private static final List<String> ACTIONS = List.of(
            "push-new-users",
            "push-profile-updates",
            "push-deactivations",
            "push-groups",
            "import-users",
            "import-groups");

    ObjectNode brief(DirectoryOverview overview) {
        Directory directory = overview.directory();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", directory.id());
        json.put("alias", directory.alias());
        json.put("name", directory.name());
        json.put(
                "kind",
                overview.settings().getOrDefault("kind", List.of("generic")).get(0));
        json.put("mode", directory.mode().key());
        status(overview, json);
        json.put("users", overview.users());
        json.put("groups", overview.groups());
        put(json, "lastRequest", overview.heard().last());
        json.put("scimBaseUrl", base(directory));
        return json;
    }

    /** A directory with its settings and the values to enter at the identity provider. */
    public ObjectNode whole(DirectoryOverview overview) {
        ObjectNode json = brief(overview);
        DirectoryFields.write(overview.settings(), json);
        LastSeen heard = overview.heard();
        put(json, "firstRequest", heard.first());
        put(json, "lastDone", heard.lastDone());
        put(json, "lastRefused", heard.lastRefused());
        heard.refusal().ifPresent(why -> json.put("refusal", people ? why : statusOf(why)));
        json.put("refusedInARow", heard.refusedInARow());
        // The remedy for a 404 depends on whether a resource or the address is unknown: see the log entry.
        heard.refusal()
                .filter(why -> !statusOf(why).equals("404"))
                .flatMap(why -> RefusalHint.of(Integer.parseInt(statusOf(why)), "", ""))
                .ifPresent(hint -> json.put("refusalHint", hint));
        heard.denied().ifPresent(denied -> {
            ObjectNode last = json.putObject("denied");
            last.put("at", denied.at().toString());
            last.put("reason", denied.reason());
            last.put("explanation", denied.explanation());
            RefusalHint.of(401, "", denied.reason()).ifPresent(hint -> last.put("hint", hint));
        });
        setup(overview.directory(), json.putObject("setup"));
        return json;
    }

    private void setup(Directory directory, ObjectNode setup) {
        setup.put("scimBaseUrl", base(directory));
        ArrayNode authentication = setup.putArray("authentication");
        authentication.add("bearer-token").add("http-basic");
        if (!directory.access().clients().isEmpty()) {
            authentication.add("oauth-client-credentials");
        }
        setup.put("basicUserName", directory.alias());
        setup.put("uniqueIdentifier", "userName");
        ArrayNode actions = setup.putArray("supportedActions");
        ACTIONS.forEach(actions::add);
        if (directory.accounts().setsPasswords()) {
            actions.add("push-passwords");
        }
    }

    /** The HTTP status at the beginning of a refusal. */
    private static String statusOf(String refusal) {
        return refusal.split(" ", 2)[0];
    }

    private String text(Status.AttentionReason reason, LastSeen heard) {
        return people || !reason.code().equals("refused")
                ? reason.text()
                : "The last " + heard.refusedInARow() + " requests were refused.";
    }

    private void status(DirectoryOverview overview, ObjectNode json) {
        Status status = overview.status();
        json.put("status", status.word().key());
        ArrayNode attention = json.putArray("attention");
        status.attention()
                .forEach(reason ->
                        attention.addObject().put("code", reason.code()).put("text", text(reason, overview.heard())));
    }

    /** The SCIM base URL on the realm's public hostname, not the admin hostname. */
    private String base(Directory directory) {
        return RealmUrl.scim(session, directory.alias());
    }

    private static void put(ObjectNode json, String field, Optional<Instant> time) {
        time.ifPresent(at -> json.put(field, at.toString()));
    }
}
