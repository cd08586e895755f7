package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.NameIdSource;
import io.github.directorysync.scim.resource.ScimUser;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The data of a sent person that can prove that an account is theirs.
 *
 * @param nameId the NameID at the directory's own identity provider, derived by the setting {@code name-id}
 * @param emails the sent e-mails that are in a verified domain of the directory, in lower case
 * @param anyCase whether the NameID is compared without regard to case: user names and e-mails are (RFC 7643 §4.1.1), an
 *     externalId is not
 */
public record Claim(Optional<String> nameId, Set<String> emails, boolean anyCase) {

    public Claim {
        emails = Set.copyOf(emails);
    }

    /** The claim of a person sent by that directory. */
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

    /** The NameID of a person whose NameID comes from that attribute. */
    public static Optional<String> nameId(NameIdSource source, ScimUser person) {
        return switch (source) {
            case USER_NAME -> Optional.of(person.userName());
            case EMAIL -> person.emails().primaryAddress();
            case EXTERNAL_ID -> person.externalId();
        };
    }

    /** Whether the account's link to the directory's identity provider has the person's NameID. */
    boolean hasNameIdOf(AccountCandidate account) {
        return account.nameId().filter(this::isNameId).isPresent();
    }

    /** Whether a name is the person's NameID. */
    public boolean isNameId(String name) {
        return anyCase ? AnyCase.same(nameId, name) : nameId.equals(Optional.of(name));
    }

    /** Whether the account's link to the directory's identity provider has another NameID. */
    boolean contradicts(AccountCandidate account) {
        return nameId.isPresent() && account.nameId().isPresent() && !hasNameIdOf(account);
    }

    /** Whether the account has a verified e-mail that was sent. */
    boolean hasEmailOf(AccountCandidate account) {
        return account.verifiedEmail().filter(emails::contains).isPresent();
    }
}
