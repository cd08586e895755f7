package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.AccountCandidate.Fact;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Collects the facts about an existing account by which {@link io.github.directorysync.sync.accounts.Linking} decides.
 */
record CandidateLookup(DirectoryContext context) {

    AccountCandidate of(UserModel user, boolean otherDirectory) {
        RealmModel realm = context.realm();
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        note(facts, Fact.ADMINISTERS, AdminPrivileges.of(user, context.session(), realm));
        note(facts, Fact.SERVICE_ACCOUNT, user.getServiceAccountClientLink() != null);
        note(facts, Fact.OTHER_DIRECTORY, otherDirectory);
        note(facts, Fact.KEPT_ELSEWHERE, user.getFederationLink() != null);
        note(facts, Fact.DISABLED, !user.isEnabled());
        Map<String, String> nameIds = context.session()
                .users()
                .getFederatedIdentitiesStream(realm, user)
                .collect(Collectors.toMap(
                        FederatedIdentityModel::getIdentityProvider,
                        link -> Objects.requireNonNullElse(link.getUserId(), "")));
        note(facts, Fact.SIGNS_IN_ELSEWHERE, nameIds.keySet().stream().anyMatch(providersOfOthers()::contains));
        return new AccountCandidate(
                user.getId(),
                facts,
                Optional.ofNullable(user.getEmail())
                        .filter(email -> user.isEmailVerified())
                        .map(email -> email.toLowerCase(Locale.ROOT)),
                context.directory().saml().identityProvider().map(nameIds::get));
    }

    private static void note(Set<Fact> facts, Fact fact, boolean holds) {
        if (holds) {
            facts.add(fact);
        }
    }

    private Set<String> providersOfOthers() {
        Directory directory = context.directory();
        Set<String> others = DirectoryLookup.components(context.realm())
                .map(component -> component.get(DirectorySettings.IDENTITY_PROVIDER))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        directory.saml().identityProvider().ifPresent(others::remove);
        return others;
    }
}
