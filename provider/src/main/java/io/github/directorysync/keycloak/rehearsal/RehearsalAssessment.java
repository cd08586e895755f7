package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.groups.ExpectedGroups;
import io.github.directorysync.keycloak.people.KeycloakAccountLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.DatabaseFault;
import io.github.directorysync.keycloak.store.RehearsedUserEntity;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Claim;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.accounts.MatchedBy;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Notes;
import io.github.directorysync.sync.guard.GuardAnswer;
import io.github.directorysync.sync.users.PushedRoleNames;
import io.github.directorysync.sync.users.UserPorts;
import io.github.directorysync.sync.users.UserSync;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Computes what going live would do with the users that a directory has sent in its rehearsal. Each is created by the same
 * rules as in a live request, with an {@link AccountProbe} in the place of what writes accounts. Whatever a look-up does
 * besides, such as the import of a user from a user federation, is rolled back.
 */
public final class RehearsalAssessment {

    private static final Logger LOG = Logger.getLogger(RehearsalAssessment.class);

    private static final int AT_ONCE = 100;

    private final DirectoryContext context;
    private final Directory directory;
    private final Database database;
    private final AccountStore accounts;
    private final Map<Reference, Optional<GroupModel>> expected = new HashMap<>();

    public RehearsalAssessment(KeycloakSession session, RealmModel realm, Directory rehearsing) {
        this.directory = rehearsing.live();
        this.context = new DirectoryContext(session, realm, directory, effect -> {});
        this.database = context.database();
        this.accounts = new AccountStore(context, new Logout(context));
    }

    /** Assesses users of whom something was sent since the last time, and rolls the transaction of the session back. */
    public List<AssessedUser> next() {
        context.session().getTransactionManager().setRollbackOnly();
        List<RehearsedUserEntity> rows = database.query(
                        "from RehearsedUserEntity u where u.directoryId = :directory and u.assessed is null"
                                + " order by u.created, u.id",
                        RehearsedUserEntity.class,
                        Map.of("directory", directory.id()))
                .setMaxResults(AT_ONCE)
                .getResultList();
        Map<String, List<Reference>> groups = new RehearsedMembers(database, directory.id())
                .groupsOf(rows.stream().map(row -> row.id).toList());
        List<AssessedUser> assessed = new ArrayList<>();
        List<JoiningRoles.Joiner> joiners = new ArrayList<>();
        for (RehearsedUserEntity row : rows) {
            assessed.add(assess(row, groups.getOrDefault(row.id, List.of()), joiners));
        }
        Map<String, List<JoiningRoles.JoinedRole>> roles =
                new JoiningRoles(context.session(), context.realm(), directory).of(joiners);
        return assessed.stream()
                .map(user -> user.with(roles.getOrDefault(user.id(), List.of())))
                .toList();
    }

    private AssessedUser assess(RehearsedUserEntity row, List<Reference> groups, List<JoiningRoles.Joiner> joiners) {
        boolean access = !directory.options().limitAccess() || groups.stream().anyMatch(this::givesAccess);
        ScimUser user = ScimUser.kept(row.document);
        AccountProbe probe = new AccountProbe(accounts, access);
        Notes notes = new Notes();
        try {
            sync(probe, notes).create(user.document());
        } catch (ScimProblem refused) {
            return refused(row, refused.detail(), notes);
        } catch (RuntimeException fault) {
            if (DatabaseFault.of(fault) != DatabaseFault.OTHER) {
                throw fault;
            }
            // One person must not keep the others from the report.
            LOG.warnf(fault, "directory=%s: user %s cannot be assessed", directory.id(), row.id);
            return refused(row, "The server failed: " + fault.getClass().getSimpleName(), new Notes());
        }
        Optional<UserModel> linked = probe.linked();
        joiners.add(new JoiningRoles.Joiner(
                row.id,
                linked.map(UserModel::getId),
                linked.filter(UserModel::isEnabled).isPresent(),
                probe.enabled(),
                groups.stream().flatMap(group -> expected(group).stream()).toList(),
                PushedRoleNames.of(user)));
        return new AssessedUser(
                row.id,
                row.touched,
                linked.isPresent()
                        ? RehearsalOutcome.LINKED
                        : probe.awaits() ? RehearsalOutcome.WITHHELD : RehearsalOutcome.MADE,
                linked.map(account -> matched(account, user).name()),
                Optional.empty(),
                linked.map(UserModel::getId),
                probe.suspends(),
                List.of());
    }

    /** Access groups may be named by the id of a group that is there already. */
    private boolean givesAccess(Reference group) {
        String id = expected(group).map(GroupModel::getId).orElse(group.id());
        return directory.options().giveAccess(id, group.display());
    }

    private UserSync sync(AccountProbe probe, Notes notes) {
        UserPorts ports = new UserPorts(
                probe, new KeycloakAccountLookup(context, probe), probe, removal -> new GuardAnswer.Allowed(0));
        return new UserSync(ports, directory, notes);
    }

    private static AssessedUser refused(RehearsedUserEntity row, String problem, Notes notes) {
        Optional<Linking.Refuse> review = notes.effects().stream()
                .filter(Effect.Reviewed.class::isInstance)
                .map(effect -> ((Effect.Reviewed) effect).because())
                .findFirst();
        return new AssessedUser(
                row.id,
                row.touched,
                review.isPresent() ? RehearsalOutcome.REVIEW : RehearsalOutcome.REFUSED,
                review.map(why -> why.reason().name()),
                Optional.of(review.map(why -> why.reason().sentence()).orElse(problem)),
                review.map(Linking.Refuse::candidate).filter(id -> !id.isEmpty()),
                false,
                List.of());
    }

    /** Why the account is linked: by its NameID at the directory's identity provider, or by its verified e-mail. */
    private MatchedBy matched(UserModel account, ScimUser user) {
        return directory
                .saml()
                .identityProvider()
                .map(provider -> context.session().users().getFederatedIdentity(context.realm(), account, provider))
                .map(FederatedIdentityModel::getUserId)
                .filter(Claim.of(directory, user)::isNameId)
                .map(nameId -> MatchedBy.NAME_ID)
                .orElse(MatchedBy.EMAIL);
    }

    private Optional<GroupModel> expected(Reference group) {
        return expected.computeIfAbsent(
                group, named -> new ExpectedGroups(context).of(new ScimGroup(named.display(), externalId(named.id()))));
    }

    private Optional<String> externalId(String group) {
        return database
                .list(
                        "select g.externalId from RehearsedGroupEntity g where g.id = :id and g.externalId is not null",
                        String.class,
                        Map.of("id", group))
                .stream()
                .findFirst();
    }
}
