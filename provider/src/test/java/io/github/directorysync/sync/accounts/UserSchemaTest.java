package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which attributes a directory has, and which of them it copies. */
class UserSchemaTest {

    @Test
    void without_a_schema_of_its_own_it_is_the_standard() {
        assertThat(UserSchema.of(directory("title -> jobTitle"))).isSameAs(ResourceSchema.USER);
    }

    @Test
    void attributes_of_any_schema_are_copied() {
        var copies = UserSchema.copies(directory(
                "TITLE -> jobTitle",
                "name.formatted -> fullName",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department -> department",
                "manager -> boss",
                "phoneNumbers -> phones",
                "externalId -> employee"));

        assertThat(copies.values())
                .extracting(Place::path)
                .containsExactly(
                        "title",
                        "name.formatted",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
                        "phoneNumbers",
                        "externalId");
        assertThat(copies).containsKeys("jobTitle", "boss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shoeSize",
                "name",
                "addresses",
                "password",
                "groups",
                "meta.created",
                "id",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                "emails[type"
            })
    void what_has_no_value_of_its_own_cannot_be_copied(String path) {
        var invalid =
                catchThrowableOfType(InvalidSettings.class, () -> UserSchema.copies(directory(path + " -> somewhere")));

        assertThat(invalid.key()).isEqualTo("attribute-mapping");
        assertThat(invalid).hasMessageContaining(path);
    }

    private static Directory directory(String... mapping) {
        return new DirectorySettings(Map.of("alias", List.of("acme"), "attribute-mapping", List.of(mapping)))
                .read("c1", "Acme");
    }
}
