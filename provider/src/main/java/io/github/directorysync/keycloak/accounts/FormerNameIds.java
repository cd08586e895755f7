package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.FormerNameIdEntity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * NameIDs that users had until their directory renamed them. An identity provider may go on sending the former one for some
 * hours, so for one day it still leads to the user, unless another user has it by then.
 */
record FormerNameIds(Database database) {

    private static final Duration GRACE = Duration.ofDays(1);

    private static final String VALID =
            "select count(*) from FormerNameIdEntity f where f.userId = :user and f.nameId = :name and f.until > :now";

    /** Records the NameID that a user of that directory has just lost. */
    void add(String userId, String directoryId, String nameId) {
        FormerNameIdEntity row = database.find(FormerNameIdEntity.class, userId).orElseGet(() -> {
            FormerNameIdEntity added = new FormerNameIdEntity();
            added.userId = userId;
            return added;
        });
        row.directoryId = directoryId;
        row.nameId = nameId.toLowerCase(Locale.ROOT);
        row.until = ServerTime.now().plus(GRACE).toEpochMilli();
        database.entities().persist(row);
    }

    boolean isValid(String userId, String nameId) {
        return database.count(VALID, Map.of("user", userId, "name", nameId.toLowerCase(Locale.ROOT), "now", now())) > 0;
    }

    /**
     * Whether it is the user's former NameID, also after the grace period: a link by it is outdated, and goes as soon as
     * another user has the NameID.
     */
    boolean isFormer(String userId, String nameId) {
        return database.find(FormerNameIdEntity.class, userId)
                .filter(row -> row.nameId.equals(nameId.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Whether it is the user's former NameID and the grace period is over. */
    boolean isExpired(String userId, String nameId) {
        return isFormer(userId, nameId) && !isValid(userId, nameId);
    }

    static long now() {
        return ServerTime.now().toEpochMilli();
    }
}
