package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.accounts.AccountStore;
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

/** Where whom a directory sent and did not get is put, for an administrator to look at. */
public final class ReviewInbox {

    private static final Logger LOG = Logger.getLogger(ReviewInbox.class);

    /** A directory whose every person is somebody else's has another problem than these. */
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
     * Writes down whom somebody has to look at. What was dismissed stays so while it is about the same account for the same
     * reason: clients send again for ever.
     *
     * @return the reviews that nobody has seen yet
     */
    public List<Effect> ask(List<Effect> effects) {
        List<Effect> news = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Reviewed reviewed && ask(reviewed)) {
                news.add(effect);
            }
        }
        return news;
    }

    private boolean ask(Effect.Reviewed reviewed) {
        String name = AccountStore.userName(reviewed.person());
        Optional<ReviewEntity> known = named(name);
        if (known.isEmpty() && reviews.count(Optional.of(ReviewState.OPEN)) >= MOST) {
            LOG.warnf("directory=%s has %d reviews already: no more are kept", directory.id(), MOST);
            return false;
        }
        ReviewEntity row = known.orElseGet(() -> begun(name));
        // Whom a user federation has may be nobody in the tables, or have come in with what was refused and gone with
        // it.
        String candidate = database.find(UserEntity.class, reviewed.because().candidate())
                .map(UserEntity::getId)
                .orElse(null);
        boolean same = Objects.equals(candidate, row.candidateId)
                && reviewed.because().reason().name().equals(row.reason);
        boolean isNews = !same || ReviewState.LINKED.name().equals(row.state);
        if (isNews) {
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
        return isNews;
    }

    private ReviewEntity begun(String name) {
        ReviewEntity row = new ReviewEntity();
        row.id = Activity.newId(ServerTime.now());
        row.directoryId = directory.id();
        row.userName = name;
        return row;
    }

    private Optional<ReviewEntity> named(String name) {
        return database
                .list(
                        "from ReviewEntity r where r.directoryId = :directory and r.userName = :name",
                        ReviewEntity.class,
                        Map.of("directory", directory.id(), "name", name))
                .stream()
                .findFirst();
    }
}
