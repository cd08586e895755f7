package io.github.directorysync.scim.resource;

import static io.github.directorysync.scim.ScimExamples.ADMINS;
import static io.github.directorysync.scim.ScimExamples.ALICE;
import static io.github.directorysync.scim.ScimExamples.patch;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.AnyJson;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any path of a PATCH, and any list of versions, is understood or refused; no other exception happens. */
class AnyPathTest {

    @Property(tries = 2000)
    void any_words_of_filters_are_a_path_or_refused(@ForAll("filters") String text) {
        for (String path :
                List.of(text, "emails[" + text + "]", "emails[" + text + "].value", "members[" + text + "]")) {
            Refused.orDone(() -> Patched.user(ALICE, ResourceSchema.USER, patch("replace", path)));
            Refused.orDone(() -> Patched.group(ADMINS, patch("replace", path)));
        }
    }

    @Property(tries = 1000)
    void any_text_is_a_list_of_versions(@ForAll String text) {
        assertThat(EntityTags.of(text).tags()).isNotNull();
    }

    @Provide
    Arbitrary<String> filters() {
        return AnyJson.filters();
    }
}
