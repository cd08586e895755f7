package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.sync.accounts.FormerAccount.FormerState;
import io.github.directorysync.sync.accounts.Linking.LinkingObstacle;
import io.github.directorysync.sync.accounts.Linking.Refuse;
import io.github.directorysync.sync.accounts.Returning.Doubtful;
import io.github.directorysync.sync.accounts.Returning.Newcomer;
import io.github.directorysync.sync.accounts.Returning.Revived;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a person who is sent is one whom the directory has deleted. */
class ReturningTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // externalId of before, externalId sent, same userName, same e-mail, state, what follows
                "e1, e1, false, false, DISABLED,           revived",
                "e1, e1, true,  true,  ENABLED_WITH_ROLES, revived",
                "e1, e2, true,  true,  DISABLED,           newcomer",
                "e1, e2, true,  true,  ENABLED,            doubtful FORMER",
                "e1, e2, false, true,  ENABLED_WITH_ROLES, doubtful FORMER",
                "-,  -,  true,  true,  DISABLED,           revived by name",
                "e1, -,  true,  true,  DISABLED,           revived by name",
                "-,  e2, true,  true,  ENABLED,            revived by name",
                "-,  -,  true,  true,  ENABLED_WITH_ROLES, doubtful FORMER",
                "-,  -,  true,  false, DISABLED,           doubtful FORMER",
                "-,  e2, false, true,  DISABLED,           doubtful FORMER",
                "e1, -,  false, false, DISABLED,           doubtful FORMER",
                "e1, e1, true,  true,  ADMINISTERS,        doubtful ADMINISTRATOR",
                "e1, e2, true,  true,  ADMINISTERS,        doubtful ADMINISTRATOR"
            })
    void two_externalids_are_two_people_and_without_them_name_and_e_mail_have_to_agree(
            String before, String sent, boolean sameName, boolean sameEmail, FormerState state, String follows) {
        var account = new FormerAccount("a", Optional.ofNullable(before), sameName, sameEmail, state);

        assertThat(words(Returning.of(List.of(account), Optional.ofNullable(sent))))
                .isEqualTo(follows);
    }

    @Test
    void whoever_is_known_by_the_externalid_takes_their_name_from_those_who_have_it() {
        var same = new FormerAccount("same", Optional.of("e1"), false, false, FormerState.DISABLED);
        var named = new FormerAccount("named", Optional.of("e2"), true, false, FormerState.DISABLED);
        var unknown = new FormerAccount("unknown", Optional.empty(), false, true, FormerState.DISABLED);

        assertThat(Returning.of(List.of(named, unknown, same), Optional.of("e1")))
                .isEqualTo(new Revived("same", false, List.of("named", "unknown")));
    }

    @Test
    void two_of_whom_it_may_be_either_are_looked_at() {
        var first = new FormerAccount("first", Optional.empty(), true, true, FormerState.DISABLED);
        var second = new FormerAccount("second", Optional.empty(), true, true, FormerState.DISABLED);

        assertThat(Returning.of(List.of(first, second), Optional.of("e1")))
                .isEqualTo(new Doubtful(new Refuse("first", LinkingObstacle.FORMER)));
    }

    @Test
    void somebody_else_gives_up_the_name_to_one_who_is_known_by_it() {
        var other = new FormerAccount("other", Optional.of("e2"), false, false, FormerState.DISABLED);
        var named = new FormerAccount("named", Optional.empty(), true, true, FormerState.DISABLED);

        assertThat(Returning.of(List.of(other, named), Optional.of("e1")))
                .isEqualTo(new Revived("named", true, List.of("other")));
    }

    @Test
    void whoever_can_sign_in_still_gives_up_no_name() {
        var held = new FormerAccount("held", Optional.of("e2"), true, false, FormerState.ENABLED);
        var same = new FormerAccount("same", Optional.of("e1"), false, false, FormerState.DISABLED);

        assertThat(Returning.of(List.of(same, held), Optional.of("e1")))
                .isEqualTo(new Doubtful(new Refuse("held", LinkingObstacle.FORMER)));
    }

    @Test
    void nobody_found_is_somebody_new() {
        assertThat(Returning.of(List.of(), Optional.of("e1"))).isEqualTo(new Newcomer(List.of()));
    }

    private static String words(Returning returning) {
        return returning.fold(
                revived -> revived.byNameOnly() ? "revived by name" : "revived",
                newcomer -> newcomer.others().isEmpty() ? "nobody gives up the name" : "newcomer",
                doubtful -> "doubtful " + doubtful.because().reason());
    }
}
