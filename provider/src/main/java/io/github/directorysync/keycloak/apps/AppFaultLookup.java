package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Status;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.role.AppFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;

/**
 * What is wrong with the roles that the people of directories sign in with, looked up once for all of them.
 *
 * @param apps by the id of the directory
 * @param faults by the name of the app
 */
public record AppFaultLookup(Map<String, Set<String>> apps, Map<String, List<AppFault>> faults) {

    public static AppFaultLookup of(KeycloakSession session, List<ComponentModel> directories) {
        AppFaultCheck all = new AppFaultCheck(session, session.getContext().getRealm());
        Map<String, Set<String>> apps = new HashMap<>();
        Set<String> asked = new TreeSet<>();
        for (ComponentModel component : directories) {
            Set<String> names = all.appsOf(DirectoryReader.read(component));
            apps.put(component.getId(), names);
            asked.addAll(names);
        }
        return new AppFaultLookup(apps, all.of(asked));
    }

    public List<Status.AttentionReason> faults(Directory directory) {
        return apps.getOrDefault(directory.id(), Set.of()).stream()
                .flatMap(app -> faults.getOrDefault(app, List.of()).stream())
                .map(fault -> new Status.AttentionReason(fault.code(), fault.text()))
                .toList();
    }
}
