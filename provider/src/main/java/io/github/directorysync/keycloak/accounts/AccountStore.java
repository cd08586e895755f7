package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.UserSchema;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.users.AccountDecision;
import io.github.directorysync.sync.users.ProfileError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The Keycloak users of a directory: the only class that creates, changes, suspends and removes them. */
public final class AccountStore {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final UserProfileCheck profiles;
    private final UserAttributes attributes;
    private final PlaceholderStore placeholders;
    private final FederatedLinks links;
    private final AccountAccess access;
    private final Journal journal;
    private final Optional<String> newId;

    public AccountStore(DirectoryContext context, Logout logout) {
        this(context, logout, Optional.empty());
    }

    /**
     * The same.
     *
     * @param newId the id of the next account that is created; empty for one of Keycloak's choice
     */
    public AccountStore(DirectoryContext context, Logout logout, Optional<String> newId) {
        this.newId = newId;
        this.session = context.session();
        this.realm = context.realm();
        this.directory = context.directory();
        this.access = new AccountAccess(context, logout);
        this.attributes = new UserAttributes(UserSchema.copies(directory));
        this.profiles = new UserProfileCheck(
                session, realm, attributes, directory.accounts().lenient());
        this.journal = context.journal();
        this.links = new FederatedLinks(context);
        this.placeholders = new PlaceholderStore(session, realm, directory.id());
    }

    /**
     * Creates the account.
     *
     * @return its id
     * @throws ScimProblem 409 if the realm has a user of that name or e-mail, 400 if the realm's user profile refuses it
     */
    public String create(ScimUser person, AccountDecision decision) {
        String name = new AccountNames(directory).ofNew(person);
        List<ProfileError> passed = requireCreatable(person);
        if (decision.withholds()) {
            return placeholders.create(person);
        }
        UserModel user = session.users().addUser(realm, newId.orElse(null), name, true, true);
        write(user, person, name);
        user.setEnabled(decision.enabled());
        links.create(user, person);
        new Passwords(session, realm).set(user, person);
        note(user, person, passed);
        return user.getId();
    }

    /** Checks that {@link #create} would create the account, and returns the errors that it would pass over. */
    public List<ProfileError> requireCreatable(ScimUser person) {
        AdminPrivileges.refuseDefaults(session, realm);
        return profiles.validate(person, new AccountNames(directory).ofNew(person), null, Map.of());
    }

    private void note(UserModel user, ScimUser person, List<ProfileError> passed) {
        if (!passed.isEmpty()) {
            journal.note(new Effect.PassedOver(
                    user.getId(),
                    person.userName(),
                    passed.stream()
                            .map(new ProfileProblem(session, realm, attributes)::rule)
                            .distinct()
                            .toList()));
        }
    }

    /** Enabling, suspending and removing of accounts. */
    public AccountAccess access() {
        return access;
    }

    /**
     * Returns the account if directories may change it.
     *
     * @throws ScimProblem 404 if there is no such user, 403 if the account administers Keycloak
     */
    public UserModel reachable(String id) {
        return access.reachable(id);
    }

    /** Links an existing account to the directory. Everything that the account has stays. */
    public void adopt(String id, ScimUser person) {
        links.adopt(reachable(id), person);
    }

    /**
     * Makes the user a member of the directory's organization.
     *
     * @return the id of the organization; null if the directory has none
     */
    public @Nullable String joinOrganization(String id) {
        return directory.customer().organization().isEmpty()
                ? null
                : OrganizationMembers.of(session, realm, directory).join(reachable(id));
    }

    /** Whether the realm has no default groups, so that new users are in no group. */
    public boolean hasNoDefaultGroups() {
        return realm.getDefaultGroupsStream().findAny().isEmpty();
    }

    /**
     * Changes the account as decided. Changes that an option withholds are validated all the same, so that the client gets
     * the same errors.
     *
     * @throws ScimProblem 409 if the realm has another user of that name or e-mail, 400 if the realm's user profile refuses
     *     the change
     */
    public void change(String id, ScimUser before, ScimUser after, AccountDecision decision) {
        UserModel user = reachable(id);
        String name = new AccountNames(directory).ofChanged(user, before, after, decision);
        List<ProfileError> passed = requireChangeable(user, before, after, decision);
        switch (decision.syncState()) {
            case IN_STEP -> {
                // A suspension alone writes no value that could be refused.
                if (decision.writesAll() || decision.active() || !before.equalsButActive(after)) {
                    links.update(user, before, after);
                    write(user, after, name);
                    note(user, after, passed);
                    new Passwords(session, realm).set(user, after);
                }
            }
            case AWAITED -> placeholders.rename(user, after);
            case BEHIND -> {}
        }
        access.enable(user, decision.enabled());
    }

    /** Checks that {@link #change} would make the change, and returns the errors that it would pass over. */
    public List<ProfileError> requireChangeable(
            UserModel user, ScimUser before, ScimUser after, AccountDecision decision) {
        String name = new AccountNames(directory).ofChanged(user, before, after, decision);
        List<ProfileError> passed = new ArrayList<>();
        if (!name.equals(user.getUsername())) {
            passed.addAll(profiles.validateNewName(AccountNames.userName(after), name, user));
        }
        Map<String, List<String>> kept = profiles.of(before);
        Map<String, List<String>> known = decision.writesAll() ? Map.of() : kept;
        if (!known.equals(profiles.of(after))) {
            // Rules that were passed over before are in the activity log already.
            profiles.validate(after, name, user, kept).stream()
                    .filter(error -> !error.values().equals(known.get(error.attribute())))
                    .forEach(passed::add);
        }
        return passed;
    }

    private void write(UserModel user, ScimUser person, String name) {
        user.setUsername(name);
        user.setFirstName(person.givenName().orElse(null));
        user.setLastName(person.familyName().orElse(null));
        attributes.write(user, person);
        String email = AccountNames.email(person);
        boolean sameEmail = Objects.equals(email, user.getEmail());
        user.setEmail(email);
        if (!sameEmail) {
            user.setEmailVerified(person.emails()
                    .primaryAddress()
                    .map(directory.customer()::vouchesFor)
                    .orElse(false));
        }
    }
}
