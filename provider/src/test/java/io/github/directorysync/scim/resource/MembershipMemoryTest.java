package io.github.directorysync.scim.resource;

import static io.github.directorysync.scim.Limits.MEMBER_BYTES;
import static io.github.directorysync.scim.Limits.NAMED_MEMBER_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** How much memory is reserved for a change of a group's members. */
class MembershipMemoryTest {

    private static final Set<String> THREE = Set.of("ann", "bob", "cem");

    @Test
    void members_who_are_replaced_by_themselves_cost_what_reading_them_costs() {
        assertThat(reserved(Membership.exactly(THREE), 3, 0)).isEqualTo(3 * MEMBER_BYTES);
    }

    @Test
    void members_who_are_replaced_by_others_cost_the_others_too() {
        assertThat(reserved(Membership.exactly(THREE), 3, 3)).isEqualTo(3 * MEMBER_BYTES + 3 * NAMED_MEMBER_BYTES);
    }

    @Test
    void those_who_fill_an_empty_group_are_counted_once() {
        assertThat(reserved(Membership.exactly(THREE), 0, 3)).isEqualTo(3 * NAMED_MEMBER_BYTES);
    }

    @Test
    void those_who_join_and_leave_by_name_are_counted_before_anything_is_read() {
        Membership some = new Membership(false, THREE, Set.of("dee"));

        assertThat(some.bytes(0)).isEqualTo(4 * NAMED_MEMBER_BYTES);
        assertThat(reserved(some, 0, 3)).isEqualTo(some.bytes(0));
    }

    /**
     * @param read the number of members that are read
     * @param joining the number of those who join
     */
    private static long reserved(Membership change, long read, int joining) {
        return change.bytes(read) + change.furtherBytes(read, joining);
    }
}
