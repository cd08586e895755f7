package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may do what in the admin API: the table in the documentation, asked of a real Keycloak at every address. */
@WithKeycloak
final class PermissionsIT extends PermissionScenario {

    private static final List<Set<String>> SETS = List.of(
            Set.of(),
            Set.of("view-realm"),
            Set.of("view-users"),
            Set.of("view-realm", "view-users"),
            Set.of("manage-realm"),
            Set.of("manage-users"),
            Set.of("manage-realm", "view-users"),
            Set.of("view-realm", "manage-users"),
            Set.of("manage-realm", "manage-users"),
            Set.of("view-clients"),
            Set.of("manage-clients"),
            Set.of("directory-sync-view"),
            Set.of("directory-sync-manage"),
            Set.of("directory-sync-read-people"));

    PermissionsIT(KeycloakServer keycloak) {
        super(keycloak, "permissions");
    }

    @Test
    void every_address_is_in_the_table() {
        Set<String> described = new TreeSet<>();
        realm.api()
                .get("/openapi.json")
                .ok()
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        Set<String> listed = new TreeSet<>(PermissionTable.read().stream()
                .map(PermissionTable.Row::operation)
                .toList());
        assertThat(listed).isEqualTo(described);
    }

    @Test
    void whoever_may_is_let_in_and_whoever_may_not_is_answered_403() {
        Map<String, String> there = Map.of(
                "directory", "acme",
                "app", invited.app(),
                "group", invited.group("acme", "Sales"),
                "user", userOf("acme", "ann@acme.example"));
        List<String> wrong = new ArrayList<>();

        for (String home : List.of(realm.name(), Administrators.MASTER)) {
            for (Set<String> roles : home.equals(Administrators.MASTER) ? SETS.subList(8, SETS.size()) : SETS) {
                Administrators.Person person = administrators.make(
                        home,
                        "permissions-" + home + "-" + String.join("-", new TreeSet<>(roles)),
                        roles.toArray(String[]::new));
                Http api = person.api();
                for (PermissionTable.Row row : PermissionTable.read()) {
                    int status = ask(api, row, there).status();
                    if ((status != 403) != row.allows(roles) || status >= 500) {
                        wrong.add(home + " " + roles + " " + row.method() + " " + row.path() + ": " + status);
                    }
                }
                person.delete();
            }
        }

        assertThat(wrong).isEmpty();
    }

    private Answer ask(Http api, PermissionTable.Row row, Map<String, String> there) {
        String path = row.path();
        if (row.method().equals("DELETE") && path.contains("users=")) {
            realm.api().post("/directories", Map.of("name", "Gone", "alias", "gone"));
            path = path.replace("{directory}", "gone");
        }
        String body = row.body().orElse("{\"role\": \"Reader\", \"reason\": \"x\"}");
        for (Map.Entry<String, String> name : there.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
            body = body.replace("{" + name.getKey() + "}", name.getValue());
        }
        path = path.replaceAll("\\{\\w+}", "nowhere");
        if ((path.contains("/groups") && !path.contains("/people/")) || path.endsWith("acme/people")) {
            path += "?app=" + invited.app();
        }
        return switch (row.method()) {
            case "GET" -> api.get(path);
            case "DELETE" -> api.delete(path);
            default -> api.send(row.method(), path, body);
        };
    }

    private String userOf(String directory, String name) {
        return realm.scim(directory, realm.token(directory))
                .post("/Users", Map.of("userName", name))
                .createdId();
    }
}
