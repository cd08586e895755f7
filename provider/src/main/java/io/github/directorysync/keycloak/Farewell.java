package io.github.directorysync.keycloak;

import java.util.Map;

/**
 * A message to an app that a session is over.
 *
 * @param app Keycloak's id of the client
 * @param form what is posted to it
 */
record Farewell(String app, String url, Map<String, String> form) {}
