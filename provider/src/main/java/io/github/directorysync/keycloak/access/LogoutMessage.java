package io.github.directorysync.keycloak.access;

import java.util.Map;

/**
 * A message to an app that a session is over.
 *
 * @param app Keycloak's id of the client
 * @param form what is posted to it
 */
record LogoutMessage(String app, String url, Map<String, String> form) {}
