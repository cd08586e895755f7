package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.accounts.AccountNames;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.ReviewEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.accounts.Review.ReviewState;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Stores reviews: users whom a directory sent and that were not linked to an existing account, for an administrator to
 * decide.
 */
public final class ReviewInbox {

    private static final Logger LOG = Logger.getLogger(ReviewInbox.class);

    /**
     * The most open reviews of a directory. More of them point to a fault in its settings, and one review per user would
     * not help.
     */
    private static final int MOST = 10_000;

    private final Database database;
    private final Directory directory;
    private final ReviewStore reviews;

    public ReviewInbox(KeycloakSession session, Directory directory) {
        this.database = new Database(session);
        this.directory = directory;
        this.reviews = new ReviewStore(session, directory);
    }

    /**
     * Stores the reviews among these effects. A dismissed review stays dismissed while account and reason are the same,
     * because clients retry for ever.
     *
     * @return the reviews that are new or open again
     */
    public List<Effect> store(List<Effect> effects) {
        List<Effect> opened = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Reviewed reviewed && store(reviewed)) {
                opened.add(effect);
            }
        }
        return opened;
    }

    private boolean store(Effect.Reviewed reviewed) {
        String name = AccountNames.userName(reviewed.person());
        Optional<ReviewEntity> known = byUserName(name);
        if (known.isEmpty() && reviews.count(Optional.of(ReviewState.OPEN)) >= MOST) {
            LOG.warnf("directory=%s has %d open reviews already: no more are stored", directory.id(), MOST);
            return false;
        }
        ReviewEntity row = known.orElseGet(() -> newRow(name));
        // The candidate may have no row: users of a user federation may be unimported, or were imported by the refused
        // request and rolled back with it.
        String candidate = database.find(UserEntity.class, reviewed.because().candidate())
                .map(UserEntity::getId)
                .orElse(null);
        boolean same = Objects.equals(candidate, row.candidateId)
                && reviewed.because().reason().name().equals(row.reason);
        boolean isNew = !same || ReviewState.LINKED.name().equals(row.state);
        if (isNew) {
            row.state = ReviewState.OPEN.name();
            row.created = ServerTime.now().toEpochMilli();
            row.decided = null;
            row.decidedBy = null;
        }
        row.candidateId = candidate;
        row.personId = reviewed.user().orElse(null);
        row.reason = reviewed.because().reason().name();
        row.externalId = reviewed.person().externalId().orElse(null);
        row.document = ScimJson.text(reviewed.person().document());
        row.lastSent = ServerTime.now().toEpochMilli();
        row.times++;
        if (known.isEmpty()) {
            database.entities().persist(row);
        }
        return isNew;
    }

    private ReviewEntity newRow(String name) {
        ReviewEntity row = new ReviewEntity();
        row.id = Activity.newId(ServerTime.now());
        row.directoryId = directory.id();
        row.userName = name;
        return row;
    }

    private Optional<ReviewEntity> byUserName(String name) {
        return database
                .list(
                        "from ReviewEntity r where r.directoryId = :directory and r.userName = :name",
                        ReviewEntity.class,
                        Map.of("directory", directory.id(), "name", name))
                .stream()
                .findFirst();
    }
}
