package io.github.directorysync.keycloak.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.accounts.AccountMatcher;
import io.github.directorysync.keycloak.accounts.DuplicateAccounts;
import io.github.directorysync.keycloak.decisions.ReviewStore;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.ReviewEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.Claim;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.accounts.Review;
import io.github.directorysync.sync.activity.Journal;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** An account that an administrator gives to a directory, after they have looked at it. */
public final class ReviewDecision {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Journal journal;

    /**
     * For a directory.
     *
     * @param journal where everything that happens now is noted
     */
    public ReviewDecision(KeycloakSession session, Directory directory, Journal journal) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.directory = directory;
        this.journal = journal;
    }

    /**
     * Links the account of a review.
     *
     * @param id of the review; there is one
     * @param by who decides
     * @throws InvalidSettings if no directory may ever have the account, or what was sent does not fit it
     */
    public void link(String id, String by) {
        ReviewStore reviews = new ReviewStore(session, directory);
        ReviewEntity row = reviews.row(id).orElseThrow();
        UserModel user = row.candidateId == null ? null : session.users().getUserById(realm, row.candidateId);
        if (user == null) {
            throw new InvalidSettings("review", "The account is gone, or Keycloak does not keep it itself.");
        }
        if (row.personId != null) {
            merge(user, row);
        } else if (!isTheirsAlready(row.candidateId)) {
            link(user, row);
        }
        reviews.decided(row, Review.ReviewState.LINKED, by);
    }

    private boolean isTheirsAlready(String user) {
        return new Database(session)
                .find(AnyDirectoryUserEntity.class, user)
                .filter(row -> row.directoryId.equals(directory.id()) && row.gone == null)
                .isPresent();
    }

    private void link(UserModel user, ReviewEntity row) {
        ObjectNode document = ScimJson.object(row.document);
        try {
            stillMayBe(user, ScimUser.kept(row.document)).ifPresent(reason -> {
                throw new InvalidSettings("review", reason.sentence());
            });
            DirectoryAssembly.open(session, realm, directory, journal).users().link(user.getId(), document);
        } catch (ScimProblem problem) {
            throw new InvalidSettings("review", problem.detail());
        }
    }

    /** The account and that of a user of the directory who could not be renamed become one. */
    private void merge(UserModel user, ReviewEntity row) {
        ObjectNode document = ScimJson.object(row.document);
        ScimUser sent = ScimUser.kept(row.document);
        DirectoryContext visit = new DirectoryContext(session, realm, directory, journal);
        List<AccountCandidate> found = new DuplicateAccounts(visit).of(row.personId, sent);
        Linking.byHand(found, user.getId(), Claim.of(directory, sent)).ifPresent(reason -> {
            throw new InvalidSettings("review", reason.sentence());
        });
        // The review would go with the account.
        row.candidateId = null;
        new Database(session).flush();
        try {
            DirectoryAssembly.open(session, realm, directory, journal)
                    .users()
                    .merge(row.personId, user.getId(), document);
        } catch (ScimProblem problem) {
            throw new InvalidSettings("review", problem.detail());
        }
    }

    /** Whatever was true when the person was sent, or when the administrator looked, is asked again. */
    private Optional<Linking.LinkingObstacle> stillMayBe(UserModel user, ScimUser person) {
        DirectoryContext visit = new DirectoryContext(session, realm, directory, journal);
        List<AccountCandidate> found = new AccountMatcher(visit).of(person);
        return Linking.byHand(found, user.getId(), Claim.of(directory, person));
    }
}
