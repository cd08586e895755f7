package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.ReviewEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.accounts.Review;
import io.github.directorysync.sync.accounts.Review.ReviewState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.jpa.entities.UserEntity;

/** Makes reviews of their rows. */
record ReviewRows(Database database) {

    /** Reads the reviews with their accounts; one statement for all accounts. */
    List<Review> reviews(List<ReviewEntity> rows) {
        Map<String, UserEntity> accounts = accounts(rows);
        return rows.stream().map(row -> review(row, accounts)).toList();
    }

    private Map<String, UserEntity> accounts(List<ReviewEntity> rows) {
        List<String> ids = rows.stream()
                .map(row -> row.candidateId)
                .filter(Objects::nonNull)
                .toList();
        Map<String, UserEntity> accounts = new HashMap<>();
        Database.chunks(ids)
                .flatMap(
                        chunk -> database
                                .list("from UserEntity u where u.id in (:ids)", UserEntity.class, Map.of("ids", chunk))
                                .stream())
                .forEach(user -> accounts.put(user.getId(), user));
        return accounts;
    }

    private static Review review(ReviewEntity row, Map<String, UserEntity> accounts) {
        return new Review(
                row.id,
                row.directoryId,
                sent(row),
                Optional.ofNullable(accounts.get(row.candidateId)).map(ReviewRows::account),
                Linking.LinkingObstacle.valueOf(row.reason),
                ReviewState.valueOf(row.state),
                row.times,
                Instant.ofEpochMilli(row.created),
                Instant.ofEpochMilli(row.lastSent),
                Optional.ofNullable(row.decided)
                        .map(at -> new Review.Decision(Instant.ofEpochMilli(at), String.valueOf(row.decidedBy))));
    }

    private static Review.SentPerson sent(ReviewEntity row) {
        ScimUser person = ScimUser.kept(row.document);
        return new Review.SentPerson(
                person.userName(), person.externalId(), person.emails().primary(), Optional.ofNullable(row.personId));
    }

    private static Review.ExistingAccount account(UserEntity user) {
        return new Review.ExistingAccount(user.getId(), user.getUsername(), Optional.ofNullable(user.getEmail()));
    }
}
