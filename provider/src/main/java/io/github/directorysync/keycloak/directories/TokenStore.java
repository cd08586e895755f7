package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.TokenHash;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.token.DirectoryToken;
import io.github.directorysync.directory.token.IssuedToken;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.DirectoryTokenEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The tokens that were issued for directories. */
public final class TokenStore {

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;

    public TokenStore(KeycloakSession session) {
        this.database = new Database(session);
    }

    public List<IssuedToken> of(Directory directory) {
        return database
                .list(
                        "from DirectoryTokenEntity t where t.directoryId = :directory order by t.created, t.id",
                        DirectoryTokenEntity.class,
                        Map.of("directory", directory.id()))
                .stream()
                .map(TokenStore::token)
                .toList();
    }

    /** The tokens of each directory that has any. */
    public Map<String, List<IssuedToken>> of(Collection<String> directories) {
        Map<String, List<IssuedToken>> tokens = new HashMap<>();
        Database.chunks(directories)
                .flatMap(chunk -> database
                        .list(
                                "from DirectoryTokenEntity t where t.directoryId in (:ids) order by t.created, t.id",
                                DirectoryTokenEntity.class,
                                Map.of("ids", chunk))
                        .stream())
                .forEach(row -> tokens.computeIfAbsent(row.directoryId, id -> new ArrayList<>())
                        .add(token(row)));
        return tokens;
    }

    /** Sets an earlier expiry; does nothing if the token expires before that. */
    public void end(IssuedToken token, Instant end) {
        if (token.expires().map(end::isBefore).orElse(true)) {
            row(token).expires = end.toEpochMilli();
            database.flush();
        }
    }

    /** Changes the expiry; empty for none. Warnings are sent again. */
    public void prolong(IssuedToken token, Optional<Instant> end) {
        DirectoryTokenEntity row = row(token);
        row.expires = end.map(Instant::toEpochMilli).orElse(null);
        row.life = life(row);
        row.warned = null;
        database.flush();
    }

    public void label(IssuedToken token, String label) {
        row(token).label = label;
        database.flush();
    }

    /** The lifetime that was requested at creation, whatever the expiry is by now; empty without expiry. */
    public Optional<Duration> lifeOf(IssuedToken token) {
        return Optional.ofNullable(row(token).life).map(Duration::ofMillis);
    }

    /** The lifetime rounded to whole seconds: some milliseconds pass between the request and the creation. */
    private static @Nullable Long life(DirectoryTokenEntity row) {
        return row.expires == null ? null : Long.valueOf(Math.round((row.expires - row.created) / 1000.0) * 1000);
    }

    private DirectoryTokenEntity row(IssuedToken token) {
        return database.find(DirectoryTokenEntity.class, token.id()).orElseThrow();
    }

    /**
     * Issues a token by storing its hash.
     *
     * @throws InvalidSettings if the directory has two active tokens already
     */
    public IssuedToken issue(Directory directory, DirectoryToken secret, String label, Optional<Instant> expires) {
        Instant now = ServerTime.now();
        long active =
                of(directory).stream().filter(token -> token.isActiveAt(now)).count()
                        + directory.access().declaredTokens().size();
        if (active >= DirectorySettings.MOST_TOKENS) {
            throw new InvalidSettings(
                    DirectorySettings.TOKEN,
                    "The directory has " + DirectorySettings.MOST_TOKENS + " active tokens. Revoke one of them first.");
        }
        DirectoryTokenEntity row = new DirectoryTokenEntity();
        row.id = KeycloakModelUtils.generateId();
        row.directoryId = directory.id();
        row.sha256 = secret.hash().hex();
        row.lastFour = secret.lastFour();
        row.label = label;
        row.created = now.toEpochMilli();
        row.expires = expires.map(Instant::toEpochMilli).orElse(null);
        row.life = life(row);
        database.entities().persist(row);
        database.flush();
        return token(row);
    }

    /**
     * Deletes a token.
     *
     * @return whether the directory had this token
     */
    public boolean revoke(Directory directory, String id) {
        return database.change(
                        "delete from DirectoryTokenEntity t where t.id = :id and t.directoryId = :directory",
                        Map.of("id", id, "directory", directory.id()))
                > 0;
    }

    /** Whether the use of a token is to be recorded: once a minute, not at each request. */
    public static boolean isNewsThatUsed(IssuedToken token, Instant now) {
        return token.lastUsed().orElse(Instant.EPOCH).plus(USE_IS_NOTED_EVERY).isBefore(now);
    }

    /**
     * Records the use of a token. Call it in a separate transaction, so that a long request does not lock the row for
     * others.
     */
    public void used(IssuedToken token, Instant now) {
        database.change(
                "update DirectoryTokenEntity t set t.lastUsed = :now where t.id = :id",
                Map.of("now", now.toEpochMilli(), "id", token.id()));
    }

    private static IssuedToken token(DirectoryTokenEntity row) {
        return new IssuedToken(
                row.id,
                new TokenHash(row.sha256),
                row.lastFour,
                row.label,
                Instant.ofEpochMilli(row.created),
                Optional.ofNullable(row.expires).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.lastUsed).map(Instant::ofEpochMilli));
    }
}
