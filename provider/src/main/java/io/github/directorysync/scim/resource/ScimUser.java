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

/** A user as the directory describes them (RFC 7643 §4.1 and §4.3). Immutable. */
public final class ScimUser {

    private final ObjectNode document;
    private final Optional<String> password;

    private ScimUser(ObjectNode document, Optional<String> password) {
        this.document = document;
        this.password = password;
    }

    /**
     * Parses the user in a POST or PUT.
     *
     * @throws ScimProblem 400 if there is no userName, or a value cannot be converted to its attribute's type
     */
    public static ScimUser sent(ResourceSchema schema, ObjectNode body) {
        return checked(new Dialect(schema).resource(body));
    }

    /** The user of a stored document, with the attributes of the Keycloak account written over it. */
    public static ScimUser kept(String document, Account account) {
        ObjectNode whole = ScimJson.object(document);
        account.writeOver(whole);
        return new ScimUser(whole, Optional.empty());
    }

    /** The user of a stored document exactly as the directory sent it, whatever the Keycloak account contains. */
    public static ScimUser kept(String document, boolean active) {
        return new ScimUser(ScimJson.object(document).put("active", active), Optional.empty());
    }

    /** The user of a stored document without a Keycloak account. */
    public static ScimUser kept(String document) {
        return new ScimUser(ScimJson.object(document), Optional.empty());
    }

    static ScimUser checked(ObjectNode document) {
        UserValidation.check(document);
        return of(document);
    }

    static ScimUser of(ObjectNode document) {
        // Kept apart from the document, because that is stored and returned, and a password never is.
        Optional<String> password =
                Optional.ofNullable(document.remove("password")).map(JsonNode::asText);
        return new ScimUser(document, password);
    }

    /**
     * The user after a PUT of {@code sent}. The values of {@code active} (okta-put-without-active.json) and {@code
     * externalId} (not in Okta's PUT) are kept if they are missing, as RFC 7644 §3.5.1 allows.
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

    /** Restores {@code active} if it was removed or has no value: that neither suspends nor reactivates a user. */
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

    /** The same user with another value of {@code active}. */
    public ScimUser active(boolean active) {
        return new ScimUser(document().put("active", active), password);
    }

    /** Whether another user differs at most in {@code active}. */
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

    /** The userName in the case in which it was sent. */
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

    /** The values at a place as text; for complex values their {@code value}s. */
    public List<String> texts(Place place) {
        return place.valuesIn(document).stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .toList();
    }

    /** The sent roles and entitlements. */
    public Set<String> roles() {
        return UserRoles.values(document);
    }

    /** The user without resolved roles, which some clients send back: see {@link ResolvedRole}. */
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

    /** Omits names and addresses, because the text may be logged. */
    @Override
    public String toString() {
        return "ScimUser with " + document.size() + " attributes";
    }
}
