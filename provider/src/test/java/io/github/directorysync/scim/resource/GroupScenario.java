package io.github.directorysync.scim.resource;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A group that clients send and change. */
abstract class GroupScenario {

    static final ScimGroup ADMINS = new ScimGroup("Admins", Optional.of("e1"));

    static ScimGroup.SentGroup sent(String body) {
        return ScimGroup.sent(Json.of(body));
    }

    static Membership membership(String operations) {
        return Patched.group(ADMINS, Json.of("{'Operations': [" + operations + "]}"))
                .membership();
    }

    static String refused(String operations) {
        return Refused.because(() -> membership(operations));
    }

    static Membership replacing(String... ids) {
        return new Membership(true, Set.of(ids), Set.of(), List.of(Set.of(ids)), Set.of());
    }

    static Membership joining(String... ids) {
        return new Membership(false, Set.of(ids), Set.of());
    }

    static Membership leaving(String... ids) {
        return new Membership(false, Set.of(), Set.of(ids));
    }
}
