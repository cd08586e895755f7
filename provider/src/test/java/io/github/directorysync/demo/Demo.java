package io.github.directorysync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDatabase;
import io.github.directorysync.whole.TestEnvironment;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Everything on one machine, from {@code mvn -Pdemo verify} to Ctrl-C. */
public final class Demo {

    private static final int KEYCLOAK = 8080;
    private static final int APP = 8081;

    private Demo() {}

    public static void main(String... arguments) throws InterruptedException {
        try {
            needsFree(KEYCLOAK);
            needsFree(APP);
            run(TestEnvironment.at(KEYCLOAK, APP));
        } catch (RuntimeException | AssertionError e) {
            say("The demo could not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(TestEnvironment environment) throws InterruptedException {
        say("Starting Keycloak on " + environment.keycloakUrl() + ", which takes up to a minute ...");
        KeycloakServer keycloak = KeycloakServer.start(TestDatabase.h2(), environment);
        whenStopped(keycloak);
        TrustCenter app = TrustCenter.start(environment, DemoCompany.PEOPLE).subscribed();
        whenStopped(app);

        fill(keycloak);
        say(Table.of(DemoCompany.PEOPLE, environment, setupLink(keycloak)));
        new CountDownLatch(1).await();
    }

    static void fill(KeycloakServer keycloak) {
        TestEnvironment environment = keycloak.environment();
        say("");
        say("Acme's identity provider pushes its people over SCIM, as Okta does:");
        new OktaLikePush(scim(environment), environment.directoryToken(), line -> say("  - " + line))
                .push(DemoCompany.PEOPLE, DemoCompany.GROUPS);

        say("");
        say("The vendor's administrator chooses roles by hand:");
        DemoCompany.PEOPLE.forEach(person -> prepare(person, keycloak.admin(), environment));
    }

    static String scim(TestEnvironment environment) {
        return environment.keycloakUrl() + "/realms/demo/directories/acme/scim/v2";
    }

    /** As the vendor would send it to the customer's IT. */
    static String setupLink(KeycloakServer keycloak) {
        Map<String, ?> link = Map.of(
                "scopes",
                List.of("connect", "options", "contacts", "read-log"),
                "expiresIn",
                "P1D",
                "label",
                "Acme IT",
                "returnUrl",
                keycloak.environment().appUrl() + "/");
        return keycloak.admin()
                .post("/demo/directory-sync/directories/acme/links", link)
                .ok()
                .json()
                .path("link")
                .asText();
    }

    /** The role selector. */
    private static void prepare(DemoPerson person, Admin admin, TestEnvironment environment) {
        String user = "/demo/users/" + id(admin, "/demo/users?exact=true&username=" + Http.encoded(person.email()));
        String entity = Http.encoded(environment.appUrl() + "/saml/metadata");
        String app = id(admin, "/demo/clients?clientId=" + entity);
        person.chosenByHand().forEach(role -> {
            JsonNode chosen = admin.get("/demo/clients/" + app + "/roles/" + Http.encoded(role))
                    .ok()
                    .json();
            admin.post(user + "/role-mappings/clients/" + app, List.of(chosen)).ok();
            say("  - " + person.name() + ": " + role);
        });
    }

    private static String id(Admin admin, String query) {
        return admin.get(query).ok().json().at("/0/id").asText();
    }

    private static void needsFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " is in use; stop what runs there and try again.", e);
        }
    }

    private static void whenStopped(AutoCloseable running) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                running.close();
            } catch (Exception e) {
                say("While stopping: " + e.getMessage());
            }
        }));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
