package io.github.directorysync.directory.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTest {

    private static final Directory SILENT = directory(Map.of());
    private static final Directory ENFORCED = directory(Map.of("enforce-saml", "true"));
    private static final Directory REQUIRED = directory(Map.of("require-saml", "true"));
    private static final Directory BOTH = directory(Map.of("enforce-saml", "true", "require-saml", "true"));

    @Test
    void a_directory_that_requires_nothing_misses_nothing_and_is_open() {
        assertThat(missing(SILENT, SignIn.ProviderState.READY)).isEmpty();
        assertThat(missing(SILENT, SignIn.ProviderState.NOT_NAMED)).isEmpty();
        assertThat(new SignIn(SignIn.ProviderState.MISSING, List.of()).shut(SILENT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_NAMED, saml-not-linked",
        "MISSING, identity-provider-missing",
        "NOT_SAML, identity-provider-not-saml",
        "DISABLED, identity-provider-disabled"
    })
    void a_directory_that_requires_saml_is_shut_while_its_identity_provider_cannot_be_used(
            SignIn.ProviderState provider, String code) {
        assertThat(missing(BOTH, provider)).containsExactly(code);
        assertThat(new SignIn(provider, List.of()).shut(BOTH)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_NAMED, just-in-time-open",
        "NOT_SAML,  identity-provider-not-saml just-in-time-open",
        "MISSING,   identity-provider-missing",
        "READY,     ''"
    })
    void a_directory_that_takes_nobody_just_in_time_says_where_nothing_refuses_them_and_is_open_all_the_same(
            SignIn.ProviderState provider, String codes) {
        Directory provisionedOnly = directory(Map.of("just-in-time", "false"));

        assertThat(String.join(" ", missing(provisionedOnly, provider))).isEqualTo(codes);
        assertThat(new SignIn(provider, List.of()).shut(provisionedOnly)).isEmpty();
        assertThat(provisionedOnly.saml().justInTime()).isFalse();
        assertThat(SILENT.saml().justInTime()).isTrue();
    }

    @Test
    void it_is_shut_while_nothing_is_enforced_and_says_all_that_is_missing() {
        assertThat(missing(REQUIRED, SignIn.ProviderState.DISABLED))
                .containsExactly("identity-provider-disabled", "saml-not-enforced");
        assertThat(new SignIn(SignIn.ProviderState.DISABLED, List.of())
                        .shut(REQUIRED)
                        .orElse(""))
                .contains("acme-saml is disabled", "SAML is not enforced");
    }

    @Test
    void it_is_shut_while_the_realm_has_a_flow_that_asks_nobody() {
        SignIn open =
                new SignIn(SignIn.ProviderState.READY, List.of("browser flow (browser)", "direct grant flow (direct)"));

        assertThat(open.shut(BOTH).orElse("")).contains("browser flow (browser) and direct grant flow (direct)");
        assertThat(open.shut(ENFORCED)).isEmpty();
        assertThat(open.missing(ENFORCED))
                .extracting(Status.AttentionReason::code)
                .containsExactly("saml-flow-open");
    }

    @Test
    void a_way_past_the_realms_flows_is_told_and_shuts_nothing() {
        SignIn past =
                new SignIn(SignIn.ProviderState.READY, List.of(), List.of("direct-grant flow of the client app (own)"));

        assertThat(past.missing(ENFORCED))
                .extracting(Status.AttentionReason::code)
                .containsExactly("saml-way-past");
        assertThat(past.missing(ENFORCED).get(0).text())
                .contains("by the direct-grant flow of the client app (own) (GET sign-in-flows");
        assertThat(past.shut(BOTH)).isEmpty();
        assertThat(past.missing(SILENT)).isEmpty();
    }

    @Test
    void of_very_many_ways_some_are_named() {
        SignIn past = new SignIn(
                SignIn.ProviderState.READY,
                List.of(),
                IntStream.range(0, 12).mapToObj(i -> "way " + i).toList());

        assertThat(past.missing(ENFORCED).get(0).text())
                .contains("way 9, and 2 more (")
                .doesNotContain("way 10");
    }

    @Test
    void it_is_open_when_all_is_settled() {
        assertThat(new SignIn(SignIn.ProviderState.READY, List.of()).shut(BOTH)).isEmpty();
    }

    private static List<String> missing(Directory directory, SignIn.ProviderState provider) {
        return new SignIn(provider, List.of())
                .missing(directory).stream().map(Status.AttentionReason::code).toList();
    }

    private static Directory directory(Map<String, String> settings) {
        Map<String, List<String>> all = new HashMap<>();
        settings.forEach((key, value) -> all.put(key, List.of(value)));
        all.put("alias", List.of("acme"));
        all.put("identity-provider", List.of("acme-saml"));
        return new DirectorySettings(all).read("c1", "Acme");
    }
}
