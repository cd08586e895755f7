package io.github.directorysync.scim;

import static io.github.directorysync.scim.ScimExamples.ADMINS;
import static io.github.directorysync.scim.ScimExamples.ALICE;
import static io.github.directorysync.scim.ScimExamples.patch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.resource.Patched;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.OwnSchemaTest;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Any body is understood or refused; no other exception happens. */
class AnyBodyTest extends AnyBodyScenario {

    @Property(tries = 1000)
    void any_json_is_a_resource_or_refused(@ForAll("bodies") ObjectNode body) {
        Refused.orDone(() -> ScimUser.sent(ResourceSchema.USER, body));
        Refused.orDone(() -> ScimGroup.sent(body));
    }

    @Property(tries = 1500)
    void any_json_is_a_patch_or_refused(@ForAll("patches") ObjectNode body) {
        Refused.orDone(() -> Patched.user(ALICE, ResourceSchema.USER, body));
        Refused.orDone(() -> Patched.group(ADMINS, body));
    }

    @Property(tries = 1000)
    void any_json_is_a_resource_or_a_patch_of_what_a_directory_declares_or_refused(
            @ForAll("ownPaths") String path, @ForAll("values") JsonNode value, @ForAll("patches") ObjectNode body) {
        Refused.orDone(
                () -> ScimUser.sent(OwnSchemaTest.SCHEMA, AnyJson.object(Map.of("userName", value, path, value))));
        Refused.orDone(() -> Patched.user(OwnSchemaTest.ALICE, OwnSchemaTest.SCHEMA, body));
        for (String op : List.of("add", "replace", "remove")) {
            Refused.orDone(() -> Patched.user(OwnSchemaTest.ALICE, OwnSchemaTest.SCHEMA, patch(op, path, value)));
        }
    }

    @Property(tries = 1000)
    void any_text_is_json_or_refused(@ForAll String text) {
        Refused.orDone(() -> ScimJson.object(text));
    }

    @Property(tries = 1000)
    void any_path_is_understood_or_refused(@ForAll String path) {
        Refused.orDone(() -> Patched.user(ALICE, ResourceSchema.USER, patch("replace", path)));
        Refused.orDone(() -> Patched.user(ALICE, ResourceSchema.USER, patch("replace", "emails[" + path)));
    }

    @Property(tries = 1000)
    void a_replace_sent_twice_changes_nothing_the_second_time(
            @ForAll("paths") String path, @ForAll("values") JsonNode value) {
        Refused.orDone(() -> {
            var once = Patched.user(ALICE, ResourceSchema.USER, patch("replace", path, value));

            assertThat(Patched.user(once, ResourceSchema.USER, patch("replace", path, value)))
                    .isEqualTo(once);
        });
    }

    /** Found by {@link #a_replace_sent_twice_changes_nothing_the_second_time}, and tried every time since. */
    @Test
    void an_element_that_loses_what_its_filter_names_is_not_created_again_by_the_same_request() {
        ObjectNode patch = patch("replace", "emails[type eq \"work\"]", Json.of("{'Type': '', 'display': 'x'}"));
        var once = Patched.user(ALICE, ResourceSchema.USER, patch);

        assertThat(Patched.user(once, ResourceSchema.USER, patch)).isEqualTo(once);
    }

    @Property(tries = 1000)
    void a_person_is_kept_as_described(@ForAll("bodies") ObjectNode body) {
        // JSON in a string is read when it is sent, and not again when it is stored.
        Assume.that(!body.toString().contains("{\\\"value"));

        Refused.orDone(() -> {
            var user = ScimUser.sent(ResourceSchema.USER, body);

            assertThat(ScimUser.sent(ResourceSchema.USER, ScimJson.object(ScimJson.text(user.document()))))
                    .isEqualTo(user);
        });
    }
}
