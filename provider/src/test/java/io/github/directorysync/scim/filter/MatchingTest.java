package io.github.directorysync.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.schema.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who satisfies a filter. */
class MatchingTest {

    private static final String ALICE = """
            {
              "id": "4f1c",
              "externalId": "Ext-Alice",
              "userName": "Alice@example.com",
              "name": {"givenName": "Alice", "familyName": "Archer"},
              "active": true,
              "profileUrl": "https://example.com/Alice",
              "emails": [
                {"type": "work", "value": "alice@example.com", "primary": true},
                {"type": "home", "value": "al@example.org"}
              ],
              "addresses": [{"type": "work", "locality": "Hollywood"}],
              "meta": {"resourceType": "User", "created": "2026-05-13T04:42:34Z"},
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                "department": "Sales", "manager": {"value": "26118915"}, "division": null
              }
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ALICE@EXAMPLE.COM\"",
                "userName ne \"bob\"",
                "userName co \"LICE\"",
                "userName sw \"alice@\"",
                "userName ew \".COM\"",
                "userName gt \"ALICE\"",
                "userName ge \"alice@example.com\"",
                "userName lt \"bob\"",
                "userName le \"alice@example.com\"",
                "externalId eq \"Ext-Alice\"",
                "profileUrl sw \"https://example.com/A\"",
                "name.familyName co \"arch\"",
                "active eq true",
                "active eq \"True\"",
                "active ne false",
                "emails eq \"al@example.org\"",
                "emails.value eq \"AL@example.org\"",
                "emails co \"example.org\"",
                "emails[type eq \"work\" and value eq \"alice@example.com\"]",
                "emails[primary eq \"True\"]",
                "emails[not (type eq \"work\")]",
                "emails[display eq null]",
                "emails[type pr]",
                "emails.type eq \"home\"",
                "emails pr",
                "emails.primary pr",
                "name pr",
                "title eq null",
                "title ne \"x\"",
                "userName ne null",
                "not (title pr)",
                "not (userName eq \"bob\")",
                "department eq \"sales\"",
                "manager eq \"26118915\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"26118915\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr",
                "meta.created eq \"2026-05-13T06:42:34+02:00\"",
                "meta.created gt \"2026-05-13T04:42:33.999Z\"",
                "meta.created lt \"2026-05-14T00:00:00+14:00\"",
                "meta.created sw \"2026-05\"",
                "not (shoeSize eq \"44\")",
                "not (shoes[size eq \"44\"])",
                "userName eq \"bob\" or title eq null and active eq true",
                "(userName eq \"bob\" or active eq true) and emails pr"
            })
    void these_ask_for_alice(String filter) {
        assertThat(asksForAlice(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"alice\"",
                "userName ne \"ALICE@example.com\"",
                "userName gt \"alice@example.com\"",
                "userName lt \"alice@example.com\"",
                "externalId eq \"ext-alice\"",
                "externalId co \"alice\"",
                "profileUrl sw \"https://example.com/a\"",
                "active eq false",
                "emails ne \"al@example.org\"",
                "emails[type eq \"home\" and value eq \"alice@example.com\"]",
                "emails[shoeSize eq \"44\"]",
                "emails.display pr",
                "addresses eq \"Hollywood\"",
                "name eq \"Alice\"",
                "title eq \"x\"",
                "title co \"\"",
                "title pr",
                "userName eq null",
                "title ne null",
                "division pr",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User eq \"Sales\"",
                "meta.created gt \"2026-05-13T04:42:34Z\"",
                "meta.created eq \"2026-05-12T04:42:34Z\"",
                "shoeSize eq \"44\"",
                "shoeSize ne \"44\"",
                "shoeSize eq null",
                "shoeSize pr",
                "shoes[size eq \"44\"]",
                "not (userName pr)",
                "userName eq \"bob\" and active eq true",
                "title pr or nickName pr"
            })
    void these_do_not_ask_for_alice(String filter) {
        assertThat(asksForAlice(filter)).isFalse();
    }

    private static boolean asksForAlice(String filter) {
        return Matching.matches(FilterReader.read(ResourceSchema.USER, filter), ScimJson.object(ALICE));
    }
}
