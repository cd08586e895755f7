package io.github.directorysync.login;

import io.github.directorysync.sync.accounts.AssertedIdentity;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Reads the identity in a verified SAML assertion in the way in which Keycloak is about to read it: by the principal
 * type that the identity provider is configured with, and through its mappers, which may change the id or the e-mail.
 */
record AssertionReader(KeycloakSession session, AuthenticationSessionModel signIn, IdentityProviderModel provider) {

    private static final String EXTERNAL_ID = "externalid";
    /** Entra's object id of the user, which is the SCIM externalId in many provisioning configurations. */
    private static final String OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier";

    private static final String EMAIL_OID = "urn:oid:1.2.840.113549.1.9.1";

    private static final Set<String> CASE_MATTERS = Set.of(
            JBossSAMLURIConstants.NAMEID_FORMAT_PERSISTENT.get(),
            JBossSAMLURIConstants.NAMEID_FORMAT_TRANSIENT.get(),
            JBossSAMLURIConstants.NAMEID_FORMAT_ENTITY.get());

    /** The identity; empty if the assertion has no principal, which Keycloak refuses itself. */
    Optional<AssertedIdentity> read(AssertionType assertion) {
        Optional<NameIDType> subject = nameId(assertion);
        return principal(assertion, subject).map(principal -> read(assertion, subject, principal));
    }

    private AssertedIdentity read(AssertionType assertion, Optional<NameIDType> subject, String principal) {
        BrokeredIdentityContext read = new BrokeredIdentityContext(principal, provider);
        read.setUsername(principal);
        read.setAuthenticationSession(signIn);
        read.getContextData().put(SAMLEndpoint.SAML_ASSERTION, assertion);
        Optional<String> declared = subject.filter(
                        name -> hasFormat(name, JBossSAMLURIConstants.NAMEID_FORMAT_EMAIL.get()))
                .map(NameIDType::getValue);
        declared.ifPresent(read::setEmail);
        first(assertion, named(EMAIL_OID).or(attribute -> "email".equals(attribute.getFriendlyName())))
                .ifPresent(read::setEmail);
        map(read);
        Optional<String> externalId = first(assertion, named(EXTERNAL_ID));
        Set<String> ids = Stream.concat(externalId.stream(), first(assertion, named(OBJECT_ID)).stream())
                .collect(Collectors.toSet());
        Set<String> trusted =
                declared.map(email -> Set.of(email.toLowerCase(Locale.ROOT))).orElseGet(Set::of);
        Set<String> emails = new HashSet<>(trusted);
        Optional.ofNullable(read.getEmail())
                .map(email -> email.toLowerCase(Locale.ROOT))
                .ifPresent(emails::add);
        boolean caseMatters =
                isSubject() && subject.filter(this::isCaseSensitive).isPresent();
        return new AssertedIdentity(read.getId(), caseMatters, externalId, ids, emails, trusted);
    }

    /**
     * Applies the provider's mappers that run before Keycloak looks up the federated link. They only change the given
     * context.
     */
    private void map(BrokeredIdentityContext read) {
        session.identityProviders()
                .getMappersByAliasStream(provider.getAlias())
                .toList()
                .forEach(mapper -> {
                    if (session.getKeycloakSessionFactory()
                                    .getProviderFactory(
                                            IdentityProviderMapper.class, mapper.getIdentityProviderMapper())
                            instanceof IdentityProviderMapper target) {
                        target.preprocessFederatedIdentity(session, signIn.getRealm(), mapper, read);
                    }
                });
    }

    private boolean isSubject() {
        String type = provider.getConfig().get("principalType");
        return type == null || type.isBlank() || type.equals("SUBJECT");
    }

    private Optional<String> principal(AssertionType assertion, Optional<NameIDType> subject) {
        if (isSubject()) {
            return subject.map(NameIDType::getValue);
        }
        String name = String.valueOf(provider.getConfig().get("principalAttribute"));
        return first(
                assertion,
                "ATTRIBUTE".equals(provider.getConfig().get("principalType"))
                        ? attribute -> name.equals(attribute.getName())
                        : attribute -> name.equals(attribute.getFriendlyName()));
    }

    private static Optional<NameIDType> nameId(AssertionType assertion) {
        return Optional.ofNullable(assertion.getSubject())
                .flatMap(subject -> Optional.ofNullable(subject.getSubType()))
                .map(type -> type.getBaseID())
                .filter(NameIDType.class::isInstance)
                .map(NameIDType.class::cast);
    }

    private boolean isCaseSensitive(NameIDType name) {
        return CASE_MATTERS.stream().anyMatch(format -> hasFormat(name, format));
    }

    private static boolean hasFormat(NameIDType name, String format) {
        return Optional.ofNullable(name.getFormat())
                .map(URI::toString)
                .filter(format::equals)
                .isPresent();
    }

    private static Predicate<AttributeType> named(String name) {
        return attribute -> Stream.of(attribute.getName(), attribute.getFriendlyName())
                .filter(Objects::nonNull)
                .anyMatch(name::equalsIgnoreCase);
    }

    private static Optional<String> first(AssertionType assertion, Predicate<AttributeType> which) {
        return assertion.getAttributeStatements().stream()
                .map(AttributeStatementType::getAttributes)
                .flatMap(List::stream)
                .map(ASTChoiceType::getAttribute)
                .filter(Objects::nonNull)
                .filter(which)
                .flatMap(attribute -> attribute.getAttributeValue().stream())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
