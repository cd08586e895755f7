package io.github.directorysync.keycloak.access;

import java.util.Map;

/**
 * A back-channel logout message, to be posted to an app or an identity provider.
 *
 * @param app Keycloak's id of the client, or the alias of the identity provider, for the server log
 * @param url where to post it
 * @param form the form parameters
 */
record LogoutMessage(String app, String url, Map<String, String> form) {}
