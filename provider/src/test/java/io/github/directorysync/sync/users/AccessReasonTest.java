package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessReasonTest {

    @ParameterizedTest
    @CsvSource({
        // enabled, said, standing, entitled, held, suspends, reason
        "true,  true,  IN_STEP, true,  false, true,  active",
        "true,  true,  BEHIND,  true,  false, false, active",
        "true,  false, IN_STEP, true,  true,  true,  guard",
        "true,  true,  IN_STEP, false, true,  true,  guard",
        "true,  false, IN_STEP, true,  false, false, suspend-users",
        "true,  true,  IN_STEP, false, false, false, suspend-users",
        // Somebody has enabled the account in Keycloak: nothing is withheld.
        "true,  true,  IN_STEP, false, false, true,  active",
        "false, true,  AWAITED, true,  false, true,  import-users",
        "false, false, AWAITED, true,  false, true,  import-users",
        "false, false, IN_STEP, true,  false, true,  directory",
        "false, false, IN_STEP, false, false, true,  directory",
        "false, true,  IN_STEP, false, false, true,  access-groups",
        "false, true,  BEHIND,  true,  false, true,  administrator",
        "false, true,  IN_STEP, true,  true,  true,  administrator"
    })
    void of_several_reasons_the_one_is_shown_that_has_to_be_mended_first(
            boolean enabled,
            boolean said,
            SyncState standing,
            boolean entitled,
            boolean held,
            boolean suspends,
            String word) {
        AccessReason reason =
                AccessReason.of(new AccessReason.AccessInputs(enabled, said, standing, entitled, held, suspends));

        assertThat(reason.word()).isEqualTo(word);
        assertThat(reason.sentence()).endsWith(".");
    }
}
