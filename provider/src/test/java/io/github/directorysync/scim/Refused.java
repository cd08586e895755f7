package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Looks at refusals, and at nothing but refusals: any other exception fails the test. */
public final class Refused {

    private Refused() {}

    /** The {@code scimType} of the refusal with status 400. */
    public static String because(ThrowingCallable attempt) {
        ScimProblem problem = by(attempt);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isNotBlank();
        return problem.body().path("scimType").asText();
    }

    /** The refusal, whatever its status. */
    public static ScimProblem by(ThrowingCallable attempt) {
        ScimProblem problem = catchThrowableOfType(ScimProblem.class, attempt);
        assertThat(problem).as("a refusal").isNotNull();
        return problem;
    }

    /** Whatever comes in: it is understood or refused, it never breaks anything. */
    public static void orDone(ThrowingCallable attempt) {
        ScimProblem problem = catchThrowableOfType(ScimProblem.class, attempt);
        if (problem != null) {
            assertThat(problem.status()).isBetween(400, 499);
        }
    }
}
