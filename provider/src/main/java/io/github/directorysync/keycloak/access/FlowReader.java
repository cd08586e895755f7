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

/** Reads authentication flows from Keycloak's caches. */
record FlowReader(RealmModel realm) {

    SignInFlow read(FlowKind kind, AuthenticationFlowModel flow) {
        return new SignInFlow(kind, steps(flow.getId(), false));
    }

    /** Reads the flow with the configuration of each execution, which costs one lookup for each. */
    SignInFlow readWithSettings(FlowKind kind, AuthenticationFlowModel flow) {
        return new SignInFlow(kind, steps(flow.getId(), true));
    }

    private List<FlowStep> steps(String flow, boolean withSettings) {
        return realm.getAuthenticationExecutionsStream(flow)
                .map(execution -> step(execution, withSettings))
                .toList();
    }

    private FlowStep step(AuthenticationExecutionModel execution, boolean withSettings) {
        return new FlowStep(
                execution.getId(),
                execution.isAuthenticatorFlow() ? "" : execution.getAuthenticator(),
                FlowStep.Requirement.valueOf(execution.getRequirement().name()),
                withSettings ? settings(execution) : Map.of(),
                execution.isAuthenticatorFlow() ? steps(execution.getFlowId(), withSettings) : List.of());
    }

    private Map<String, String> settings(AuthenticationExecutionModel execution) {
        return Optional.ofNullable(execution.getAuthenticatorConfig())
                .map(realm::getAuthenticatorConfigById)
                .map(AuthenticatorConfigModel::getConfig)
                .orElseGet(Map::of);
    }
}
