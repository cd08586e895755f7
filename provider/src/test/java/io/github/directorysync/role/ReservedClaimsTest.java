package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservedClaimsTest {

    @ParameterizedTest
    @CsvSource({
        "sub, true",
        "' aud ', true",
        "realm_access, true",
        "realm_access.role, false",
        "address.role, true",
        "role, false",
        "app.sub, false"
    })
    void a_claim_that_openid_connect_defines_is_reserved(String claim, boolean reserved) {
        assertThat(ReservedClaims.has(claim)).isEqualTo(reserved);
    }
}
