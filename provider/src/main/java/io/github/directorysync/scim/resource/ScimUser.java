package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A user as their directory describes them (RFC 7643 §4.1 and §4.3): a value, it never changes. */
public final class ScimUser {

    private final ObjectNode document;
    private final Optional<String> password;

    private ScimUser(ObjectNode document, Optional<String> password) {
        this.document = document;
        this.password = password;
    }

    /**
     * The user that a POST or PUT describes.
     *
     * @throws ScimProblem 400 if there is no userName, or a value is not of its attribute's type
     */
    public static ScimUser sent(ResourceSchema schema, ObjectNode body) {
        return checked(new Dialect(schema).resource(body));
    }

    /** The user of a document that is stored, with what Keycloak knows better written over it. */
    public static ScimUser kept(String document, Account account) {
        ObjectNode whole = ScimJson.object(document);
        account.writeOver(whole);
        return new ScimUser(whole, Optional.empty());
    }

    /** The user of a document that is stored as the directory's own word, whatever Keycloak knows. */
    public static ScimUser kept(String document, boolean active) {
        return new ScimUser(ScimJson.object(document).put("active", active), Optional.empty());
    }

    /** The user of a document that is stored, of whom Keycloak knows nothing. */
    public static ScimUser kept(String document) {
        return new ScimUser(ScimJson.object(document), Optional.empty());
    }

    static ScimUser checked(ObjectNode document) {
        UserValidation.check(document);
        return of(document);
    }

    static ScimUser of(ObjectNode document) {
        // At once beside the document: that is stored and given back, this never is.
        Optional<String> password =
                Optional.ofNullable(document.remove("password")).map(JsonNode::asText);
        return new ScimUser(document, password);
    }

    /**
     * What a PUT of {@code sent} makes of this user. It replaces, but leaves what it does not name of {@code active}
     * (okta-put-without-active.json) and {@code externalId} (Okta's PUT has none), as RFC 7644 §3.5.1 allows.
     */
    public ScimUser replacedBy(ScimUser sent) {
        ObjectNode after = sent.document();
        keepUnnamed(after);
        return new ScimUser(after, sent.password);
    }

    void keepUnnamed(ObjectNode after) {
        keepActive(after);
        keep("externalId", after);
    }

    /** An {@code active} that is taken away, or has no value, says nothing: it neither suspends nor reactivates anybody. */
    void keepActive(ObjectNode after) {
        keep("active", after);
    }

    private void keep(String name, ObjectNode after) {
        if (!after.has(name) && document.has(name)) {
            after.set(name, document.get(name));
        }
    }

    ScimUser suspended() {
        return new ScimUser(document().put("active", false), Optional.empty());
    }

    /** The same user, active or not. */
    public ScimUser active(boolean active) {
        return new ScimUser(document().put("active", active), password);
    }

    /** Whether another user differs from this one in nothing but {@code active}. */
    public boolean equalsButActive(ScimUser other) {
        ObjectNode mine = document();
        ObjectNode theirs = other.document();
        mine.remove("active");
        theirs.remove("active");
        return mine.equals(theirs) && password.equals(other.password);
    }

    /** The password that was sent with this user (RFC 7643 §4.1.1); a stored user has none. */
    public Optional<String> password() {
        return password;
    }

    public ScimUser withoutPassword() {
        return new ScimUser(document, Optional.empty());
    }

    public ObjectNode document() {
        return document.deepCopy();
    }

    /** In the case in which it was sent. */
    public String userName() {
        return document.path("userName").asText();
    }

    public Optional<String> externalId() {
        return text("externalId");
    }

    public Optional<Boolean> active() {
        return document.has("active") ? Optional.of(document.path("active").asBoolean()) : Optional.empty();
    }

    public Optional<String> displayName() {
        return text("displayName");
    }

    public Optional<String> givenName() {
        return text(document.path("name").path("givenName"));
    }

    public Optional<String> familyName() {
        return text(document.path("name").path("familyName"));
    }

    public UserEmails emails() {
        return new UserEmails(document.path("emails"));
    }

    /** What stands at a place, as text; of complex values their {@code value}s. */
    public List<String> texts(Place place) {
        return place.valuesIn(document).stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .toList();
    }

    /** The roles and entitlements that the identity provider names, as sent. */
    public Set<String> roles() {
        return UserRoles.values(document);
    }

    /** This user without what a client gives back that was shown to it: see {@link ResolvedRole}. */
    public ScimUser withoutRolesIn(List<String> apps) {
        if (apps.isEmpty() || !document.has("roles")) {
            return this;
        }
        ObjectNode after = document();
        UserRoles.remove(after, apps);
        return new ScimUser(after, password);
    }

    private Optional<String> text(String name) {
        return text(document.path(name));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScimUser user && user.document.equals(document) && user.password.equals(password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(document, password);
    }

    /** No names and no addresses: this may reach a log. */
    @Override
    public String toString() {
        return "ScimUser with " + document.size() + " attributes";
    }
}
