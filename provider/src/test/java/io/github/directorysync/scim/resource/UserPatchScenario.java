package io.github.directorysync.scim.resource;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.schema.ResourceSchema;

/** A person whom PATCH requests change (RFC 7644 §3.5.2). */
abstract class UserPatchScenario {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    static final ScimUser ALICE = ScimUser.sent(ResourceSchema.USER, Json.of("""
            {
              'userName': 'alice', 'active': true, 'title': 'Clerk',
              'name': {'givenName': 'Alice', 'familyName': 'Archer'},
              'emails': [
                {'type': 'work', 'value': 'w@x', 'primary': true},
                {'type': 'home', 'value': 'h@x', 'display': 'Home'}
              ],
              'addresses': [{'type': 'work', 'locality': 'Bonn', 'country': 'DE'}],
              'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':
                {'department': 'Sales', 'manager': {'value': 'm1', 'displayName': 'Mo'}}
            }
            """));

    static ScimUser patched(String operations) {
        return patched(ALICE, operations);
    }

    static ScimUser patched(ScimUser user, String operations) {
        return Patched.user(user, ResourceSchema.USER, Json.of("{'Operations': [" + operations + "]}"));
    }

    static String refused(String operations) {
        return Refused.because(() -> patched(operations));
    }

    /** Alice, but for these attributes. */
    static ScimUser alice(String changed) {
        var document = ALICE.document();
        document.setAll(Json.of("{" + changed + "}"));
        return ScimUser.sent(ResourceSchema.USER, document);
    }
}
