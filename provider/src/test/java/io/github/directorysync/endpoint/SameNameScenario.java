package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory of Entra, which sends groups of one displayName that differ in their externalIds. */
abstract class SameNameScenario {

    final GuardedRealm realm;
    final VendorRealm vendor;
    final TestDirectory directory;

    SameNameScenario(OnPostgres server, String name) {
        realm = GuardedRealm.in(server.keycloak(), name);
        vendor = new VendorRealm(server.keycloak(), name);
        directory = realm.directory(Map.of());
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    String make(String displayName, String externalId, String... members) {
        return post(displayName, Map.of("externalId", externalId, "members", ScimBody.members(List.of(members))))
                .createdId();
    }

    Answer post(String displayName, Map<String, ?> more) {
        Map<String, Object> group = new HashMap<>(more);
        group.put("displayName", displayName);
        return directory.scim().post("/Groups", group);
    }

    Answer patch(String group, String path, String value) {
        return directory
                .scim()
                .patch("/Groups/" + group + "?attributes=displayName", ScimBody.patch("replace", path, value));
    }

    List<String> find(String displayName) {
        return directory
                .get("/Groups?attributes=id&filter=" + Http.encoded("displayName eq \"" + displayName + "\""))
                .path("Resources")
                .findValuesAsText("id");
    }
}
