package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.Options;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.DirectoryProvider;
import io.github.directorysync.keycloak.accounts.DirectoryProfile;
import io.github.directorysync.keycloak.accounts.OrganizationMembers;
import io.github.directorysync.keycloak.directories.DirectoryLimit;
import io.github.directorysync.keycloak.directories.DirectoryProviderFactory;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.directories.EntitlementCheck;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.events.DeletedSubjects;
import io.github.directorysync.keycloak.groups.ParentGroup;
import io.github.directorysync.keycloak.rehearsal.RehearsalReport;
import io.github.directorysync.keycloak.settings.DirectoryProperties;
import io.github.directorysync.keycloak.settings.UnknownSettings;
import java.util.List;
import java.util.Objects;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The component factory of directories: validates settings that an administrator, a realm import or Terraform writes, and
 * reacts to their changes.
 */
public final class DirectoryComponentFactory implements DirectoryProviderFactory {

    public static final String ID = "directory";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "A customer's identity provider that pushes its users and groups over SCIM 2.0.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return DirectoryProperties.properties();
    }

    /** Also runs on realm import. Replaces a token in plain text by its hash before anything is written. */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model)
            throws ComponentValidationException {
        try {
            Faults faults = new Faults();
            UnknownSettings.check(session, model, faults);
            faults.check(() -> new SettingsCheck(session, realm).require(model));
            faults.raise();
        } catch (InvalidSettings invalid) {
            throw new ComponentValidationException(String.valueOf(invalid.getMessage()));
        }
    }

    @Override
    public void onCreate(KeycloakSession session, RealmModel realm, ComponentModel now) {
        new SettingsAudit(session, realm).created(now);
        DirectoryProfile.enableAction(realm);
        if (!new DirectoryLimit(session, realm).isBeingCreated()) {
            new EntitlementCheck(session, realm).begin(now);
        }
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel now) {
        new SettingsAudit(session, realm).changed(before, now);
        DirectoryProfile.enableAction(realm);
        if (!Objects.equals(before.get(DirectorySettings.GROUPS_PARENT), now.get(DirectorySettings.GROUPS_PARENT))) {
            ParentGroup.forget(session, realm, now.getId());
        }
        new OptionCatchUp(session, realm).after(optionsOf(before), DirectoryReader.read(now));
        if (DirectoryReader.read(now).rehearses()) {
            new RehearsalReport(session, now.getId()).refresh();
        }
        if (!Objects.equals(before.get(DirectorySettings.ORGANIZATION), now.get(DirectorySettings.ORGANIZATION))) {
            new DirectoryStates(session).movesToAnotherOrganization(now.getId());
            new EntitlementCheck(session, realm).follow(List.of(now));
        }
    }

    /**
     * The options before the change; the defaults if the old settings cannot be read, so that broken settings can be
     * corrected.
     */
    private static Options optionsOf(ComponentModel before) {
        try {
            return DirectoryReader.read(before).options();
        } catch (InvalidSettings broken) {
            return Options.DEFAULT;
        }
    }

    /** Ends memberships in the organization and announces the removal, whatever removes the component. */
    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
        new SettingsAudit(session, realm).removed(model);
        OrganizationMembers.ofFormer(session, realm, model.getId()).leaveAll();
        DeletedSubjects.directory(session, realm, model);
    }

    @Override
    public DirectoryProvider create(KeycloakSession session, ComponentModel model) {
        return new DirectoryInstance(DirectoryReader.read(model));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(DirectoryLimit::heard);
        factory.register(DeletedSubjects::heard);
    }

    @Override
    public void close() {}

    private record DirectoryInstance(Directory directory) implements DirectoryProvider {
        @Override
        public void close() {}
    }
}
