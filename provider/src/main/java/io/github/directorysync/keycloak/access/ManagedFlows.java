package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.flow.FlowKind;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * Flows that directory sync has created in a realm. They are recognized by their alias: that of the flow they were
 * created for, with a suffix.
 */
record ManagedFlows(RealmModel realm) {

    private static final String SUFFIX = " with directory sync";
    private static final Pattern NAME = Pattern.compile("(.+)" + SUFFIX + "( \\d+)?");
    private static final String POST_LOGIN = "post login";

    /** The alias of the built-in flow; Keycloak has none for post login. */
    private static String original(FlowKind kind, Optional<AuthenticationFlowModel> flow) {
        return kind == FlowKind.POST_LOGIN
                ? POST_LOGIN
                : flow.map(AuthenticationFlowModel::getAlias).orElseThrow();
    }

    /** A managed flow that was created earlier for that flow, and enforces SAML. */
    Optional<AuthenticationFlowModel> ready(FlowKind kind, Optional<AuthenticationFlowModel> flow) {
        String original = original(kind, flow);
        return all().filter(managed -> original(managed).equals(original))
                .filter(managed -> new FlowReader(realm).read(kind, managed).enforces())
                .findFirst();
    }

    /** An alias for a new managed flow that no other flow has. */
    String freeName(FlowKind kind, Optional<AuthenticationFlowModel> flow) {
        String name = original(kind, flow) + SUFFIX;
        Set<String> taken = flows().map(AuthenticationFlowModel::getAlias).collect(Collectors.toSet());
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + " " + number;
        }
        return free;
    }

    Stream<AuthenticationFlowModel> all() {
        return flows().filter(ManagedFlows::isManaged).sorted(Comparator.comparing(AuthenticationFlowModel::getAlias));
    }

    /** All flows of the realm. Keycloak still lists flows that the same transaction has deleted; these are left out. */
    private Stream<AuthenticationFlowModel> flows() {
        return realm.getAuthenticationFlowsStream()
                .filter(flow -> realm.getAuthenticationFlowById(flow.getId()) != null);
    }

    static boolean isManaged(AuthenticationFlowModel flow) {
        return flow.isTopLevel()
                && !flow.isBuiltIn()
                && NAME.matcher(flow.getAlias()).matches();
    }

    /** The built-in flow that it is a copy of; empty if it is no copy, or if that flow does not exist any more. */
    Optional<AuthenticationFlowModel> source(AuthenticationFlowModel managed) {
        return Optional.ofNullable(realm.getFlowByAlias(original(managed))).filter(AuthenticationFlowModel::isBuiltIn);
    }

    static boolean isForPostLogin(AuthenticationFlowModel managed) {
        return original(managed).equals(POST_LOGIN);
    }

    private static String original(AuthenticationFlowModel managed) {
        Matcher name = NAME.matcher(managed.getAlias());
        return name.matches() ? name.group(1) : "";
    }
}
