package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.flow.StepPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlow;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AuthenticationManagementResource;

/** Creates, changes and deletes authentication flows. */
record FlowEditor(KeycloakSession session, RealmModel realm) {

    private static final int PRIORITY_STEP = 10;

    /** Copies a flow with its executions and their configuration, as Keycloak's admin console does. */
    AuthenticationFlowModel copy(AuthenticationFlowModel flow, String name) {
        return AuthenticationManagementResource.copyFlow(session, realm, flow, name);
    }

    /** Creates an empty top-level flow. */
    AuthenticationFlowModel create(String name) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(name);
        flow.setDescription("Lets people of a directory that enforces SAML in from their own identity provider only.");
        flow.setProviderId(AuthenticationFlow.BASIC_FLOW);
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        return realm.addAuthenticationFlow(flow);
    }

    /**
     * Inserts the step <em>Enforce SAML</em> at the place that {@link
     * io.github.directorysync.directory.flow.SignInFlow#after} finds.
     */
    void insert(AuthenticationFlowModel flow, StepPlace place) {
        Optional<AuthenticationExecutionModel> anchor = place.anchor().map(realm::getAuthenticationExecutionById);
        String parent = anchor.map(AuthenticationExecutionModel::getParentFlow).orElse(flow.getId());
        List<AuthenticationExecutionModel> all =
                new ArrayList<>(realm.getAuthenticationExecutionsStream(parent).toList());
        List<AuthenticationExecutionModel> replacement = place.instead().stream()
                .map(step -> step.id().isEmpty() ? step(parent, step.authenticator()) : anchor.orElseThrow())
                .toList();
        int index = anchor.map(execution -> all.stream()
                        .map(AuthenticationExecutionModel::getId)
                        .toList()
                        .indexOf(execution.getId()))
                .orElse(0);
        anchor.ifPresent(execution -> {
            all.remove(index);
            if (!replacement.contains(execution)) {
                realm.removeAuthenticatorExecution(execution);
            }
        });
        all.addAll(index, replacement);
        order(all);
    }

    private static AuthenticationExecutionModel step(String flow, String authenticator) {
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setParentFlow(flow);
        step.setAuthenticator(authenticator);
        step.setAuthenticatorFlow(false);
        step.setRequirement(Requirement.REQUIRED);
        return step;
    }

    /** Adds new executions, and changes the priority of the others only where needed. */
    private void order(List<AuthenticationExecutionModel> all) {
        int priority = 0;
        for (AuthenticationExecutionModel execution : all) {
            priority += PRIORITY_STEP;
            boolean moved = execution.getPriority() != priority;
            execution.setPriority(priority);
            if (execution.getId() == null) {
                realm.addAuthenticatorExecution(execution);
            } else if (moved) {
                realm.updateAuthenticatorExecution(execution);
            }
        }
    }

    /** Deletes the flow with its executions, subflows and configurations. Keycloak refuses if the flow is bound. */
    void remove(AuthenticationFlowModel flow) {
        for (AuthenticationExecutionModel execution :
                realm.getAuthenticationExecutionsStream(flow.getId()).toList()) {
            AuthenticatorConfigModel config = execution.getAuthenticatorConfig() == null
                    ? null
                    : realm.getAuthenticatorConfigById(execution.getAuthenticatorConfig());
            realm.removeAuthenticatorExecution(execution);
            if (config != null) {
                realm.removeAuthenticatorConfig(config);
            }
            if (execution.isAuthenticatorFlow()) {
                remove(realm.getAuthenticationFlowById(execution.getFlowId()));
            }
        }
        realm.removeAuthenticationFlow(flow);
    }
}
