package io.github.directorysync.sync.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.resource.ScimGroup;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupNameTest {

    @Test
    void a_group_is_called_as_it_was_sent_where_it_can_be() {
        assertThat(GroupName.candidates(group("Sales / East ", "x")).findFirst())
                .hasValue("Sales / East ");
    }

    @Test
    void else_its_external_id_says_which_one_it_is() {
        assertThat(GroupName.candidates(group("Admins", "0f8fad5b")).limit(3))
                .containsExactly("Admins", "Admins (0f8fad5b)", "Admins (2)");
        assertThat(GroupName.candidates(new ScimGroup("Admins", Optional.empty()))
                        .limit(3))
                .containsExactly("Admins", "Admins (2)", "Admins (3)");
    }

    @Test
    void no_name_is_longer_than_keycloak_takes_and_none_ends_in_half_a_character() {
        String longest = "🙂".repeat(127) + "x";

        assertThat(GroupName.candidates(group(longest, "i".repeat(255))))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 255)
                .noneMatch(name -> name.contains("?"))
                .anyMatch(name -> name.endsWith("🙂 (" + "i".repeat(64) + ")"));
    }

    @Test
    void a_name_is_looked_for_as_people_write_it_in_other_letter_cases() {
        assertThat(GroupName.inOtherCases("admins")).containsExactly("Admins", "ADMINS");
        assertThat(GroupName.inOtherCases("SALES east / 2nd$"))
                .containsExactly("Sales east / 2nd$", "Sales East / 2nd$", "sales east / 2nd$", "SALES EAST / 2ND$");
        assertThat(GroupName.inOtherCases("Ärzte")).containsExactly("ärzte", "ÄRZTE");
        assertThat(GroupName.inOtherCases("王 1")).isEmpty();
    }

    private static ScimGroup group(String displayName, String externalId) {
        return new ScimGroup(displayName, Optional.of(externalId));
    }
}
