package io.github.directorysync.directory.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.flow.FlowStep.Requirement;
import io.github.directorysync.directory.flow.StepPlace.StepPresence;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Flows are written as {@code cookie? [name! saml!]?}: {@code !} is required, {@code ?} alternative, {@code *} conditional,
 * {@code -} disabled, brackets are a flow inside.
 */
class SignInFlowTest {

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("saml", Authenticators.ENFORCE_SAML),
            Map.entry("name", Authenticators.USERNAME),
            Map.entry("form", Authenticators.USERNAME_PASSWORD),
            Map.entry("password", Authenticators.PASSWORD),
            Map.entry("passkey", "webauthn-authenticator-passwordless"),
            Map.entry("otp", "auth-otp-form"),
            Map.entry("has", "conditional-user-configured"),
            Map.entry("grant-name", "direct-grant-validate-username"),
            Map.entry("grant-password", "direct-grant-validate-password"),
            Map.entry("choose", "reset-credentials-choose-user"),
            Map.entry("mail", "reset-credential-email"),
            Map.entry("reset", "reset-password"),
            Map.entry("create", "idp-create-user-if-unique"),
            Map.entry("verify", "idp-email-verification"),
            Map.entry("again", "idp-username-password-form"),
            Map.entry("auto", "idp-auto-link"));

    @ParameterizedTest
    @CsvSource({
        "BROWSER, cookie? idp? [name! saml! password! [has! otp?]*]?",
        "BROWSER, cookie? [saml! name! saml! form! saml!]?",
        "BROWSER, cookie? [form! saml!]?",
        "BROWSER, [cookie? name?]! saml! password!",
        "BROWSER, cookie? [name! [saml!]! [passkey? password?]!]?",
        "BROWSER, cookie? [name! saml! password!]? [form!]-",
        "BROWSER, name! saml! password! form?",
        "BROWSER, cookie? [somebodys-own! saml!]?",
        "DIRECT_GRANT, grant-name! grant-password! saml! [has! otp!]*",
        "DIRECT_GRANT, grant-name! saml!",
        "RESET_CREDENTIALS, choose! saml! mail! reset!",
        "FIRST_LOGIN, review! [create? [confirm! [verify? [again!]?]!]?]! saml!",
        "FIRST_LOGIN, review! [create? [confirm! [verify? [again!]?]! saml!]?]!",
        "POST_LOGIN, saml!",
        "POST_LOGIN, otp! saml!"
    })
    void nobody_gets_in_past_the_step(FlowKind kind, String flow) {
        assertThat(flow(kind, flow).enforces()).isTrue();
        assertThat(flow(kind, flow).place()).isEqualTo(StepPlace.THERE);
    }

    @ParameterizedTest
    @CsvSource({
        // Switched off, or under a condition.
        "BROWSER, cookie? [name! saml- password!]?",
        "BROWSER, cookie? [name! [has! saml!]* password!]?",
        "BROWSER, cookie? [name! [saml!]- password!]?",
        // Before anybody has said who they are.
        "BROWSER, saml! name! password!",
        "BROWSER, cookie? [saml! form!]?",
        "BROWSER, cookie? [saml! name! saml- password!]?",
        "BROWSER, saml! saml! name!",
        // Before somebody may say it once more.
        "BROWSER, cookie? [saml! name! saml! form!]?",
        "BROWSER, cookie? [somebodys-own! saml! name! password!]?",
        // Beside a way that has no step.
        "BROWSER, cookie? [name! saml! password!]? [form!]?",
        "BROWSER, cookie? passkey? [name! saml! password!]?",
        "BROWSER, cookie? [name! [saml? password?]!]?",
        // Where what is required makes the alternative not count.
        "BROWSER, name! password! saml?",
        // After the mail.
        "RESET_CREDENTIALS, choose! mail! saml! reset!",
        "RESET_CREDENTIALS, choose! mail! reset! saml!",
        "FIRST_LOGIN, [create? saml? auto?]!",
        "POST_LOGIN, saml? otp?",
        "POST_LOGIN, [has! saml!]*"
    })
    void a_step_that_does_not_count_is_left_to_the_administrator(FlowKind kind, String flow) {
        StepPlace place = flow(kind, flow).place();

        assertThat(flow(kind, flow).enforces()).isFalse();
        assertThat(place.found()).isEqualTo(StepPresence.UNCLEAR);
        assertThat(place.words()).contains("Enforce SAML", "required");
    }

    @ParameterizedTest
    @CsvSource({
        "BROWSER, cookie? [form! [has! otp?]*]?, cookie? [saml! name! saml! form! saml! [has! otp?]*]?",
        "BROWSER, cookie? [name! [passkey? password?]!]?, cookie? [saml! name! saml! [passkey? password?]!]?",
        "BROWSER, form!, saml! name! saml! form! saml!",
        "DIRECT_GRANT, grant-name! grant-password! [has! otp!]*, grant-name! grant-password! saml! [has! otp!]*",
        "RESET_CREDENTIALS, choose! mail! reset!, choose! saml! mail! reset!",
        "FIRST_LOGIN, review! [create? [confirm! [verify? [again!]?]!]?]! [has! member!]*,"
                + " review! [create? [confirm! [verify? [again!]?]!]?]! saml! [has! member!]*",
        "FIRST_LOGIN, detect! auto!, detect! auto! saml!",
        "POST_LOGIN, otp!, saml! otp!",
        "POST_LOGIN, [has! otp!]*, saml! [has! otp!]*"
    })
    void where_there_is_one_place_it_is_put_there_and_then_nobody_gets_past_it(
            FlowKind kind, String before, String after) {
        SignInFlow flow = flow(kind, before);

        assertThat(flow.place().found()).isEqualTo(StepPresence.WANTED);
        SignInFlow changed = flow.after(flow.place());
        assertThat(FlowStep.shape(changed.steps()))
                .isEqualTo(FlowStep.shape(flow(kind, after).steps()));
        assertThat(changed.enforces()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "BROWSER, cookie? form?",
        "BROWSER, cookie? [form!]? [name! password!]?",
        "BROWSER, cookie? passkey? [form!]?",
        "BROWSER, cookie? [somebodys-own!]?",
        "BROWSER, [has! form!]*",
        "DIRECT_GRANT, grant-name!",
        "DIRECT_GRANT, somebodys-own!",
        "RESET_CREDENTIALS, somebodys-own! mail!",
        "FIRST_LOGIN, create? auto?",
        "POST_LOGIN, otp? other?"
    })
    void where_there_is_none_or_more_than_one_it_is_left_to_the_administrator(FlowKind kind, String flow) {
        StepPlace place = flow(kind, flow).place();

        assertThat(place.found()).isEqualTo(StepPresence.UNCLEAR);
        assertThat(place.words()).contains("the step Enforce SAML");
    }

    @Test
    void a_flow_of_nothing_gets_nothing_but_the_step() {
        SignInFlow nothing = new SignInFlow(FlowKind.POST_LOGIN, List.of());

        assertThat(nothing.place().anchor()).isEmpty();
        assertThat(nothing.after(nothing.place()).steps())
                .containsExactly(FlowStep.required(Authenticators.ENFORCE_SAML));
    }

    private static SignInFlow flow(FlowKind kind, String text) {
        return new SignInFlow(kind, steps(text.strip()));
    }

    private static List<FlowStep> steps(String text) {
        return parts(text)
                .map(part -> part.startsWith("[")
                        ? step(part, "", steps(part.substring(1, part.length() - 2)))
                        : step(part, part.substring(0, part.length() - 1), List.of()))
                .toList();
    }

    private static FlowStep step(String part, String name, List<FlowStep> inside) {
        Requirement requirement = switch (part.charAt(part.length() - 1)) {
            case '!' -> Requirement.REQUIRED;
            case '?' -> Requirement.ALTERNATIVE;
            case '*' -> Requirement.CONDITIONAL;
            case '-' -> Requirement.DISABLED;
            default -> throw new IllegalArgumentException(part);
        };
        return new FlowStep("id of " + part, SHORT.getOrDefault(name, name), requirement, Map.of(), inside);
    }

    /** Split at the blanks that are in no brackets. */
    private static Stream<String> parts(String text) {
        int[] depth = {0};
        String marked = IntStream.range(0, text.length())
                .mapToObj(i -> {
                    char c = text.charAt(i);
                    depth[0] += c == '[' ? 1 : c == ']' ? -1 : 0;
                    return c == ' ' && depth[0] == 0 ? "\n" : String.valueOf(c);
                })
                .collect(Collectors.joining());
        return marked.lines();
    }
}
