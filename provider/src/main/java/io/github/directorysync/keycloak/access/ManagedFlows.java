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

/** The flows that we make in a realm, known by their names: those of what they were made for, with an ending. */
record ManagedFlows(RealmModel realm) {

    private static final String ENDING = " with directory sync";
    private static final Pattern NAME = Pattern.compile("(.+)" + ENDING + "( \\d+)?");
    private static final String POST_LOGIN = "post login";

    /** The names of Keycloak's own; there is none for after a sign-in elsewhere. */
    private static String original(FlowKind kind, Optional<AuthenticationFlowModel> flow) {
        return kind == FlowKind.POST_LOGIN
                ? POST_LOGIN
                : flow.map(AuthenticationFlowModel::getAlias).orElseThrow();
    }

    /** One that was made earlier for that flow, and enforces. */
    Optional<AuthenticationFlowModel> ready(FlowKind kind, Optional<AuthenticationFlowModel> flow) {
        String original = original(kind, flow);
        return all().filter(own -> original(own).equals(original))
                .filter(own -> new FlowReader(realm).read(kind, own).enforces())
                .findFirst();
    }

    /** A name for a new one that no other flow has. */
    String freeName(FlowKind kind, Optional<AuthenticationFlowModel> flow) {
        String name = original(kind, flow) + ENDING;
        Set<String> taken = flows().map(AuthenticationFlowModel::getAlias).collect(Collectors.toSet());
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + " " + number;
        }
        return free;
    }

    Stream<AuthenticationFlowModel> all() {
        return flows().filter(ManagedFlows::isOurs).sorted(Comparator.comparing(AuthenticationFlowModel::getAlias));
    }

    /** Keycloak still lists what the same transaction has removed. */
    private Stream<AuthenticationFlowModel> flows() {
        return realm.getAuthenticationFlowsStream()
                .filter(flow -> realm.getAuthenticationFlowById(flow.getId()) != null);
    }

    static boolean isOurs(AuthenticationFlowModel flow) {
        return flow.isTopLevel()
                && !flow.isBuiltIn()
                && NAME.matcher(flow.getAlias()).matches();
    }

    /** What it is a copy of; empty for what is a copy of nothing, or of what is gone. */
    Optional<AuthenticationFlowModel> source(AuthenticationFlowModel own) {
        return Optional.ofNullable(realm.getFlowByAlias(original(own))).filter(AuthenticationFlowModel::isBuiltIn);
    }

    static boolean isForPostLogin(AuthenticationFlowModel own) {
        return original(own).equals(POST_LOGIN);
    }

    private static String original(AuthenticationFlowModel own) {
        Matcher name = NAME.matcher(own.getAlias());
        return name.matches() ? name.group(1) : "";
    }
}
