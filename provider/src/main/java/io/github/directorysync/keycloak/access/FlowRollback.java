package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.flow.FlowKind;
import io.github.directorysync.directory.flow.FlowState;
import io.github.directorysync.directory.flow.FlowState.FlowAction;
import io.github.directorysync.directory.flow.FlowStep;
import io.github.directorysync.directory.flow.SignInFlow;
import io.github.directorysync.directory.flow.StepPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The way back from {@link FlowInstallation#prepare()}, as far as it made flows. */
public final class FlowRollback {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ManagedFlows own;
    private final List<FlowState> done = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    public FlowRollback(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.own = new ManagedFlows(realm);
    }

    /** Where a flow of ours is used, Keycloak's own is used again. Ours go, but for those that somebody has changed or uses. */
    public void go() {
        new FlowInstallation(session, realm).alone();
        realm.removeAttribute(FlowInstallation.KEPT);
        FlowBinding.all(session, realm).forEach(this::back);
        for (AuthenticationFlowModel flow : own.all().toList()) {
            String name = flow.getAlias();
            if (isAsMade(flow) && !KeycloakModelUtils.isFlowUsed(session, realm, flow)) {
                new FlowEditor(session, realm).remove(flow);
                removed.add(name);
            } else {
                kept.add(name);
            }
        }
    }

    /** Whose flows are others now. */
    public List<FlowState> done() {
        return List.copyOf(done);
    }

    /** The names of the flows that are gone. */
    public List<String> removed() {
        return List.copyOf(removed);
    }

    /** The names of those that stay, because somebody has changed them or still uses them. */
    public List<String> kept() {
        return List.copyOf(kept);
    }

    private void back(FlowBinding use) {
        Optional<AuthenticationFlowModel> bound = use.flow().filter(ManagedFlows::isOurs);
        if (bound.isEmpty()) {
            return;
        }
        AuthenticationFlowModel flow = bound.get();
        if (use.kind() == FlowKind.POST_LOGIN && ManagedFlows.isForPostLogin(flow)) {
            use.bind(null);
            done.add(returned(use, flow, "There is none any more."));
        } else {
            own.source(flow).ifPresent(source -> {
                use.bind(source);
                done.add(returned(use, flow, source.getAlias() + " takes its place again."));
            });
        }
    }

    private static FlowState returned(FlowBinding use, AuthenticationFlowModel flow, String words) {
        return new FlowState(
                use.kind().word(),
                use.alias(),
                Optional.of(flow.getAlias()),
                false,
                false,
                use.isUsed(),
                FlowAction.RETURN,
                words);
    }

    /** What was configured in it would be lost, so it has to be what would be made today. */
    private boolean isAsMade(AuthenticationFlowModel flow) {
        FlowReader reader = new FlowReader(realm);
        if (ManagedFlows.isForPostLogin(flow)) {
            SignInFlow nothing = new SignInFlow(FlowKind.POST_LOGIN, List.of());
            return isLike(reader.readWhole(FlowKind.POST_LOGIN, flow), nothing.after(nothing.place()));
        }
        return own.source(flow)
                .filter(source -> List.of(FlowKind.values()).stream()
                        .map(kind -> reader.readWhole(kind, source))
                        .filter(original -> original.place().found() == StepPlace.StepPresence.WANTED)
                        .anyMatch(original ->
                                isLike(reader.readWhole(original.kind(), flow), original.after(original.place()))))
                .isPresent();
    }

    private static boolean isLike(SignInFlow one, SignInFlow other) {
        return FlowStep.shape(one.steps()).equals(FlowStep.shape(other.steps()));
    }
}
