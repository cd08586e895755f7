package io.github.directorysync.login;

import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A customer whose identity provider pushes people and groups over SCIM; people are called by their user name. */
final class PushingCustomer {

    private final TestDirectory directory;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();

    PushingCustomer(TestDirectory directory) {
        this.directory = directory;
    }

    /** The group of the vendor's realm below which this customer's groups are. */
    String name() {
        return directory.alias();
    }

    /** Pushes a group, and says by which id the vendor finds it. */
    String group(String name) {
        return groups.computeIfAbsent(name, directory::group);
    }

    /** Pushes somebody, and puts them into groups. */
    String person(String name, String... groups) {
        String userName = name + "@acme.example";
        people.put(userName, directory.user(userName));
        List.of(groups).forEach(group -> add(userName, group));
        return userName;
    }

    void remove(String person, String group) {
        patch("/Groups/" + group(group), Map.of("op", "remove", "path", "members[value eq \"" + id(person) + "\"]"));
    }

    void suspend(String person) {
        patch("/Users/" + id(person), Map.of("op", "replace", "path", "active", "value", false));
    }

    /** Its identity provider names roles itself, as Entra does with its app roles. */
    void push(String person, String attribute, String... roles) {
        var values = Stream.of(roles).map(role -> Map.of("value", role)).toList();
        patch("/Users/" + id(person), Map.of("op", "replace", "path", attribute, "value", values));
    }

    void delete(String person) {
        directory.scim().delete("/Users/" + id(person)).ok();
    }

    private void add(String person, String group) {
        patch(
                "/Groups/" + group(group),
                Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", id(person)))));
    }

    private void patch(String path, Map<String, Object> operation) {
        directory
                .scim()
                .patch(
                        path,
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                                "Operations",
                                List.of(operation)))
                .ok();
    }

    private String id(String person) {
        return people.getOrDefault(person, person + " was never pushed");
    }
}
