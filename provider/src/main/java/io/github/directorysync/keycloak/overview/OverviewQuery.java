package io.github.directorysync.keycloak.overview;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.status.DirectoryOverview;
import io.github.directorysync.directory.status.LastSeen;
import io.github.directorysync.directory.status.RenamedGroups;
import io.github.directorysync.directory.status.Status;
import io.github.directorysync.directory.status.StatusInputs;
import io.github.directorysync.directory.token.IssuedToken;
import io.github.directorysync.keycloak.access.EnforcementGaps;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.keycloak.apps.AppFaultLookup;
import io.github.directorysync.keycloak.decisions.ReviewStore;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.directories.EntitlementCheck;
import io.github.directorysync.keycloak.directories.GroupRenames;
import io.github.directorysync.keycloak.directories.LastSeenStore;
import io.github.directorysync.keycloak.directories.Organizations;
import io.github.directorysync.keycloak.directories.TokenStore;
import io.github.directorysync.keycloak.export.ImportedDirectories;
import io.github.directorysync.keycloak.portal.SetupLinkIssuers;
import io.github.directorysync.keycloak.portal.SetupLinkStore;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.settings.UnknownSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;

/** Reads the overviews of directories; the number of statements does not depend on how many there are. */
public record OverviewQuery(KeycloakSession session) {

    private static final String COUNTS = "select u.directoryId, 0, count(u.userId) from DirectoryUserEntity u"
            + " where u.directoryId in (:ids) group by u.directoryId union all"
            + " select g.directoryId, 1, count(g.groupId) from DirectoryGroupEntity g"
            + " where g.directoryId in (:ids) group by g.directoryId";

    private record ResourceCounts(Map<String, Long> users, Map<String, Long> groups) {}

    public List<DirectoryOverview> of(List<ComponentModel> components) {
        List<String> ids = components.stream().map(ComponentModel::getId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        ResourceCounts counts = counts(ids);
        Map<String, List<IssuedToken>> tokens = new TokenStore(session).of(ids);
        DirectoryStates states = new DirectoryStates(session);
        Map<String, LastSeen> lastSeen = new LastSeenStore(session).heard(ids);
        Map<String, Long> held = held(ids);
        Map<String, Long> reviews = ReviewStore.open(session, ids);
        Set<String> removing = new HashSet<>(states.removing(ids));
        SignInState signIns = new SignInState(session, session.getContext().getRealm());
        Organizations organizations =
                new Organizations(session, session.getContext().getRealm());
        boolean enforced = components.stream()
                .anyMatch(component -> DirectoryReader.read(component).saml().enforced());
        List<String> gaps =
                enforced ? new EnforcementGaps(session, session.getContext().getRealm()).all() : List.of();
        AppFaultLookup roles = AppFaultLookup.of(session, components);
        Instant now = ServerTime.now();
        ImportedDirectories imported = new ImportedDirectories(session, states.imported(ids));
        Map<String, RenamedGroups> renamed = new GroupRenames(new Database(session)).of(ids);
        EntitlementCheck entitlements =
                new EntitlementCheck(session, session.getContext().getRealm());
        Set<String> withSetupLink = new SetupLinkStore(session)
                .live(
                        ids,
                        now,
                        new SetupLinkIssuers(session, session.getContext().getRealm()));
        return components.stream()
                .map(component -> {
                    String id = component.getId();
                    Directory directory = DirectoryReader.read(component);
                    LastSeen seen = lastSeen.getOrDefault(id, LastSeen.NOTHING);
                    StatusInputs inputs = new StatusInputs(
                            directory,
                            tokens.getOrDefault(id, List.of()),
                            seen,
                            removing.contains(id),
                            withSetupLink.contains(id),
                            signIns.of(directory, gaps),
                            held.getOrDefault(id, 0L),
                            reviews.getOrDefault(id, 0L),
                            organizations.affiliation(directory),
                            imported.of(directory),
                            Stream.concat(
                                            roles.faults(directory).stream(),
                                            UnknownSettings.attention(component).stream())
                                    .toList(),
                            renamed.getOrDefault(id, RenamedGroups.NONE),
                            entitlements.of(directory));
                    return new DirectoryOverview(
                            directory,
                            settings(component),
                            counts.users().getOrDefault(id, 0L),
                            counts.groups().getOrDefault(id, 0L),
                            seen,
                            Status.of(inputs, now));
                })
                .toList();
    }

    private static Map<String, List<String>> settings(ComponentModel component) {
        Map<String, List<String>> settings = new HashMap<>();
        component.getConfig().forEach((key, values) -> {
            List<String> written = values.stream()
                    .filter(value -> value != null && !value.isBlank())
                    .map(String::strip)
                    .toList();
            if (!key.equals(DirectorySettings.TOKEN) && !written.isEmpty()) {
                settings.put(key, written);
            }
        });
        return settings;
    }

    private Map<String, Long> held(List<String> ids) {
        Map<String, Long> held = new HashMap<>();
        Database database = new Database(session);
        Database.chunks(ids)
                .forEach(chunk -> database.forEach(
                        "select h.directoryId, count(*) from HeldEntity h where h.directoryId in (:ids)"
                                + " and h.state = 'HELD' group by h.directoryId",
                        Map.of("ids", chunk),
                        row -> held.put(row.text(0), row.number(1))));
        return held;
    }

    private ResourceCounts counts(List<String> ids) {
        ResourceCounts counts = new ResourceCounts(new HashMap<>(), new HashMap<>());
        Database database = new Database(session);
        Database.chunks(ids)
                .forEach(chunk -> database.forEach(
                        COUNTS,
                        Map.of("ids", chunk),
                        row -> (row.integer(1) == 0 ? counts.users() : counts.groups())
                                .put(row.text(0), row.number(2))));
        return counts;
    }
}
