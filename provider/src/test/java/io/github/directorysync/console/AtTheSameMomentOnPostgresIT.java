package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.OnPostgres;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two administrators, or one who clicks twice, at the same moment. */
@ExtendWith(OnPostgres.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtTheSameMomentOnPostgresIT {

    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;

    AtTheSameMomentOnPostgresIT(OnPostgres server) {
        realm = CustomerRealm.in(server.keycloak(), "at-the-same-moment", mailServer.port());
    }

    @AfterAll
    void gone() {
        realm.close();
        mailServer.close();
    }

    @Test
    void one_of_many_gets_an_alias() {
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> made("twice"))
                .map(Answer::status)
                .toList();

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 400 || status == 409);
        realm.api().delete("/directories/twice?users=keep").ok();
        assertThat(made("twice").status()).isEqualTo(201);
    }

    @Test
    void one_of_two_verifies_a_domain() {
        List<String> aliases = List.of("first", "second");
        aliases.forEach(alias -> made(alias).ok());

        List<Integer> statuses = aliases.parallelStream()
                .map(alias -> realm.api()
                        .patch("/directories/" + alias, Map.of("verifiedDomains", List.of("raced.example")))
                        .status())
                .toList();

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(aliases.stream()
                        .filter(alias -> realm.api()
                                .get("/directories/" + alias)
                                .ok()
                                .body()
                                .contains("raced.example")))
                .hasSize(1);
    }

    private Answer made(String alias) {
        return realm.api().post("/directories", Map.of("name", alias, "alias", alias, "requireSaml", false));
    }
}
