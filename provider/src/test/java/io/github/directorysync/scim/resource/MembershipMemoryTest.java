package io.github.directorysync.scim.resource;

import static io.github.directorysync.scim.Limits.MEMBER_BYTES;
import static io.github.directorysync.scim.Limits.NAMED_MEMBER_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the change of a group's members is counted for. */
class MembershipMemoryTest {

    private static final Set<String> NAMED = Set.of("ann", "bob", "cem");

    @Test
    void replacingMembersByThemselvesCostsWhatReadingThemCosts() {
        Membership same = Membership.exactly(NAMED);

        assertThat(same.bytes(3)).isEqualTo(3 * MEMBER_BYTES);
        assertThat(same.furtherBytes(3, 0)).isZero();
    }

    @Test
    void replacingMembersByOthersCostsTheOthersToo() {
        Membership others = Membership.exactly(NAMED);

        assertThat(others.bytes(3) + others.furtherBytes(3, 3)).isEqualTo(3 * MEMBER_BYTES + 3 * NAMED_MEMBER_BYTES);
    }

    @Test
    void thoseWhoFillAnEmptyGroupAreCountedOnce() {
        Membership all = Membership.exactly(NAMED);

        assertThat(all.bytes(0)).isEqualTo(3 * NAMED_MEMBER_BYTES);
        assertThat(all.furtherBytes(0, 3)).isZero();
    }

    @Test
    void thoseWhoJoinAndLeaveByNameAreCountedBeforeAnythingIsRead() {
        Membership some = new Membership(false, NAMED, Set.of("dee"));

        assertThat(some.bytes(0)).isEqualTo(4 * NAMED_MEMBER_BYTES);
        assertThat(some.furtherBytes(0, 3)).isZero();
    }
}
