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

/** Reverts {@link FlowInstallation#prepare()}, as far as it created flows. */
public final class FlowRollback {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ManagedFlows managed;
    private final List<FlowState> done = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    public FlowRollback(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.managed = new ManagedFlows(realm);
    }

    /**
     * Binds Keycloak's built-in flows again wherever a managed flow is bound. Deletes managed flows, except those that
     * an administrator has changed or that are still bound.
     */
    public void run() {
        new FlowInstallation(session, realm).lockRealm();
        realm.removeAttribute(FlowInstallation.KEPT);
        FlowBinding.all(session, realm).forEach(this::revert);
        for (AuthenticationFlowModel flow : managed.all().toList()) {
            String name = flow.getAlias();
            if (isUnchanged(flow) && !KeycloakModelUtils.isFlowUsed(session, realm, flow)) {
                new FlowEditor(session, realm).remove(flow);
                removed.add(name);
            } else {
                kept.add(name);
            }
        }
    }

    /** The bindings that were changed back. */
    public List<FlowState> done() {
        return List.copyOf(done);
    }

    /** The aliases of the deleted flows. */
    public List<String> removed() {
        return List.copyOf(removed);
    }

    /** The aliases of managed flows that were kept, because they have been changed or are still bound. */
    public List<String> kept() {
        return List.copyOf(kept);
    }

    private void revert(FlowBinding binding) {
        Optional<AuthenticationFlowModel> bound = binding.flow().filter(ManagedFlows::isManaged);
        if (bound.isEmpty()) {
            return;
        }
        AuthenticationFlowModel flow = bound.get();
        if (binding.kind() == FlowKind.POST_LOGIN && ManagedFlows.isForPostLogin(flow)) {
            binding.bind(null);
            done.add(returned(binding, flow, "No flow is bound any more."));
        } else {
            managed.source(flow).ifPresent(source -> {
                binding.bind(source);
                done.add(returned(binding, flow, source.getAlias() + " is bound again."));
            });
        }
    }

    private static FlowState returned(FlowBinding binding, AuthenticationFlowModel flow, String words) {
        return new FlowState(
                binding.kind().word(),
                binding.alias(),
                Optional.of(flow.getAlias()),
                false,
                false,
                binding.isUsed(),
                FlowAction.RETURN,
                words);
    }

    /**
     * Returns whether the flow is still exactly what {@code prepare} would create now. Otherwise an administrator's
     * changes in it would be lost.
     */
    private boolean isUnchanged(AuthenticationFlowModel flow) {
        FlowReader reader = new FlowReader(realm);
        if (ManagedFlows.isForPostLogin(flow)) {
            SignInFlow empty = new SignInFlow(FlowKind.POST_LOGIN, List.of());
            return hasSameShape(reader.readWithSettings(FlowKind.POST_LOGIN, flow), empty.after(empty.place()));
        }
        return managed.source(flow)
                .filter(source -> List.of(FlowKind.values()).stream()
                        .map(kind -> reader.readWithSettings(kind, source))
                        .filter(original -> original.place().found() == StepPlace.StepPresence.WANTED)
                        .anyMatch(original -> hasSameShape(
                                reader.readWithSettings(original.kind(), flow), original.after(original.place()))))
                .isPresent();
    }

    private static boolean hasSameShape(SignInFlow one, SignInFlow other) {
        return FlowStep.shape(one.steps()).equals(FlowStep.shape(other.steps()));
    }
}
