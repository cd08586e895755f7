package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.RequestOrigin;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.RoleChangeTracker;
import io.github.directorysync.keycloak.roles.RoleSnapshot;
import io.github.directorysync.sync.accounts.AssertedIdentity;
import io.github.directorysync.sync.accounts.JustInTime;
import io.github.directorysync.sync.accounts.KnownPerson;
import io.github.directorysync.sync.accounts.SignInMatching;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.activity.Notes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A sign-in at the SAML identity provider of directories, before Keycloak looks up the account that is linked to the
 * NameID. Links the NameID to the user whom it belongs to, or refuses the sign-in. All in the transaction of the sign-in.
 */
public final class DirectorySignIn {

    private static final Logger LOG = Logger.getLogger(DirectorySignIn.class);

    private static final String OPERATION = "sign-in";

    private static final String TRUSTS_EMAILS =
            "select i.trustEmail from IdentityProviderEntity i where i.realmId = :realm and i.alias = :alias";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String provider;
    private final List<Directory> directories;
    private final Database database;

    private DirectorySignIn(KeycloakSession session, RealmModel realm, String provider, List<Directory> directories) {
        this.session = session;
        this.realm = realm;
        this.provider = provider;
        this.directories = directories;
        this.database = new Database(session);
    }

    /** Begins a sign-in; empty if no directory uses the identity provider. */
    public static Optional<DirectorySignIn> at(KeycloakSession session, RealmModel realm, String provider) {
        List<Directory> directories = DirectoryLookup.components(realm)
                .filter(component -> provider.equals(component.get(DirectorySettings.IDENTITY_PROVIDER)))
                .map(DirectoryReader::read)
                // A rehearsing directory decides about no sign-in.
                .filter(directory -> !directory.rehearses())
                .toList();
        return directories.isEmpty()
                ? Optional.empty()
                : Optional.of(new DirectorySignIn(session, realm, provider, directories));
    }

    /**
     * Links the asserted NameID to the account that it belongs to.
     *
     * @return why the sign-in is refused; empty if Keycloak may go on
     */
    public Optional<SignInRefusal> resolve(AssertedIdentity asserted) {
        Optional<NameIdHolder> holder = new NameIdLookup(context(directories.get(0)))
                .of(provider, asserted.nameId())
                .filter(one ->
                        one.kind() != SignInMatching.Holder.PERSON || !removeExpiredLink(one, asserted.nameId()));
        SignInMatching.Holder kind = holder.map(NameIdHolder::kind).orElse(SignInMatching.Holder.NOBODY);
        if (kind == SignInMatching.Holder.PERSON) {
            return Optional.empty();
        }
        AssertedIdentity sure = trustsEmails() ? asserted.trustingEmails() : asserted;
        List<KnownPerson> known = new ArrayList<>();
        directories.forEach(directory -> known.addAll(new SignInCandidates(context(directory), provider).of(sure)));
        Optional<Directory> refusing = JustInTime.refusing(directories, sure);
        return SignInMatching.of(sure, kind, known, refusing.isEmpty())
                .fold(
                        Optional::<SignInRefusal>empty,
                        person -> {
                            assign(person(known, person.id()), holder.map(NameIdHolder::account), sure);
                            return Optional.empty();
                        },
                        refused -> Optional.of(new SignInDenial(session, realm, provider, directories)
                                .refuse(refused.reason(), holder, refusing, sure)));
    }

    /**
     * Removes the link if the NameID is a former one of its holder and the grace period of one day is over: another person
     * may have the NameID by now.
     *
     * @return whether the link was removed
     */
    private boolean removeExpiredLink(NameIdHolder holder, String nameId) {
        String id = holder.account().getId();
        Optional<SignInCandidates> people = directories.stream()
                .filter(directory ->
                        holder.directory().filter(directory.id()::equals).isPresent())
                .findFirst()
                .map(directory -> new SignInCandidates(context(directory), provider))
                .filter(known -> known.isExpiredNameId(id, nameId));
        people.ifPresent(known -> {
            known.lock(id);
            session.users().removeFederatedIdentity(realm, holder.account(), provider);
            database.flush();
        });
        return people.isPresent();
    }

    private boolean trustsEmails() {
        return database.list(TRUSTS_EMAILS, Boolean.class, Map.of("realm", realm.getId(), "alias", provider))
                .contains(true);
    }

    private static KnownPerson person(List<KnownPerson> known, String id) {
        return known.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private void assign(KnownPerson person, Optional<UserModel> other, AssertedIdentity asserted) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        DirectoryContext context = new DirectoryContext(session, realm, person.directory(), notes);
        new SignInCandidates(context, provider).lock(person.id());
        UserModel account = session.users().getUserById(realm, person.id());
        if (other.isPresent()) {
            RoleChangeTracker roleChanges = new RoleChangeTracker(context);
            RoleSnapshot roles = roleChanges.measure(List.of(person.id()));
            new AccountMerge(context).merge(account, other.get());
            roleChanges.compare(roles);
        }
        link(account, asserted.nameId());
        notes.note(new Effect.OfUser(
                ChangeKind.CHANGED,
                account.getId(),
                account.getUsername(),
                List.of(new Change("nameId", person.linked(), Optional.of(asserted.nameId())))));
        LOG.infof(
                "directory=%s: user %s signs in by another NameID than before",
                person.directory().id(), person.id());
        RequestOrigin.beginSignIn(session, asserted.nameId());
        AdminAudit.on(session, person.directory(), AdminAudit.target("User", account.getId(), account.getUsername()))
                .write(OPERATION, begun, notes.effects());
    }

    private void link(UserModel account, String nameId) {
        if (session.users().getFederatedIdentity(realm, account, provider) != null) {
            session.users().removeFederatedIdentity(realm, account, provider);
        }
        session.users()
                .addFederatedIdentity(
                        realm, account, new FederatedIdentityModel(provider, nameId, nameId.toLowerCase(Locale.ROOT)));
        database.flush();
    }

    private DirectoryContext context(Directory directory) {
        return new DirectoryContext(session, realm, directory, Journal.silent());
    }
}
