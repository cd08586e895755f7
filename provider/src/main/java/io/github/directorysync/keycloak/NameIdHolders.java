package io.github.directorysync.keycloak;

import io.github.directorysync.sync.SignInMatching.Holder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Who has a NameID at an identity provider of directories, and what the directories have to do with them: one statement. */
record NameIdHolders(Visit visit, Database database) {

    private static final String HOLDER = "select f.user.id, d.directoryId, o.directoryId, o.withheld"
            + " from FederatedIdentityEntity f left join DepartedUserEntity d on d.userId = f.user.id"
            + " left join FormerUserEntity o on o.userId = f.user.id"
            + " where f.realmId = :realm and f.identityProvider = :provider and f.userId = :nameId";

    Optional<NameIdHolder> of(String provider, String nameId) {
        List<Object[]> rows = database.list(
                HOLDER, Object[].class, Map.of("realm", visit.realm().getId(), "provider", provider, "nameId", nameId));
        return rows.stream()
                .findFirst()
                .flatMap(row -> Optional.ofNullable(visit.session().users().getUserById(visit.realm(), (String) row[0]))
                        .map(account -> new NameIdHolder(
                                account,
                                kind(account, row[1], row[2], row[3]),
                                Stream.of(row[1], row[2])
                                        .filter(Objects::nonNull)
                                        .map(String.class::cast)
                                        .findFirst())));
    }

    private Holder kind(
            UserModel account, @Nullable Object directory, @Nullable Object former, @Nullable Object withheld) {
        if (directory != null || former != null) {
            if (!account.isEnabled()) {
                return Holder.INACTIVE;
            }
            return directory == null && withheld == null ? Holder.DELETED : Holder.PERSON;
        }
        return new CandidateFacts(visit).of(account, false).facts().isEmpty() ? Holder.UNKNOWN : Holder.PROTECTED;
    }
}
