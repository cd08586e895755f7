package io.github.directorysync.scim.filter;

import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.ScimJson;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text is a filter or is refused; no other exception happens. */
class AnyFilterTest extends FilterScenario {

    @Property(tries = 1000)
    void any_text_is_a_filter_or_refused(@ForAll String text) {
        Refused.orDone(() -> read(text));
    }

    @Property(tries = 1500)
    void any_words_of_filters_are_a_filter_or_refused(@ForAll("words") List<String> words) {
        var text = String.join(" ", words);

        Refused.orDone(() -> Matching.matches(read(text), ScimJson.object("""
                {"userName": "a", "emails": [{"type": "work", "value": "x", "primary": true}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Sales"}}
                """)));
        Refused.orDone(() -> read(String.join("", words)));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(
                        "userName",
                        "emails",
                        "emails.type",
                        "active",
                        "name",
                        "shoeSize",
                        "meta.created",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                        "urn:ietf:params:scim:schemas:core:2.0:User:title",
                        "eq",
                        "ne",
                        "co",
                        "gt",
                        "pr",
                        "and",
                        "or",
                        "not",
                        "(",
                        ")",
                        "[",
                        "]",
                        "].value",
                        "\"x\"",
                        "\"",
                        "\\",
                        "True",
                        "null",
                        "12",
                        ".")
                .list()
                .ofMaxSize(12);
    }
}
