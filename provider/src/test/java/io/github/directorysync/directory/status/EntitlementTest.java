package io.github.directorysync.directory.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.status.Status.DirectoryCondition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is said of a directory for which directory sync is not enabled, and of one whose groups have other names in Keycloak. */
class EntitlementTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final Directory DIRECTORY = new DirectorySettings(
                    Map.of("alias", List.of("acme"), "organization", List.of("acme-inc")))
            .read("c1", "Acme");

    @ParameterizedTest
    @EnumSource(value = Entitlement.class, names = "ENTITLED", mode = Mode.EXCLUDE)
    void a_directory_that_is_not_enabled_says_so_before_anything_is_sent(Entitlement entitlement) {
        Status status = status(RenamedGroups.NONE, entitlement);

        assertThat(status.word()).isEqualTo(DirectoryCondition.NEEDS_ATTENTION);
        assertThat(status.attention()).extracting(Status.AttentionReason::code).containsExactly("not-enabled");
        assertThat(status.attention().get(0).text())
                .contains(entitlement.refusal(DIRECTORY).orElseThrow(), "stay as they are");
    }

    @Test
    void the_sentences_name_the_organization_and_the_attribute_that_is_missing() {
        assertThat(Entitlement.ORGANIZATION_OFF.refusal(DIRECTORY))
                .hasValue("Directory sync is not enabled for the organization acme-inc.");
        assertThat(status(RenamedGroups.NONE, Entitlement.ORGANIZATION_OFF)
                        .attention()
                        .get(0)
                        .text())
                .contains("Give the organization the attribute directory-sync.enabled with the value true.");
        assertThat(Entitlement.ENTITLED.refusal(DIRECTORY)).isEmpty();
        assertThat(status(RenamedGroups.NONE, Entitlement.ENTITLED).attention()).isEmpty();
    }

    @Test
    void groups_that_were_renamed_in_keycloak_are_told_by_one_of_them() {
        assertThat(renamed(1)).contains("calls Staff was renamed to Employees in Keycloak. It keeps");
        assertThat(renamed(2)).contains("So it is with 1 other.");
        assertThat(renamed(3)).contains("So it is with 2 others.");
    }

    private static String renamed(long count) {
        return status(new RenamedGroups(count, "Staff", "Employees"), Entitlement.ENTITLED)
                .attention()
                .get(0)
                .text();
    }

    private static Status status(RenamedGroups renamed, Entitlement entitlement) {
        StatusInputs facts = new StatusInputs(
                DIRECTORY,
                List.of(),
                LastSeen.NOTHING,
                false,
                false,
                new SignIn(SignIn.ProviderState.NOT_NAMED, List.of()),
                0,
                0,
                OrganizationState.READY,
                Imported.NEVER,
                List.of(),
                renamed,
                entitlement);
        return Status.of(facts, NOW);
    }
}
