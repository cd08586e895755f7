package io.github.directorysync.directory.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.DirectoryAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributeMappingTest {

    private static final String URN = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";

    private final DirectoryAttributes attributes = new DirectorySettings(Map.of(
                    "alias",
                    List.of("acme"),
                    "extension",
                    List.of(URN),
                    "extension-attributes",
                    List.of("badges[] -> badges", "contractor: boolean -> contractor", "costCode"),
                    "attribute-mapping",
                    List.of("title -> jobTitle", "nickName -> plan")))
            .read("c1", "Acme")
            .attributes();

    @Test
    void what_nobody_may_change_stays_wherever_it_is_written() {
        assertChanged(
                Set.of(),
                Map.of(),
                List.of("title -> jobTitle", "nickName -> plan"),
                List.of("badges[] -> badges", "contractor: boolean -> contractor", "costCode"));
    }

    @Test
    void what_comes_from_its_declaration_still_is_not_mapped_twice() {
        assertChanged(
                Set.of("badges"),
                Map.of("badges", URN.toUpperCase(Locale.ROOT) + ":BADGES"),
                List.of("title -> jobTitle", "nickName -> plan"),
                List.of("badges[] -> badges", "contractor: boolean -> contractor", "costCode"));
    }

    @Test
    void what_comes_from_elsewhere_or_nowhere_leaves_its_declaration_and_the_attribute_stays_declared() {
        assertChanged(
                Set.of("badges", "contractor", "jobTitle"),
                Map.of("badges", "title"),
                List.of("nickName -> plan", "title -> badges"),
                List.of("badges[]", "contractor: boolean", "costCode"));
    }

    @Test
    void without_a_schema_of_its_own_there_is_only_the_mapping() {
        assertThat(new AttributeMapping(new DirectoryAttributes(Optional.empty(), List.of()))
                        .with(Set.of("a"), Map.of("a", "title")))
                .containsEntry("attribute-mapping", List.of("title -> a"))
                .containsEntry("extension-attributes", List.of());
    }

    private void assertChanged(Set<String> may, Map<String, String> wanted, List<String> mapping, List<String> own) {
        Map<String, List<String>> settings = new AttributeMapping(attributes).with(may, wanted);

        assertThat(settings.get("attribute-mapping")).containsExactlyInAnyOrderElementsOf(mapping);
        assertThat(settings.get("extension-attributes")).containsExactlyInAnyOrderElementsOf(own);
    }
}
