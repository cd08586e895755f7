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

/** Makes, changes and removes flows. */
record FlowEditor(KeycloakSession session, RealmModel realm) {

    private static final int APART = 10;

    /** As Keycloak's own console copies: with all that is in it, and what is configured. */
    AuthenticationFlowModel copy(AuthenticationFlowModel flow, String name) {
        return AuthenticationManagementResource.copyFlow(session, realm, flow, name);
    }

    /** One that has nothing in it yet. */
    AuthenticationFlowModel make(String name) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(name);
        flow.setDescription("Lets people of a directory that enforces SAML in from their own identity provider only.");
        flow.setProviderId(AuthenticationFlow.BASIC_FLOW);
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        return realm.addAuthenticationFlow(flow);
    }

    /** Puts the step where it belongs, as {@link io.github.directorysync.directory.flow.SignInFlow#after} says. */
    void insert(AuthenticationFlowModel flow, StepPlace place) {
        Optional<AuthenticationExecutionModel> anchor = place.anchor().map(realm::getAuthenticationExecutionById);
        String parent = anchor.map(AuthenticationExecutionModel::getParentFlow).orElse(flow.getId());
        List<AuthenticationExecutionModel> all =
                new ArrayList<>(realm.getAuthenticationExecutionsStream(parent).toList());
        List<AuthenticationExecutionModel> instead = place.instead().stream()
                .map(step -> step.id().isEmpty() ? step(parent, step.authenticator()) : anchor.orElseThrow())
                .toList();
        int index = anchor.map(execution -> all.stream()
                        .map(AuthenticationExecutionModel::getId)
                        .toList()
                        .indexOf(execution.getId()))
                .orElse(0);
        anchor.ifPresent(execution -> {
            all.remove(index);
            if (!instead.contains(execution)) {
                realm.removeAuthenticatorExecution(execution);
            }
        });
        all.addAll(index, instead);
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

    /** Adds what is new, and moves the others as far as they have to. */
    private void order(List<AuthenticationExecutionModel> all) {
        int priority = 0;
        for (AuthenticationExecutionModel execution : all) {
            priority += APART;
            boolean moved = execution.getPriority() != priority;
            execution.setPriority(priority);
            if (execution.getId() == null) {
                realm.addAuthenticatorExecution(execution);
            } else if (moved) {
                realm.updateAuthenticatorExecution(execution);
            }
        }
    }

    /** With all that is in it; Keycloak refuses if it is used. */
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
