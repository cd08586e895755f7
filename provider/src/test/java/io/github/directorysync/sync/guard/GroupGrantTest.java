package io.github.directorysync.sync.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may lose something with a group. */
class GroupGrantTest {

    @ParameterizedTest
    @CsvSource({"false, false, ''", "true, false, leaver", "false, true, leaver stayer", "true, true, leaver stayer"})
    void only_an_access_group_concerns_those_who_stay(boolean roles, boolean access, String concerned) {
        assertThat(String.join(
                        " ",
                        new GroupGrant(roles, access)
                                .concerned(List.of("leaver"), List.of("stayer")).stream()
                                        .sorted()
                                        .toList()))
                .isEqualTo(concerned);
    }

    @Test
    void whoever_stays_loses_only_the_last_access_group_and_disabled_accounts_lose_nothing() {
        var grant = new GroupGrant(true, true);

        assertThat(grant.losing(List.of("leaver", "last", "other"), List.of("leaver", "disabled"), Set.of("last")))
                .containsExactly("leaver", "last");
    }
}
