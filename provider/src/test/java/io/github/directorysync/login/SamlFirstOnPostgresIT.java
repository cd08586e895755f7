package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Statements;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class SamlFirstOnPostgresIT extends SamlFirst {

    private final Statements statements;

    SamlFirstOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
        statements = new Statements(server.postgres());
    }

    @Test
    void asking_costs_a_sign_in_one_statement() {
        long asked = leastOfAGrant();
        realm.admin()
                .put("/" + realm.name(), Map.of("directGrantFlow", "direct grant"))
                .ok();
        long unasked = leastOfAGrant();
        realm.admin()
                .put("/" + realm.name(), Map.of("directGrantFlow", "direct grant SAML first"))
                .ok();

        assertThat(asked - unasked).isEqualTo(1);
    }

    private long leastOfAGrant() {
        return IntStream.range(0, 6)
                .mapToLong(time -> {
                    statements.reset();
                    realm.grant(SamlRealm.LOCAL, SamlRealm.PASSWORD).ok();
                    return statements.count();
                })
                .min()
                .orElseThrow();
    }
}
