package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which accounts of a realm may be a person who is sent. */
class AccountMatchSetTest {

    private static final MatchedAccount BY_NAME = new MatchedAccount("a", MatchedBy.USER_NAME);
    private static final MatchedAccount BY_NAME_ID = new MatchedAccount("b", MatchedBy.NAME_ID);
    private static final MatchedAccount BY_EMAIL = new MatchedAccount("c", MatchedBy.EMAIL);

    @Test
    void every_account_is_a_candidate_once() {
        var matches = new AccountMatchSet(
                List.of(BY_NAME, BY_NAME_ID, new MatchedAccount("a", MatchedBy.EMAIL)), Set.of(), false);

        assertThat(matches.candidates()).containsExactly("a", "b");
        assertThat(matches.taken()).isEmpty();
        assertThat(matches.onlyByEmail()).isEmpty();
        assertThat(matches.includeOwn()).isFalse();
    }

    @Test
    void the_first_user_of_the_directory_itself_says_what_is_taken() {
        var matches = new AccountMatchSet(List.of(BY_NAME, BY_NAME_ID, BY_EMAIL), Set.of("b", "c"), false);

        assertThat(matches.taken()).contains(BY_NAME_ID);
        assertThat(matches.includeOwn()).isTrue();
    }

    @Test
    void an_email_that_may_be_shared_is_neither_taken_nor_a_candidate_beside_others() {
        var matches = new AccountMatchSet(List.of(BY_NAME, BY_EMAIL), Set.of("c"), true);

        assertThat(matches.taken()).isEmpty();
        assertThat(matches.candidates()).containsExactly("a");
        assertThat(matches.onlyByEmail()).isEmpty();
    }

    @Test
    void an_email_that_may_be_shared_says_something_only_if_one_account_has_it_and_nothing_else_is_found() {
        var other = new MatchedAccount("d", MatchedBy.EMAIL);

        assertThat(new AccountMatchSet(List.of(BY_EMAIL), Set.of(), true).onlyByEmail())
                .contains("c");
        assertThat(new AccountMatchSet(List.of(BY_EMAIL, other), Set.of(), true).onlyByEmail())
                .isEmpty();
        assertThat(new AccountMatchSet(List.of(BY_EMAIL), Set.of("c"), true).onlyByEmail())
                .isEmpty();
        assertThat(new AccountMatchSet(List.of(BY_EMAIL), Set.of(), false).onlyByEmail())
                .isEmpty();
        assertThat(new AccountMatchSet(List.of(), Set.of(), true).onlyByEmail()).isEmpty();
    }

    @Test
    void a_user_with_a_former_name_id_is_no_match_any_more_unless_found_by_something_else() {
        var byBoth = List.of(BY_NAME_ID, new MatchedAccount("b", MatchedBy.EMAIL), BY_NAME);
        var matches = new AccountMatchSet(byBoth, Set.of("b"), false);

        assertThat(matches.ownBy(MatchedBy.NAME_ID)).containsExactly("b");
        assertThat(matches.without(Set.of("b"), MatchedBy.NAME_ID).all())
                .containsExactly(new MatchedAccount("b", MatchedBy.EMAIL), BY_NAME);
    }
}
