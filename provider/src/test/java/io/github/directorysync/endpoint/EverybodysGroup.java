package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Http2Connection;
import io.github.directorysync.whole.ManyRows;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;

/** A directory of many people, inserted into the tables, who are all in one group. */
record EverybodysGroup(TestDirectory directory, ManyRows rows, String id) implements AutoCloseable {

    /** So many large answers of one directory are sent at a time. */
    static final int AT_ONCE = 5;

    static EverybodysGroup in(OnPostgres server, String realm, int people) {
        FixtureRealm.in(server.keycloak(), realm);
        TestDirectory directory = TestDirectory.in(server.keycloak(), realm);
        return new EverybodysGroup(
                directory, new ManyRows(server.postgres(), directory, people), directory.group("Everybody"));
    }

    void insert() {
        rows.insert();
        rows.join(id);
    }

    String path() {
        return directory.path() + "/Groups/" + id;
    }

    /** Reads the group with its members, and returns the status. */
    int read() {
        return directory.scim().get("/Groups/" + id).status();
    }

    /** Asks for the group with its members over HTTP/2, and returns the number of the stream. */
    int ask(Http2Connection connection) {
        return connection.get(path(), directory.token());
    }

    @Override
    public void close() {
        rows.delete();
        directory.close();
    }
}
