package io.github.directorysync.sync.accounts;

import java.util.Optional;
import java.util.Set;

/**
 * What an identity provider asserts of somebody who signs in there.
 *
 * @param nameId by which Keycloak links accounts: the NameID, or what the identity provider's settings and mappers make of the
 *     assertion
 * @param caseMatters whether the NameID is of a format in which two letter cases are two people, such as persistent
 * @param externalId the value of the attribute {@code externalId}
 * @param ids all values that may be a directory's externalId; another one of these says nothing
 * @param emails the e-mail addresses, in lower case
 * @param trusted those of them that count whatever their domain is: the identity provider is trusted for e-mails, or the NameID
 *     itself is one
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

    /** The same at an identity provider that is trusted for e-mails. */
    public AssertedIdentity trustingEmails() {
        return new AssertedIdentity(nameId, caseMatters, externalId, ids, emails, emails);
    }
}
