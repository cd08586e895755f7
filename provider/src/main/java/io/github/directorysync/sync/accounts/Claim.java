package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.NameIdSource;
import io.github.directorysync.scim.resource.ScimUser;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a directory says of a person, and an account can be compared with: the only proofs that an account is theirs.
 *
 * @param nameId what the directory's own identity provider calls them, by the setting {@code name-id}
 * @param emails the e-mails that were sent and are in one of the directory's verified domains, in lower case
 * @param anyCase whether the NameID is theirs in any letter case. User names and e-mails are (RFC 7643 §4.1.1), an externalId is
 *     not
 */
public record Claim(Optional<String> nameId, Set<String> emails, boolean anyCase) {

    public Claim {
        emails = Set.copyOf(emails);
    }

    /** Of this person, as that directory has sent them. */
    public static Claim of(Directory directory, ScimUser person) {
        return new Claim(
                directory
                        .saml()
                        .identityProvider()
                        .flatMap(provider -> nameId(directory.saml().nameId(), person)),
                person.emails().addresses().stream()
                        .filter(directory.customer()::vouchesFor)
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                directory.saml().nameId() != NameIdSource.EXTERNAL_ID);
    }

    /** What an identity provider calls a person whose NameID comes from there. */
    public static Optional<String> nameId(NameIdSource source, ScimUser person) {
        return switch (source) {
            case USER_NAME -> Optional.of(person.userName());
            case EMAIL -> person.emails().primaryAddress();
            case EXTERNAL_ID -> person.externalId();
        };
    }

    /** Whether the account signs in at the directory's identity provider as this very person. */
    boolean hasNameIdOf(AccountCandidate account) {
        return account.nameId().filter(this::isNameId).isPresent();
    }

    /** Whether the directory's identity provider calls this person so. */
    public boolean isNameId(String name) {
        return anyCase ? AnyCase.same(nameId, name) : nameId.equals(Optional.of(name));
    }

    /** Whether the account signs in at the directory's identity provider as somebody else. */
    boolean contradicts(AccountCandidate account) {
        return nameId.isPresent() && account.nameId().isPresent() && !hasNameIdOf(account);
    }

    /** Whether the account has a verified e-mail that was sent. */
    boolean hasEmailOf(AccountCandidate account) {
        return account.verifiedEmail().filter(emails::contains).isPresent();
    }
}
