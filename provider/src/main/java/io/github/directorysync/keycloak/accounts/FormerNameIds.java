package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.FormerNameIdEntity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * NameIDs that people had until their directory renamed them. An identity provider may go on sending the former one for some
 * hours, so for a day it leads to them still, unless somebody else is called so by then.
 */
record FormerNameIds(Database database) {

    private static final Duration GRACE = Duration.ofDays(1);

    private static final String LASTS =
            "select count(*) from FormerNameIdEntity f where f.userId = :user and f.nameId = :name and f.until > :now";

    /** Of a user of that directory, who has another one from now on. */
    void remember(String userId, String directoryId, String nameId) {
        FormerNameIdEntity row = database.find(FormerNameIdEntity.class, userId).orElseGet(() -> {
            FormerNameIdEntity begun = new FormerNameIdEntity();
            begun.userId = userId;
            return begun;
        });
        row.directoryId = directoryId;
        row.nameId = nameId.toLowerCase(Locale.ROOT);
        row.until = ServerTime.now().plus(GRACE).toEpochMilli();
        database.entities().persist(row);
    }

    boolean has(String userId, String nameId) {
        return database.count(LASTS, Map.of("user", userId, "name", nameId.toLowerCase(Locale.ROOT), "now", now())) > 0;
    }

    /** Also when the day is over: a link by that name is still one of before, and goes as soon as somebody else has the name. */
    boolean remembers(String userId, String nameId) {
        return database.find(FormerNameIdEntity.class, userId)
                .filter(row -> row.nameId.equals(nameId.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Whether it is a former one, and the day is over. */
    boolean isOver(String userId, String nameId) {
        return remembers(userId, nameId) && !has(userId, nameId);
    }

    static long now() {
        return ServerTime.now().toEpochMilli();
    }
}
