package io.github.directorysync.sync.accounts;

import java.util.Optional;
import java.util.Set;

/**
 * The identity that an identity provider asserts at a sign-in.
 *
 * @param nameId the value by which Keycloak links accounts: the NameID, or what the identity provider's settings and mappers
 *     derive from the assertion
 * @param caseMatters whether the format of the NameID is case-sensitive, such as persistent
 * @param externalId the value of the attribute {@code externalId}
 * @param ids all values that may be a directory's externalId; a mismatch with one of these proves nothing
 * @param emails the e-mail addresses in lower case
 * @param trusted the e-mail addresses that count whatever their domain is: the identity provider is trusted for e-mails, or
 *     the NameID is an e-mail
 */
public record AssertedIdentity(
        String nameId,
        boolean caseMatters,
        Optional<String> externalId,
        Set<String> ids,
        Set<String> emails,
        Set<String> trusted) {

    public AssertedIdentity {
        ids = Set.copyOf(ids);
        emails = Set.copyOf(emails);
        trusted = Set.copyOf(trusted);
    }

    /** The same identity, asserted by an identity provider that is trusted for e-mails. */
    public AssertedIdentity trustingEmails() {
        return new AssertedIdentity(nameId, caseMatters, externalId, ids, emails, emails);
    }
}
