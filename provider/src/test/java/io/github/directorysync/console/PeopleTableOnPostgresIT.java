package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of a directory with more people than are read at once. */
@ExtendWith(OnPostgres.Shared.class)
class PeopleTableOnPostgresIT {

    private static final String REALM = "roles-as-table";

    private final KeycloakServer keycloak;

    PeopleTableOnPostgresIT(OnPostgres server) {
        this.keycloak = server.keycloak();
    }

    @Test
    void a_table_of_more_people_than_are_read_at_once_has_everybody_once_in_the_order_of_the_pages() {
        RoleRealm realm = RoleRealm.in(keycloak, REALM);
        TestDirectory directory = TestDirectory.in(keycloak, REALM);
        String[] signs = {"-", ".", "_", "ä", "+", "@"};
        directory.people(1000, i -> "p" + signs[i % signs.length] + i);
        directory.people(30, i -> signs[i % signs.length] + "q" + i);
        String address = "/directories/" + directory.alias() + "/people?app=" + realm.app();

        List<String> table = keycloak.admin()
                .signedIn()
                .with("Accept", "text/csv")
                .get("/admin/realms/" + REALM + "/directory-sync" + address)
                .ok()
                .body()
                .lines()
                .skip(1)
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .toList();
        List<String> pages = new ArrayList<>();
        for (int first = 0; first < 1030; first += 515) {
            pages.addAll(LadderScenario.texts(
                    realm.get(address + "&max=515&first=" + first).ok().json().path("items"), "id"));
        }
        keycloak.admin().delete("/" + REALM).ok();

        assertThat(table).hasSize(1030).doesNotHaveDuplicates().isEqualTo(pages);
    }
}
