package io.github.directorysync.keycloak.settings;

import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.KnownNames;
import io.github.directorysync.directory.status.Status;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;

/**
 * Detects settings of a directory's component that this version does not know: misspelt ones or those of another
 * version. Creating such a directory at Keycloak's components endpoint is refused; on updates there Keycloak drops
 * them before it asks. An import is not refused, so that a realm file of another version starts: the settings are
 * kept, the server log names them, and the directory needs attention until all its settings are written.
 */
public final class UnknownSettings {

    private static final Logger LOG = Logger.getLogger(UnknownSettings.class);
    private static final Pattern COMPONENTS = Pattern.compile(".*/admin/realms/[^/]+/components/?");

    private UnknownSettings() {}

    public static void check(KeycloakSession session, ComponentModel model, Faults faults) {
        KnownNames known = known();
        boolean asked = isAskedFor(session);
        for (String key : of(model, known)) {
            String refusal = known.refusal("setting", key);
            if (asked) {
                faults.add(key, refusal);
            } else {
                LOG.warnf("directory %s: %s It is kept and does nothing.", model.getId(), refusal);
            }
        }
    }

    /** Why a directory with unknown settings needs attention; empty if it has none. */
    public static List<Status.AttentionReason> attention(ComponentModel model) {
        KnownNames known = known();
        Set<String> unknown = of(model, known);
        return unknown.isEmpty()
                ? List.of()
                : List.of(new Status.AttentionReason(
                        "unknown-setting",
                        unknown.stream()
                                .map(key -> known.refusal("setting", key))
                                .collect(Collectors.joining(" "))));
    }

    private static Set<String> of(ComponentModel model, KnownNames known) {
        Set<String> unknown = new TreeSet<>(model.getConfig().keySet());
        unknown.removeAll(known.names());
        return unknown;
    }

    private static KnownNames known() {
        return new KnownNames(
                SettingDescriptor.all().stream().map(SettingDescriptor::key).collect(Collectors.toSet()));
    }

    /**
     * Whether a request to Keycloak's components endpoint is being handled. Otherwise there is no bearer token and
     * perhaps no URL.
     */
    private static boolean isAskedFor(KeycloakSession session) {
        return session.getContext().getBearerToken() != null
                && COMPONENTS
                        .matcher(session.getContext().getUri().getRequestUri().getRawPath())
                        .matches();
    }
}
