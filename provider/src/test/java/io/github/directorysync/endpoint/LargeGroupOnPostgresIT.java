package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many blocks PostgreSQL touches to add or remove one member of a large group. */
@ExtendWith(OnPostgres.Shared.class)
class LargeGroupOnPostgresIT {

    private static final String REALM = "large-group";

    /** A hundred members with their names would be more. */
    private static final long FEW_FOR_TWO_CHANGES = 1200;

    private final TestDirectory directory;
    private final TouchedBlocks blocks;

    LargeGroupOnPostgresIT(OnPostgres server) {
        blocks = new TouchedBlocks(server.postgres());
        FixtureRealm.in(server.keycloak(), REALM);
        directory = TestDirectory.in(server.keycloak(), REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    /** The answer has no members, so none is read for it. */
    @Test
    void one_in_or_out_of_a_large_group_costs_little() {
        List<String> people = directory.people(300, i -> "p" + i + "@example.com");
        String large = directory.group("Hundreds", people.subList(0, 250).toArray(String[]::new));

        List<Map<String, String>> one = ScimBody.members(List.of(people.get(299)));

        assertThat(blocks.touchedAtLast(
                        () -> {
                            change("/Groups/" + large, "add", "members", one);
                            change("/Groups/" + large, "remove", "members", one);
                        },
                        FEW_FOR_TWO_CHANGES))
                .as(blocks::heaviest)
                .isLessThan(FEW_FOR_TWO_CHANGES);
    }

    private void change(String path, String operation, String attribute, Object value) {
        directory
                .scim()
                .patch(path, ScimBody.patch(operation, attribute, value))
                .ok();
    }
}
