package io.github.directorysync.keycloak.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.people.SentAttributes.AttributeSample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is shown of the attributes that a directory has really sent. */
class SentAttributesTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String OWN = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";

    @Test
    void each_path_has_its_people_its_examples_and_where_it_goes() {
        SentAttributes sent = sent("""
                {"schemas": ["any"], "userName": "ann", "name": {"givenName": "Ann"}, "title": "Chief",
                 "emails": [{"value": "ann@acme.test", "type": "work"}, {"value": "ann@home.test"}],
                 "%s": {"manager": {"value": "bob"}}}""".formatted(ENTERPRISE), """
                {"userName": "bob", "title": "Chief"}""");

        assertThat(sent.people()).isEqualTo(2);
        assertThat(sent.all())
                .contains(
                        new AttributeSample("userName", 2, List.of("ann", "bob"), true, List.of()),
                        new AttributeSample("name.givenName", 1, List.of("Ann"), true, List.of()),
                        new AttributeSample("title", 2, List.of("Chief"), true, List.of("jobTitle")),
                        new AttributeSample("emails", 1, List.of("ann@acme.test", "ann@home.test"), true, List.of()),
                        new AttributeSample(ENTERPRISE + ":manager", 1, List.of("bob"), true, List.of("boss")))
                .noneMatch(attribute -> attribute.path().equals("schemas"));
    }

    @Test
    void what_is_declared_is_there_although_nobody_has_it() {
        assertThat(sent("{\"userName\": \"ann\"}").all())
                .contains(new AttributeSample(OWN + ":costCode", 0, List.of(), true, List.of("cost")));
    }

    @Test
    void what_no_schema_knows_cannot_be_copied() {
        assertThat(sent("{\"shoeSize\": 43}").all())
                .contains(new AttributeSample("shoeSize", 1, List.of("43"), false, List.of()));
    }

    @Test
    void examples_are_few_and_short() {
        AttributeSample title =
                sent("{\"title\": \"a\"}", "{\"title\": \"b\"}", "{\"title\": \"c\"}", "{\"title\": \"d\"}")
                        .all()
                        .stream()
                        .filter(attribute -> attribute.path().equals("title"))
                        .findFirst()
                        .orElseThrow();
        assertThat(title.examples()).containsExactly("a", "b", "c");
        assertThat(sent("{\"title\": \"" + "x".repeat(500) + "\"}").all())
                .anySatisfy(attribute -> assertThat(attribute.examples())
                        .allSatisfy(example -> assertThat(example).hasSize(121)));
    }

    private static SentAttributes sent(String... documents) {
        return new SentAttributes(
                new DirectorySettings(Map.of(
                                "alias", List.of("acme"),
                                "attribute-mapping", List.of("TITLE -> jobTitle", "manager -> boss"),
                                "extension", List.of(OWN),
                                "extension-attributes", List.of("costCode -> cost")))
                        .read("c1", "Acme"),
                List.of(documents));
    }
}
