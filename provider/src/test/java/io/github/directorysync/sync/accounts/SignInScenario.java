package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.KnownPerson.PersonState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People of directories, and what an identity provider asserts of somebody who signs in. */
abstract class SignInScenario {

    static final Directory ACME = directory("userName", true);

    static KnownPerson ann(Directory directory, PersonState state) {
        return ann(directory, state, "Ann@Acme.Test", false);
    }

    static KnownPerson ann(Directory directory, PersonState state, @Nullable String linked, boolean former) {
        ScimUser ann = ScimUser.kept("""
                {"userName": "Ann@Acme.Test", "externalId": "e1", "emails": [{"value": "ann@acme.test"}]}
                """);
        return new KnownPerson("a", directory, ann, state, Optional.ofNullable(linked), former);
    }

    static AssertedIdentity asserted(
            String nameId, boolean caseMatters, @Nullable String externalId, @Nullable String email, boolean trusted) {
        Set<String> emails = email == null ? Set.of() : Set.of(email);
        Set<String> ids = externalId == null ? Set.of() : Set.of(externalId);
        return new AssertedIdentity(
                nameId, caseMatters, Optional.ofNullable(externalId), ids, emails, trusted ? emails : Set.of());
    }

    static Directory directory(String nameId, boolean verified) {
        return directory(
                Map.of("name-id", List.of(nameId), "verified-domains", verified ? List.of("acme.test") : List.of()));
    }

    static Directory directory(Map<String, List<String>> settings) {
        var all = new HashMap<>(settings);
        all.put("identity-provider", List.of("acme-saml"));
        return Sent.directory(all);
    }
}
