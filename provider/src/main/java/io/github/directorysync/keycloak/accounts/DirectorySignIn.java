package io.github.directorysync.keycloak.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.github.directorysync.sync.accounts.SignInMatching.SignInRefusal;
import io.github.directorysync.sync.activity.Activity;
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
 * A sign-in at the SAML identity provider of directories, before Keycloak looks whose link the NameID is: it becomes the link of the
 * person whose it is, or they are refused. All in the transaction of the sign-in.
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

    /**
     * Somebody who is not let in.
     *
     * @param company what people call the directory that refuses them
     * @param user Keycloak's id of their account, if they have one
     */
    public record Refusal(SignInRefusal reason, String company, Optional<String> user) {}

    /** Empty at an identity provider that is no directory's. */
    public static Optional<DirectorySignIn> at(KeycloakSession session, RealmModel realm, String provider) {
        List<Directory> directories = DirectoryLookup.components(realm)
                .filter(component -> provider.equals(component.get(DirectorySettings.IDENTITY_PROVIDER)))
                .map(DirectoryReader::read)
                .toList();
        return directories.isEmpty()
                ? Optional.empty()
                : Optional.of(new DirectorySignIn(session, realm, provider, directories));
    }

    /** Whose account it is, from now on. */
    public Optional<Refusal> settle(AssertedIdentity asserted) {
        Optional<NameIdHolder> holder = new NameIdLookup(visit(directories.get(0)))
                .of(provider, asserted.nameId())
                .filter(one -> one.kind() != SignInMatching.Holder.PERSON || !losesLink(one, asserted.nameId()));
        SignInMatching.Holder kind = holder.map(NameIdHolder::kind).orElse(SignInMatching.Holder.NOBODY);
        if (kind == SignInMatching.Holder.PERSON) {
            return Optional.empty();
        }
        AssertedIdentity sure = trustsEmails() ? asserted.trustingEmails() : asserted;
        List<KnownPerson> known = new ArrayList<>();
        directories.forEach(directory -> known.addAll(new SignInCandidates(visit(directory), provider).of(sure)));
        Optional<Directory> refusing = JustInTime.refusing(directories, sure);
        return SignInMatching.of(sure, kind, known, refusing.isEmpty())
                .fold(
                        Optional::<Refusal>empty,
                        theirs -> {
                            give(person(known, theirs.id()), holder.map(NameIdHolder::account), sure);
                            return Optional.empty();
                        },
                        refused -> Optional.of(refuse(refused.reason(), holder, refusing, sure)));
    }

    /** By a former NameID whose day of grace is over nobody is the person any more: somebody else may be called so by now. */
    private boolean losesLink(NameIdHolder holder, String nameId) {
        String id = holder.account().getId();
        Optional<SignInCandidates> people = directories.stream()
                .filter(directory ->
                        holder.directory().filter(directory.id()::equals).isPresent())
                .findFirst()
                .map(directory -> new SignInCandidates(visit(directory), provider))
                .filter(known -> known.hasOutlivedNameId(id, nameId));
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

    private void give(KnownPerson person, Optional<UserModel> other, AssertedIdentity asserted) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        DirectoryContext visit = new DirectoryContext(session, realm, person.directory(), notes);
        new SignInCandidates(visit, provider).lock(person.id());
        UserModel account = session.users().getUserById(realm, person.id());
        if (other.isPresent()) {
            RoleChangeTracker watch = new RoleChangeTracker(visit);
            RoleSnapshot roles = watch.measure(List.of(person.id()));
            new AccountMerge(visit).into(account, other.get());
            watch.compare(roles);
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

    private Refusal refuse(
            SignInRefusal reason,
            Optional<NameIdHolder> holder,
            Optional<Directory> refusing,
            AssertedIdentity asserted) {
        Directory directory = holder.flatMap(NameIdHolder::directory)
                .flatMap(id -> DirectoryLookup.byId(realm, id))
                .or(() -> refusing)
                .orElse(directories.get(0));
        Optional<String> user = holder.map(NameIdHolder::account).map(UserModel::getId);
        String why = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.putObject("problem").put("reason", why).put("explanation", explanation(reason));
        detail.put("identityProvider", provider);
        RequestOrigin.beginSignIn(session, asserted.nameId());
        AdminAudit.on(
                        session,
                        directory,
                        new Activity.Target(Optional.of("User"), user, Optional.of(asserted.nameId())))
                .logDenied(OPERATION, ServerTime.now(), detail);
        LOG.infof("directory=%s: a sign-in at %s was refused: %s", directory.id(), provider, why);
        return new Refusal(reason, directory.name(), user);
    }

    private static String explanation(SignInRefusal reason) {
        return switch (reason) {
            case NOT_PROVISIONED ->
                "The directory has provisioned nobody with this NameID, externalId or e-mail address, and just-in-time is"
                        + " off.";
            case INACTIVE -> "The directory has suspended or deleted this person.";
        };
    }

    private DirectoryContext visit(Directory directory) {
        return new DirectoryContext(session, realm, directory, Journal.silent());
    }
}
