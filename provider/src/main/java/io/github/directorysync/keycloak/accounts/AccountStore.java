package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.UserNames;
import io.github.directorysync.sync.accounts.UserSchema;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.users.AccountDecision;
import io.github.directorysync.sync.users.ProfileError;
import io.github.directorysync.sync.users.RemovalEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;

/** The Keycloak users behind a directory's people: made, changed, suspended and removed here and nowhere else. */
public final class AccountStore {

    /** Keycloak's column. */
    private static final int LONGEST_NAME = 255;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final UserProfileCheck profiles;
    private final UserAttributes attributes;
    private final PlaceholderStore placeholders;
    private final FederatedLinks links;
    private final Logout access;
    private final Journal journal;

    public AccountStore(DirectoryContext visit, Logout access) {
        this.session = visit.session();
        this.realm = visit.realm();
        this.directory = visit.directory();
        this.access = access;
        this.attributes = new UserAttributes(UserSchema.copies(directory));
        this.profiles = new UserProfileCheck(
                session, realm, attributes, directory.accounts().lenient());
        this.journal = visit.journal();
        this.links = new FederatedLinks(visit);
        this.placeholders = new PlaceholderStore(session, realm, directory.id());
    }

    /**
     * Makes the account.
     *
     * @return its id
     * @throws ScimProblem 409 if the realm has somebody of that name or e-mail, 400 if the realm's user profile refuses
     */
    public String create(ScimUser person, AccountDecision decision) {
        AdminPrivileges.refuseDefaults(session, realm);
        String name = newName(person);
        List<ProfileError> passed = profiles.validate(person, name, null, Map.of());
        if (decision.withholds()) {
            return placeholders.create(person);
        }
        UserModel user = session.users().addUser(realm, null, name, true, true);
        write(user, person, name);
        user.setEnabled(decision.enabled());
        links.begin(user, person);
        new Passwords(session, realm).set(user, person);
        note(user, person, passed);
        return user.getId();
    }

    /** The Keycloak username of somebody new, or newly called so. */
    private String newName(ScimUser person) {
        String name = directory.accountName(userName(person));
        if (name.length() > LONGEST_NAME) {
            throw ScimProblem.invalidValue("userName is longer than "
                            + (LONGEST_NAME - 1 - directory.alias().length())
                            + " characters, so the directory's alias cannot be put behind it.")
                    .about(List.of("userName"));
        }
        return name;
    }

    /**
     * The Keycloak username that somebody has after a change. Who keeps their userName keeps it: another setting or alias, or an
     * administrator who has renamed the account, rename nobody.
     */
    private String name(UserModel user, ScimUser before, ScimUser after, AccountDecision decision) {
        String now = user.getUsername();
        String wanted = userName(after);
        boolean stays = !decision.writesAll() && wanted.equals(userName(before));
        return stays || now.equals(wanted) || now.equals(directory.accountName(wanted)) ? now : newName(after);
    }

    private void note(UserModel user, ScimUser person, List<ProfileError> passed) {
        if (!passed.isEmpty()) {
            journal.note(new Effect.PassedOver(
                    user.getId(),
                    person.userName(),
                    passed.stream().map(profiles::rule).distinct().toList()));
        }
    }

    /** Somebody who was there before is the directory's now. All that they have stays. */
    public void adopt(String id, ScimUser person) {
        links.adopt(reachable(id), person);
    }

    /** Where the directory has one: the id of the organization of which they are a member now. */
    public @Nullable String joinOrganization(String id) {
        return directory.customer().organization().isEmpty()
                ? null
                : OrganizationMembers.of(session, realm, directory).join(reachable(id));
    }

    String realmId() {
        return realm.getId();
    }

    RealmModel realm() {
        return realm;
    }

    /** Whether no group is everybody's in this realm. */
    public boolean beginInNoGroup() {
        return realm.getDefaultGroupsStream().findAny().isEmpty();
    }

    /** What is withheld is refused all the same where it would be refused otherwise. */
    public void change(String id, ScimUser before, ScimUser after, AccountDecision decision) {
        UserModel user = reachable(id);
        String name = name(user, before, after, decision);
        List<ProfileError> passed = new ArrayList<>();
        if (!name.equals(user.getUsername())) {
            passed.addAll(profiles.validateNewName(userName(after), name, user));
        }
        Map<String, List<String>> kept = profiles.of(before);
        Map<String, List<String>> known = decision.writesAll() ? Map.of() : kept;
        if (!known.equals(profiles.of(after))) {
            // What was passed over before is in the log already.
            profiles.validate(after, name, user, kept).stream()
                    .filter(error -> !error.values().equals(known.get(error.attribute())))
                    .forEach(passed::add);
        }
        switch (decision.syncState()) {
            case IN_STEP -> {
                // A suspension alone touches nothing that could be refused.
                if (decision.writesAll() || decision.active() || !before.equalsButActive(after)) {
                    links.follow(user, before, after);
                    write(user, after, name);
                    note(user, after, passed);
                    new Passwords(session, realm).set(user, after);
                }
            }
            case AWAITED -> placeholders.rename(user, after);
            case BEHIND -> {}
        }
        enable(user, decision.enabled());
    }

    private void enable(UserModel user, boolean enabled) {
        if (enabled != user.isEnabled()) {
            user.setEnabled(enabled);
            if (enabled) {
                access.beginAnew(user);
            } else {
                access.end(user);
            }
        }
    }

    public void suspend(String id) {
        enable(reachable(id), false);
    }

    public void leave(String id, List<String> groups) {
        UserModel user = reachable(id);
        groups.forEach(group -> user.leaveGroup(session.groups().getGroupById(realm, group)));
    }

    /**
     * Of somebody who joined or left a group, so nothing is refused on their account.
     *
     * @return whether it could be done
     */
    public boolean tryToEnable(String id, boolean enabled) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null || AdminPrivileges.of(user, session, realm)) {
            return false;
        }
        enable(user, enabled);
        return true;
    }

    void remove(String id) {
        UserModel user = reachable(id);
        access.end(user);
        new UserManager(session).removeUser(realm, user);
    }

    /** What becomes of somebody whom the directory has deleted. */
    public void part(String id, RemovalEffect parting) {
        switch (parting) {
            case DELETE -> remove(id);
            case SUSPEND -> {
                suspend(id);
                OrganizationMembers.of(session, realm, directory).leave(id);
            }
            case KEEP -> {}
        }
    }

    /**
     * Suspends the account, or removes it, because its directory goes.
     *
     * @return its name; empty if it administers Keycloak and so stays as it is
     */
    public Optional<String> leave(String id, boolean removed) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null || AdminPrivileges.of(user, session, realm)) {
            return Optional.empty();
        }
        String name = user.getUsername();
        if (removed) {
            new UserManager(session).removeUser(realm, user);
        } else if (user.isEnabled()) {
            user.setEnabled(false);
            access.end(user);
        }
        return Optional.of(name);
    }

    /** Nobody may change a Keycloak administrator through a directory. */
    public UserModel reachable(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            throw ScimProblem.noSuchResource("user", id);
        }
        if (AdminPrivileges.of(user, session, realm)) {
            throw ScimProblem.forbidden(
                    "This account administers Keycloak, so no directory can change it. Take its admin roles first.");
        }
        return user;
    }

    private void write(UserModel user, ScimUser person, String name) {
        user.setUsername(name);
        user.setFirstName(person.givenName().orElse(null));
        user.setLastName(person.familyName().orElse(null));
        attributes.write(user, person);
        String email = email(person);
        boolean sameEmail = Objects.equals(email, user.getEmail());
        user.setEmail(email);
        if (!sameEmail) {
            user.setEmailVerified(person.emails()
                    .primaryAddress()
                    .map(directory.customer()::vouchesFor)
                    .orElse(false));
        }
    }

    /** Keycloak compares in lower case, so that is how it keeps them. */
    public static String userName(ScimUser person) {
        return UserNames.key(person.userName());
    }

    /** What is no e-mail address is in the document only. */
    public static @Nullable String email(ScimUser person) {
        return person.emails()
                .primaryAddress()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .orElse(null);
    }
}
