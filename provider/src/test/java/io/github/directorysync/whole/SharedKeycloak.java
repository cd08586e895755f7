package io.github.directorysync.whole;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the one server of the test run when it is first asked for; JUnit closes it at the end of the run. */
final class SharedKeycloak implements ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final int TAIL = 80;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KeycloakServer.class;
    }

    @Override
    public KeycloakServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context)
                .getOrComputeIfAbsent(
                        KeycloakServer.class,
                        key -> KeycloakServer.start(Database.h2().with("--metrics-enabled=true")),
                        KeycloakServer.class);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        KeycloakServer server = startedServer(context);
        if (server != null) {
            context.getStore(Namespace.create(SharedKeycloak.class, context.getUniqueId()))
                    .put("log", server.log().length());
        }
    }

    /** A failed test shows what Keycloak logged meanwhile. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        KeycloakServer server = startedServer(context);
        if (server == null || context.getExecutionException().isEmpty()) {
            return;
        }
        int before = context.getStore(Namespace.create(SharedKeycloak.class, context.getUniqueId()))
                .getOrDefault("log", Integer.class, 0);
        var lines = server.log().substring(before).lines().toList();
        String tail = lines.stream().skip(Math.max(0, lines.size() - TAIL)).collect(Collectors.joining("\n"));
        System.err.println("Keycloak during " + context.getDisplayName() + ":\n" + tail);
    }

    private static @Nullable KeycloakServer startedServer(ExtensionContext context) {
        return store(context).get(KeycloakServer.class, KeycloakServer.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(SharedKeycloak.class));
    }
}
