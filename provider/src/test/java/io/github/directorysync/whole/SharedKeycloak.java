package io.github.directorysync.whole;

import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the shared server to the tests of a class with {@link WithKeycloak}. */
final class SharedKeycloak implements ParameterResolver, AfterTestExecutionCallback, AfterAllCallback {

    private static final int TAIL = 80;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KeycloakServer.class;
    }

    @Override
    public KeycloakServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SharedServers.keycloak(context);
    }

    /** A failed test shows the end of Keycloak's log, in which are lines of the classes that run at the same time too. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        var lines = SharedServers.keycloak(context).log().lines().toList();
        String tail = lines.stream().skip(Math.max(0, lines.size() - TAIL)).collect(Collectors.joining("\n"));
        System.err.println("Keycloak when " + context.getDisplayName() + " failed:\n" + tail);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SharedServers.keycloak(context).admin().deleteRealmsOfClass();
    }
}
