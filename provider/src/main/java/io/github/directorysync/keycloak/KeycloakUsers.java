package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.Columns.Column;
import io.github.directorysync.keycloak.Columns.Kind;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.scim.Account;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.Related;
import io.github.directorysync.scim.Representation;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimFilter.Comparison;
import io.github.directorysync.scim.ScimFilter.Operator;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.UserSchema;
import io.github.directorysync.sync.Users;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.jpa.entities.UserEntity;

/** The users of one directory: Keycloak's own table, ours beside it, joined. */
final class KeycloakUsers implements Users {

    /** Who is suspended, and held from it, is shown as the directory wants them. */
    private static final String ACTIVE = "(case when d.held is null then k.enabled else false end)";

    private static final Columns COLUMNS = new Columns(Map.of(
            "id", new Column("d.userId", Kind.EXACT),
            "externalId", new Column("d.externalId", Kind.EXACT),
            "userName", new Column("k.username", Kind.LOWER),
            "displayName", new Column("d.displayName", Kind.LOWER),
            "name.givenName", new Column("k.firstName", Kind.ANY_CASE),
            "name.familyName", new Column("k.lastName", Kind.ANY_CASE),
            "active", new Column(ACTIVE, Kind.BOOLEAN),
            "meta.resourceType", new Column("'User'", Kind.CONSTANT),
            "meta.created", new Column("d.created", Kind.TIME),
            "meta.lastModified", new Column("d.lastModified", Kind.TIME)));

    /** By e-mail means by the one that counts, which Keycloak keeps. */
    private static final Columns SORTABLE = COLUMNS.with("emails", new Column("k.email", Kind.LOWER))
            .with("emails.value", new Column("k.email", Kind.LOWER));

    /** The directory's own groups only. */
    private static final Relation GROUPS = new Relation(
            "groups",
            "from UserGroupMembershipEntity m, DirectoryGroupEntity r, GroupEntity o where m.user.id = d.userId"
                    + " and r.groupId = m.groupId and o.id = m.groupId and r.directoryId = d.directoryId"
                    + HeldEntity.STILL_MEMBER,
            new Columns(Map.of(
                    "groups", new Column("r.groupId", Kind.EXACT),
                    "groups.value", new Column("r.groupId", Kind.EXACT),
                    "groups.$ref", new Column("concat('/Groups/', r.groupId)", Kind.EXACT),
                    "groups.display", new Column("o.name", Kind.ANY_CASE),
                    "groups.type", new Column("'direct'", Kind.LOWER))));

    private final Directory directory;
    private final Database database;
    private final Accounts accounts;
    private final RelatedToUsers related;
    private final FurtherEmails emails;
    private final Listing<ScimUser> listing;
    /** Whom this request has made, and nobody has put into a group yet. */
    private final Set<String> newcomers = new HashSet<>();

    KeycloakUsers(Directory directory, Database database, Accounts accounts, RelatedToUsers related) {
        this.directory = directory;
        this.database = database;
        this.accounts = accounts;
        this.related = related;
        this.emails = new FurtherEmails(database);
        this.listing = new Listing<>(database, directory.id(), shelf(UserSchema.of(directory)));
    }

    private static Shelf<ScimUser> shelf(ResourceSchema schema) {
        Representation nowhere = new Representation("", schema);
        return new Shelf<>(
                DirectoryUserEntity.class,
                UserEntity.class,
                "d.userId",
                "d.userId, d.document, d.created, d.lastModified, d.version," + " k.username, " + ACTIVE
                        + ", k.firstName, k.lastName, k.email",
                "UserEntity k where k.id = d.userId",
                KeycloakUsers::row,
                (ours, keycloaks) -> columns((DirectoryUserEntity) ours, (UserEntity) keycloaks),
                user -> nowhere.ofUser(user, Related.NONE));
    }

    @Override
    public Optional<Kept<ScimUser>> find(String id) {
        return listing.one(id);
    }

    @Override
    public Optional<Kept<ScimUser>> findToChange(String id) {
        return listing.oneToChange(id);
    }

    @Override
    public Page<Kept<ScimUser>> list(ListQuery query) {
        return listing.page(query, new FilterQuery(COLUMNS, GROUPS, this::special), SORTABLE);
    }

    @Override
    public Map<String, List<Reference>> referencesOf(Collection<String> ids) {
        return related.groups()
                .of(ids.stream().filter(id -> !newcomers.contains(id)).toList());
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Kept<ScimUser>> people) {
        return related.roles().of(people);
    }

    @Override
    public Kept<ScimUser> add(ScimUser user) {
        try {
            return added(accounts.create(user), user);
        } catch (ScimProblem problem) {
            // Perhaps taken by somebody whom the directory has deleted, which is held: they are theirs again.
            return related.guard()
                    .rows()
                    .departed(Accounts.userName(user), accounts.realmId())
                    .map(id -> revived(id, user))
                    .orElseThrow(() -> problem);
        }
    }

    private Kept<ScimUser> revived(String id, ScimUser user) {
        related.guard().rows().lapse(id);
        database.change("update DepartedUserEntity d set d.gone = null where d.userId = :id", Map.of("id", id));
        return save(listing.oneToChange(id).orElseThrow(), user);
    }

    private Kept<ScimUser> added(String id, ScimUser user) {
        DirectoryUserEntity row = new DirectoryUserEntity();
        row.userId = id;
        row.directoryId = directory.id();
        row.created = Instant.now().toEpochMilli();
        row.lastModified = row.created;
        row.organizationId = accounts.joinOrganization(id);
        write(row, user);
        database.entities().persist(row);
        emails.write(row.userId, Set.of(), FurtherEmails.of(user));
        if (accounts.beginInNoGroup()) {
            newcomers.add(row.userId);
        }
        related.pushed().write(row.userId, user);
        return listing.stored(row.userId);
    }

    @Override
    public Kept<ScimUser> save(Kept<ScimUser> before, ScimUser after) {
        boolean concernsRoles =
                directory.apps().pushedRoles() || !before.resource().active().equals(after.active());
        related.watch().during(concernsRoles ? List.of(before.id()) : List.of(), () -> change(before, after));
        return listing.stored(before.id());
    }

    private void change(Kept<ScimUser> before, ScimUser after) {
        DirectoryUserEntity row =
                database.find(DirectoryUserEntity.class, before.id()).orElseThrow();
        guard(row, before.resource(), after);
        boolean active = row.held != null || after.active().orElse(true);
        accounts.change(before.id(), before.resource(), after, active);
        write(row, after);
        row.lastModified = Instant.now().toEpochMilli();
        row.version++;
        emails.write(row.userId, FurtherEmails.of(before.resource()), FurtherEmails.of(after));
        related.pushed().write(row.userId, before.resource(), after);
    }

    /** Whether a suspension is held, from now on or no more. */
    private void guard(DirectoryUserEntity row, ScimUser before, ScimUser after) {
        boolean was = before.active().orElse(true);
        boolean is = after.active().orElse(true);
        if (is && row.held != null) {
            row.held = null;
            related.guard().rows().lapse(row.userId);
        } else if (was && !is && related.guard().holds(What.SUSPEND, named(row.userId, before))) {
            row.held = Instant.now().toEpochMilli();
        }
    }

    private static Named named(String id, ScimUser user) {
        return new Named(id, user.userName());
    }

    @Override
    public boolean holds(String id) {
        return related.guard().hasHeld(id);
    }

    @Override
    public void remove(Kept<ScimUser> user) {
        DirectoryUserEntity row =
                database.find(DirectoryUserEntity.class, user.id()).orElseThrow();
        boolean active = user.resource().active().orElse(true) || row.held != null;
        if (row.held != null) {
            related.guard().rows().lapse(user.id());
        }
        if (active && related.guard().holds(What.DELETE, named(user.id(), user.resource()))) {
            accounts.reachable(user.id());
            row.held = null;
            row.externalId = null;
            row.gone = Instant.now().toEpochMilli();
            database.flush();
            return;
        }
        // The database takes ours along with Keycloak's.
        accounts.remove(user.id());
        database.flush();
    }

    private void write(DirectoryUserEntity row, ScimUser user) {
        row.externalId = user.externalId().orElse(null);
        row.displayName = user.displayName()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> name.substring(0, Math.min(255, name.length())))
                .orElse(null);
        row.document = ScimJson.text(user.document());
    }

    /** E-mails are in two tables, and Keycloak's index of user names begins with the realm. */
    private Optional<Condition> special(Comparison comparison, String parameter) {
        String path = comparison.place().orElseThrow().path();
        if (comparison.operator() != Operator.EQ || comparison.value().isNull()) {
            return Optional.empty();
        }
        String value = comparison.value().asText().toLowerCase(Locale.ROOT);
        return switch (path) {
            case "emails", "emails.value" -> Optional.of(emails.include(value, directory.id(), parameter));
            case "userName" ->
                Optional.of(new Condition(
                        "(k.realmId = :realm and k.username = :" + parameter + ")",
                        Map.of("realm", accounts.realmId(), parameter, value),
                        true));
            default -> Optional.empty();
        };
    }

    private static Object[] columns(DirectoryUserEntity ours, UserEntity keycloaks) {
        return new Object[] {
            ours.userId,
            ours.document,
            ours.created,
            ours.lastModified,
            ours.version,
            keycloaks.getUsername(),
            keycloaks.isEnabled() && ours.held == null,
            keycloaks.getFirstName(),
            keycloaks.getLastName(),
            keycloaks.getEmail()
        };
    }

    private static Kept<ScimUser> row(Object[] row) {
        Account account = new Account(
                (String) row[5],
                (Boolean) row[6],
                Optional.ofNullable((String) row[7]),
                Optional.ofNullable((String) row[8]),
                Optional.ofNullable((String) row[9]));
        return new Kept<>(
                (String) row[0],
                ScimUser.kept((String) row[1], account),
                Instant.ofEpochMilli((Long) row[2]),
                Instant.ofEpochMilli((Long) row[3]),
                (Long) row[4]);
    }
}
