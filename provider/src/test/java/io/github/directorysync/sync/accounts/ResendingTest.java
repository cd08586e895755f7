package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.sync.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether somebody who is sent by POST is a user of the directory who was deactivated. */
class ResendingTest {

    private static final String INACTIVE = "'active': false";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the user of the directory | who is sent | what it means
                "'userName': 'ann' | 'userName': 'ann' | COMES_BACK_BY_NAME",
                "'userName': 'Ann' | 'userName': 'ANN', 'active': true | COMES_BACK_BY_NAME",
                "'userName': 'ann', 'externalId': '1' | 'userName': 'ann', 'externalId': '1' | COMES_BACK",
                "'userName': 'ann', 'externalId': '1' | 'userName': 'anna', 'externalId': '1' | COMES_BACK",
                "'userName': 'ann', 'externalId': '1' | 'userName': 'ann' | COMES_BACK_BY_NAME",
                "'userName': 'ann' | 'userName': 'ann', 'externalId': '1' | COMES_BACK_BY_NAME",
                "'userName': 'ann', 'emails': [{'value': 'A@x'}] | 'userName': 'ann', 'emails': ['a@x', 'b@x'] | COMES_BACK",
                "'userName': 'ann', 'emails': [{'value': 'a@x'}] | 'userName': 'ann' | COMES_BACK_BY_NAME",
                "'userName': 'ann', 'externalId': '1' | 'userName': 'ann', 'externalId': '2' | TAKEN",
                "'userName': 'ann', 'emails': [{'value': 'a@x'}] | 'userName': 'ann', 'emails': ['b@x'] | TAKEN",
                "'userName': 'ann' | 'userName': 'anna' | TAKEN",
                "'userName': 'ann' | 'userName': 'ann', 'active': false | TAKEN"
            })
    void a_deactivated_user_comes_back_unless_something_says_that_it_is_somebody_else(
            String user, String sent, Resending meaning) {
        assertThat(Resending.of(List.of(person(user + "," + INACTIVE)), person(sent)))
                .isEqualTo(meaning);
        assertThat(Resending.of(List.of(person(user)), person(sent))).isEqualTo(Resending.TAKEN);
    }

    @Test
    void of_two_users_nobody_comes_back_and_whom_nobody_resembles_is_new() {
        ScimUser byName = person("'userName': 'ann', " + INACTIVE);
        ScimUser byId = person("'userName': 'bob', 'externalId': '1', " + INACTIVE);
        ScimUser sent = person("'userName': 'ann', 'externalId': '1'");

        assertThat(Resending.of(List.of(byName, byId), sent)).isEqualTo(Resending.TAKEN);
        assertThat(Resending.of(List.of(), sent)).isEqualTo(Resending.NOBODY);
    }

    private static ScimUser person(String json) {
        return ScimUser.sent(ResourceSchema.USER, Sent.body("{" + json + "}"));
    }
}
