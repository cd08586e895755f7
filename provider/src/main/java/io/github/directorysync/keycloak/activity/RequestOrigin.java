package io.github.directorysync.keycloak.activity;

import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.http.RemoteAddress;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Actor;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The actor of a Keycloak session that is not a SCIM request: an administrator using our admin API or Keycloak's, the
 * holder of a set-up link, a person signing in, or the background. Background work that continues an actor's change
 * keeps that actor's origin. All log entries with the same origin have the same {@code request}.
 *
 * @param request the id that the log entries share
 * @param client the User-Agent; empty in the background
 * @param address the IP address; empty in the background
 * @param method the HTTP method; {@code -} in the background
 * @param path the URL path without query; empty in the background
 */
public record RequestOrigin(String request, Actor actor, String client, String address, String method, String path) {

    private static final String ATTRIBUTE = RequestOrigin.class.getName();
    private static final String ADMINISTRATOR = ATTRIBUTE + ".administrator";
    private static final int PARTS = 4;

    /** The origin of the session, determined at the first call. */
    public static RequestOrigin of(KeycloakSession session) {
        RequestOrigin known = session.getAttribute(ATTRIBUTE, RequestOrigin.class);
        if (known != null) {
            return known;
        }
        RequestOrigin found = administrator(session)
                .map(actor -> inRequest(session, actor))
                .orElseGet(() -> inBackground(Activity.newId(ServerTime.now()), Actor.system()));
        found.begin(session);
        return found;
    }

    /** Keycloak's context has the token of the caller of an admin API, ours included. */
    private static Optional<Actor> administrator(KeycloakSession session) {
        if (session.getContext().getBearerToken() == null) {
            return Optional.empty();
        }
        UserModel user = session.getContext().getUser();
        return Optional.ofNullable(user).map(who -> new Actor(Actor.ActorKind.ADMIN, who.getUsername(), who.getId()));
    }

    /** Declares that the holder of a set-up link acts in this session. */
    public static void begin(KeycloakSession session, SetupLink link) {
        inRequest(session, new Actor(Actor.ActorKind.LINK, link.label(), link.id()))
                .begin(session);
    }

    /**
     * Declares that a person who signs in acts in this session.
     *
     * @param nameId the NameID that the identity provider sent
     */
    public static void beginSignIn(KeycloakSession session, String nameId) {
        inRequest(session, new Actor(Actor.ActorKind.PERSON, nameId)).begin(session);
    }

    /**
     * Declares that an administrator acts in this session.
     *
     * @param by how admin events name the administrator
     */
    public static void begin(KeycloakSession session, AuthDetails by) {
        session.setAttribute(ADMINISTRATOR, by);
    }

    /** Makes this the origin of the session. */
    public void begin(KeycloakSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    private static RequestOrigin inRequest(KeycloakSession session, Actor actor) {
        KeycloakContext context = session.getContext();
        return new RequestOrigin(
                Activity.newId(ServerTime.now()),
                actor,
                Optional.ofNullable(context.getRequestHeaders().getHeaderString(HttpHeaders.USER_AGENT))
                        .orElse(""),
                RemoteAddress.of(session),
                context.getHttpRequest().getHttpMethod(),
                context.getUri().getRequestUri().getRawPath());
    }

    private static RequestOrigin inBackground(String request, Actor actor) {
        return new RequestOrigin(request, actor, "", "", "-", "");
    }

    /** The text for a database column, so that background work can {@link #read} it. */
    public String written() {
        return String.join("|", request, actor.kind().name(), actor.id(), actor.name());
    }

    /** Reads the origin for background work; work that began before the column existed has an unknown origin. */
    public static RequestOrigin read(Optional<String> written) {
        return written.map(text -> text.split("\\|", PARTS))
                .filter(parts -> parts.length == PARTS)
                .map(parts -> inBackground(parts[0], new Actor(Actor.ActorKind.valueOf(parts[1]), parts[3], parts[2])))
                .orElseGet(() -> inBackground(Activity.newId(ServerTime.now()), Actor.system()));
    }

    Activity.Origin in(String directoryId, String alias) {
        return new Activity.Origin(directoryId, alias, actor, client, address);
    }

    /**
     * The actor that admin events name.
     *
     * @param alias of the directory concerned; empty for none
     */
    AuthDetails by(KeycloakSession session, String alias) {
        AuthDetails administrator = session.getAttribute(ADMINISTRATOR, AuthDetails.class);
        if (administrator != null) {
            return administrator;
        }
        AuthDetails by = new AuthDetails();
        by.setRealmId(session.getContext().getRealm().getId());
        by.setRealmName(session.getContext().getRealm().getName());
        by.setClientId(clientId(alias));
        if (actor.kind() == Actor.ActorKind.ADMIN) {
            by.setUserId(actor.id());
        }
        by.setIpAddress(address);
        return by;
    }

    private String clientId(String alias) {
        if (actor.kind() == Actor.ActorKind.LINK) {
            return "link:" + actor.id();
        }
        return alias.isEmpty() ? "directory-sync" : "directory:" + alias;
    }
}
