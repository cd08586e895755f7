package io.github.directorysync.keycloak.directories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Entitlement;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.RealmSwitches;
import io.github.directorysync.sync.activity.Activity;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/**
 * Decides for which directories of a realm directory sync is enabled. Each request asks, so that a change takes effect
 * at once; realms and organizations come from Keycloak's caches.
 */
public record EntitlementCheck(KeycloakSession session, RealmModel realm) {

    private static final Logger LOG = Logger.getLogger(EntitlementCheck.class);

    public Entitlement of(Directory directory) {
        if (!RealmSwitches.isEnabled(realm)) {
            return Entitlement.REALM_OFF;
        }
        if (!RealmSwitches.isByOrganization(realm)) {
            return Entitlement.ENTITLED;
        }
        return directory
                .customer()
                .organization()
                .map(name -> new Organizations(session, realm)
                        .find(name)
                        .map(EntitlementCheck::of)
                        .orElse(Entitlement.ORGANIZATION_MISSING))
                .orElse(Entitlement.NO_ORGANIZATION);
    }

    private static Entitlement of(OrganizationModel organization) {
        List<String> written = organization.getAttributes().getOrDefault(Entitlement.ENABLED, List.of());
        boolean enabled = !written.isEmpty() && written.stream().allMatch(value -> Boolean.parseBoolean(value.strip()));
        return enabled ? Entitlement.ENTITLED : Entitlement.ORGANIZATION_OFF;
    }

    /** The number of directories for which directory sync is enabled. */
    public long enabled() {
        return DirectoryLookup.components(realm)
                .map(DirectoryReader::read)
                .filter(directory -> of(directory) == Entitlement.ENTITLED)
                .count();
    }

    /** Records the initial state of a new directory, so that a missing organization is not reported as a change. */
    public void begin(ComponentModel component) {
        if (RealmSwitches.isEnabled(realm)) {
            note(DirectoryReader.read(component), Set.of());
        }
    }

    /** Records and logs for which of the directories this has changed. */
    public void follow(List<ComponentModel> components) {
        List<String> ids = components.stream().map(ComponentModel::getId).toList();
        Set<String> before = Set.copyOf(new DirectoryStates(session).notEnabled(ids));
        for (ComponentModel component : components) {
            Directory directory = DirectoryReader.read(component);
            if (note(directory, before)) {
                log(directory);
            }
        }
    }

    private boolean note(Directory directory, Set<String> before) {
        boolean enabled = of(directory) == Entitlement.ENTITLED;
        boolean changed = enabled == before.contains(directory.id());
        if (changed) {
            new DirectoryStates(session).enabled(directory.id(), enabled, ServerTime.now());
        }
        return changed;
    }

    private void log(Directory directory) {
        Entitlement now = of(directory);
        String word = now == Entitlement.ENTITLED ? "enable-directory" : "disable-directory";
        LOG.infof("directory=%s: %s, %s", directory.id(), word, now);
        Activity.Target target = SettingsAudit.target(directory);
        AuditedChange.of("DIRECTORY", OperationType.UPDATE, "directory-sync/directories/" + directory.alias())
                .as(word)
                .about(target)
                .is(JsonNodeFactory.instance
                        .objectNode()
                        .put("enabled", now == Entitlement.ENTITLED)
                        .put("reason", now.refusal(directory).orElse("")))
                .write(session, AdminAudit.on(session, directory, target));
    }
}
