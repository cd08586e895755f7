package io.github.directorysync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Database;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Surroundings;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
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
            run(Surroundings.at(KEYCLOAK, APP));
        } catch (RuntimeException | AssertionError e) {
            say("The demo could not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Surroundings surroundings) throws InterruptedException {
        say("Starting Keycloak on " + surroundings.keycloakUrl() + ", which takes up to a minute ...");
        KeycloakServer keycloak = KeycloakServer.start(Database.h2(), surroundings);
        whenStopped(keycloak);
        TrustCenter app = TrustCenter.start(surroundings, Company.PEOPLE);
        whenStopped(app);

        fill(keycloak);
        say(Table.of(Company.PEOPLE, surroundings));
        new CountDownLatch(1).await();
    }

    static void fill(KeycloakServer keycloak) {
        Surroundings surroundings = keycloak.surroundings();
        say("");
        say("Acme's identity provider pushes its people over SCIM, as Okta does:");
        String scim = surroundings.keycloakUrl() + "/realms/demo/directories/acme/scim/v2";
        new OktaLikePush(scim, surroundings.directoryToken(), line -> say("  - " + line))
                .push(Company.PEOPLE, Company.GROUPS);

        say("");
        say("The vendor's administrator chooses roles by hand:");
        Company.PEOPLE.forEach(person -> prepare(person, keycloak.admin(), surroundings));
    }

    /** The role selector. */
    private static void prepare(Person person, Admin admin, Surroundings surroundings) {
        String user = "/demo/users/" + id(admin, "/demo/users?exact=true&username=" + Http.encoded(person.email()));
        String entity = Http.encoded(surroundings.appUrl() + "/saml/metadata");
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
