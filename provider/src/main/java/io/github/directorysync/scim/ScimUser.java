package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A person as their directory describes them (RFC 7643 §4.1 and §4.3): a value, it never changes. */
public final class ScimUser {

    private static final int LONGEST = 255;

    private final ObjectNode document;
    private final Optional<String> password;

    private ScimUser(ObjectNode document, Optional<String> password) {
        this.document = document;
        this.password = password;
    }

    /**
     * The person that a POST or PUT describes.
     *
     * @throws ScimProblem 400 if there is no userName, or a value is not of its attribute's type
     */
    public static ScimUser sent(ResourceSchema schema, ObjectNode body) {
        return checked(new Dialect(schema).resource(body));
    }

    /** The person of a document that is kept, with what Keycloak knows better written over it. */
    public static ScimUser kept(String document, Account account) {
        ObjectNode whole = ScimJson.object(document);
        account.writeOver(whole);
        return new ScimUser(whole, Optional.empty());
    }

    /** The person of a document that is kept as the directory's own word, whatever Keycloak knows. */
    public static ScimUser kept(String document, boolean active) {
        return new ScimUser(ScimJson.object(document).put("active", active), Optional.empty());
    }

    /** The person of a document that is kept, of whom Keycloak knows nothing. */
    public static ScimUser kept(String document) {
        return new ScimUser(ScimJson.object(document), Optional.empty());
    }

    private static ScimUser checked(ObjectNode document) {
        check(document);
        return of(document);
    }

    /**
     * Makes sure that a document can be a person's.
     *
     * @throws ScimProblem 400, with the path of what is refused
     */
    static void check(ObjectNode document) {
        ScimUser user = new ScimUser(document, Optional.empty());
        if (user.text("userName").map(String::isBlank).orElse(true)) {
            throw ScimProblem.invalidValue("A user needs a userName.").about(List.of("userName"));
        }
        Lengths.check("userName", user.text("userName"), LONGEST);
        // Keycloak keeps lower case, which may be longer: of a dotted capital I it has two characters.
        Lengths.check("userName", user.text("userName").map(UserNames::key), LONGEST);
        Lengths.check("externalId", user.externalId(), LONGEST);
        Lengths.check("password", user.text("password"), LONGEST);
        Lengths.requireBytes(document);
    }

    static ScimUser of(ObjectNode document) {
        // At once beside the document: that is stored and given back, this never is.
        Optional<String> password =
                Optional.ofNullable(document.remove("password")).map(JsonNode::asText);
        return new ScimUser(document, password);
    }

    /** This person after all the operations of a PATCH, or a refusal and no change at all. */
    public ScimUser patched(ResourceSchema schema, ObjectNode body) {
        return patched(PatchRequest.read(schema, body));
    }

    /** The same for a PATCH that has been read. */
    public ScimUser patched(PatchRequest patch) {
        ObjectNode after = document();
        ChangeCost.require(patch.operations(), after);
        patch.operations().forEach(operation -> operation.applyTo(after));
        keepActive(after);
        return checked(after);
    }

    /** The same for a PATCH that suspends them and was refused: without what is refused. */
    public PartialUpdate patched(ResourceSchema schema, ObjectNode body, LeftOut leftOut) {
        return leftOut.isAllButSuspension()
                ? PartialUpdate.ofSuspension(this, leftOut)
                : PartialUpdate.ofPatch(this, schema, body, leftOut);
    }

    /**
     * What a PUT of {@code sent} makes of this person. It replaces, but leaves what it does not name of {@code active}
     * (okta-put-without-active.json) and {@code externalId} (Okta's PUT has none), as RFC 7644 §3.5.1 allows.
     */
    public ScimUser replacedBy(ScimUser sent) {
        ObjectNode after = sent.document();
        keepUnnamed(after);
        return new ScimUser(after, sent.password);
    }

    /** The same for a PUT that suspends them and was refused: without what is refused. */
    public PartialUpdate replacedBy(ResourceSchema schema, ObjectNode body, LeftOut leftOut) {
        return leftOut.isAllButSuspension()
                ? PartialUpdate.ofSuspension(this, leftOut)
                : PartialUpdate.ofPut(this, schema, body, leftOut);
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

    /** The same person, active or not. */
    public ScimUser active(boolean active) {
        return new ScimUser(document().put("active", active), password);
    }

    /** Whether another person differs from this one in nothing but {@code active}. */
    public boolean equalsButActive(ScimUser other) {
        ObjectNode mine = document();
        ObjectNode theirs = other.document();
        mine.remove("active");
        theirs.remove("active");
        return mine.equals(theirs) && password.equals(other.password);
    }

    /** The password that was sent with this person (RFC 7643 §4.1.1); nobody who is kept has one. */
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

    /** The e-mail that counts: the one flagged primary, else the first for work, else the first. */
    public Optional<String> email() {
        return Primary.of(document.path("emails")).flatMap(email -> text(email.path("value")));
    }

    /** The same, if it is an e-mail address. The account gets no other. */
    public Optional<String> emailAddress() {
        return email().filter(EmailAddress::isOne);
    }

    /** All e-mails that are e-mail addresses, as sent. */
    public List<String> emailAddresses() {
        return emails().stream().filter(EmailAddress::isOne).toList();
    }

    /** All e-mails, as sent. */
    public List<String> emails() {
        List<String> all = new ArrayList<>();
        document.path("emails").forEach(email -> text(email.path("value")).ifPresent(all::add));
        return all;
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
        Set<String> all = new LinkedHashSet<>();
        for (String list : List.of("roles", "entitlements")) {
            document.path(list).forEach(role -> text(role.path("value")).ifPresent(all::add));
        }
        return all;
    }

    /** This person without what a client gives back that was shown to it: see {@link ResolvedRole}. */
    public ScimUser withoutRolesIn(List<String> apps) {
        if (apps.isEmpty() || !document.has("roles")) {
            return this;
        }
        ObjectNode after = document();
        ArrayNode roles = after.withArrayProperty("roles");
        for (int i = roles.size() - 1; i >= 0; i--) {
            if (apps.contains(roles.get(i).path("type").asText())) {
                roles.remove(i);
            }
        }
        if (roles.isEmpty()) {
            after.remove("roles");
        }
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
