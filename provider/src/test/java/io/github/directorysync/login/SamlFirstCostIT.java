package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Statements;
import io.github.directorysync.whole.TestDirectory;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What a sign-in costs more where directories enforce SAML, in statements of the database. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("counts the statements of the whole database")
class SamlFirstCostIT {

    private final SamlRealm realm;
    private final Statements statements;

    SamlFirstCostIT(OnPostgres server) {
        realm = SamlRealm.in(server.keycloak(), "saml-first-cost", 1);
        TestDirectory.in(server.keycloak(), realm.name(), SamlRealm.enforced(Map.of()))
                .user("alice@acme.example");
        statements = server.statements();
    }

    @AfterEach
    void gone() {
        realm.close();
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

    /** The least of many: after a change of the realm, the background reads all realms anew for a while. */
    private long leastOfAGrant() {
        return IntStream.range(0, 40)
                .mapToLong(time -> {
                    statements.reset();
                    realm.grant(SamlRealm.LOCAL, SamlRealm.PASSWORD).ok();
                    return statements.count();
                })
                .min()
                .orElseThrow();
    }
}
