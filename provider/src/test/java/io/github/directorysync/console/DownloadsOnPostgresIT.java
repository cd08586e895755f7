package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http2Answer;
import io.github.directorysync.whole.Http2Connection;
import io.github.directorysync.whole.ManyRows;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Downloads that keep a thread of the server for as long as their client takes them. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("keeps threads of the server waiting, and inserts people of fixed ids")
class DownloadsOnPostgresIT {

    private static final String REALM = "downloads";
    private static final int PEOPLE = 10_010;

    /** So many one administrator may have at a time. */
    private static final int AT_ONCE = 2;

    private final OnPostgres server;
    private final Admin admin;
    private final TestDirectory directory;
    private final ManyRows rows;
    private final String table;

    DownloadsOnPostgresIT(OnPostgres server) {
        this.server = server;
        admin = server.keycloak().admin();
        RoleRealm realm = RoleRealm.in(server.keycloak(), REALM);
        directory = TestDirectory.in(server.keycloak(), REALM);
        rows = new ManyRows(server.postgres(), directory, PEOPLE);
        rows.insert();
        table = "/admin/realms/" + REALM + "/directory-sync/directories/" + directory.alias() + "/people?app="
                + realm.app();
    }

    @AfterEach
    void gone() {
        rows.delete();
        admin.delete("/" + REALM).ok();
    }

    @Test
    void downloads_that_are_not_taken_are_few_and_are_ended_in_time() {
        try (Http2Connection browser = Http2Connection.to(server.keycloak().url())) {
            List<Integer> untaken =
                    Stream.generate(() -> table(browser)).limit(AT_ONCE).toList();
            untaken.forEach(stream -> browser.take(stream, 1000));

            assertThat(browser.answer(table(browser)).status()).isEqualTo(429);
            admin.get("/" + REALM + "/directory-sync/directories").ok();

            assertThat(untaken)
                    .extracting(browser::end)
                    .allSatisfy(ended -> assertThat(ended.reset()).hasValue(Http2Connection.CANCEL));
            Http2Answer whole = browser.answer(table(browser));
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.body().lines()).hasSize(1 + PEOPLE);
        }
    }

    private int table(Http2Connection browser) {
        return browser.get(table, admin.token(), Map.of("accept", "text/csv"));
    }
}
