package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.flow.FlowKind;
import io.github.directorysync.directory.flow.FlowStep;
import io.github.directorysync.directory.flow.SignInFlow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/** Reads flows out of Keycloak's caches. */
record FlowReader(RealmModel realm) {

    SignInFlow read(FlowKind kind, AuthenticationFlowModel flow) {
        return new SignInFlow(kind, steps(flow.getId(), false));
    }

    /** With what is configured for each step, which costs a look-up for each. */
    SignInFlow readWhole(FlowKind kind, AuthenticationFlowModel flow) {
        return new SignInFlow(kind, steps(flow.getId(), true));
    }

    private List<FlowStep> steps(String flow, boolean whole) {
        return realm.getAuthenticationExecutionsStream(flow)
                .map(execution -> step(execution, whole))
                .toList();
    }

    private FlowStep step(AuthenticationExecutionModel execution, boolean whole) {
        return new FlowStep(
                execution.getId(),
                execution.isAuthenticatorFlow() ? "" : execution.getAuthenticator(),
                FlowStep.Requirement.valueOf(execution.getRequirement().name()),
                whole ? settings(execution) : Map.of(),
                execution.isAuthenticatorFlow() ? steps(execution.getFlowId(), whole) : List.of());
    }

    private Map<String, String> settings(AuthenticationExecutionModel execution) {
        return Optional.ofNullable(execution.getAuthenticatorConfig())
                .map(realm::getAuthenticatorConfigById)
                .map(AuthenticatorConfigModel::getConfig)
                .orElseGet(Map::of);
    }
}
