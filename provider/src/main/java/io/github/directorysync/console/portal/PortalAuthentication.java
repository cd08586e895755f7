package io.github.directorysync.console.portal;

import io.github.directorysync.console.JsonBody;
import io.github.directorysync.console.PortalRefusal;
import io.github.directorysync.console.SmallBody;
import io.github.directorysync.directory.Addresses;
import io.github.directorysync.directory.TokenHash;
import io.github.directorysync.directory.request.RequestBudget;
import io.github.directorysync.directory.token.LinkScope;
import io.github.directorysync.directory.token.PortalSecret;
import io.github.directorysync.keycloak.activity.RequestOrigin;
import io.github.directorysync.keycloak.http.RemoteAddress;
import io.github.directorysync.keycloak.portal.LinkAudit;
import io.github.directorysync.keycloak.portal.PortalSessions;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.RealmSwitches;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Authenticates requests to the set-up portal: by the secret of a link, which begins a session, and then by the token
 * of that session.
 */
record PortalAuthentication(KeycloakSession session, PortalMemory memory) {

    private static final String BEARER = "Bearer ";

    /** A new session: its caller, and the token that authenticates its requests. */
    record SessionStart(PortalCaller holder, PortalSecret token) {}

    /**
     * Begins a session.
     *
     * @param secret the secret of a link, as the client sent it
     */
    SessionStart open(String secret) {
        PortalSecret token = PortalSecret.random(PortalSecret.SecretKind.SESSION);
        PortalCaller holder = careful(
                        "link",
                        secret,
                        () -> PortalSecret.written(PortalSecret.SecretKind.LINK, secret)
                                .flatMap(link -> sessions().begin(link, token, ServerTime.now()))
                                .map(this::holder))
                .orElseThrow(PortalRefusal::link);
        new LinkAudit(session, holder.directory(), holder.link()).opened();
        return new SessionStart(holder, token);
    }

    /** Reads the body of an unauthenticated request. */
    JsonBody ofAStranger(InputStream body) {
        return new SmallBody(memory.strangers(), address(), SmallBody.OF_A_STRANGER).read(body);
    }

    /** Authenticates a session and requires its link to have one of these scopes. */
    PortalCaller enter(LinkScope... any) {
        PortalCaller holder = enter();
        if (!holder.link().powers().include(any)) {
            throw PortalRefusal.forbidden(
                    "scope",
                    "This link does not permit this. It would need the scope "
                            + Stream.of(any).map(LinkScope::key).collect(Collectors.joining(" or ")) + ".");
        }
        return holder;
    }

    /** Authenticates a session and charges the request to the rate limit of its link. */
    PortalCaller enter() {
        String shown = Optional.ofNullable(
                        session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .orElse("");
        PortalCaller holder = careful(
                        "session",
                        shown,
                        () -> PortalSecret.written(PortalSecret.SecretKind.SESSION, shown)
                                .flatMap(token -> sessions().find(token, ServerTime.now()))
                                .map(this::holder))
                .orElseThrow(PortalRefusal::session);
        long now = System.nanoTime();
        RequestBudget.Turn turn = memory.budgets().of(holder.link().id(), now).request(PortalMemory.LIMIT, now);
        if (!turn.granted()) {
            throw PortalRefusal.tooMany(turn.waitSeconds());
        }
        return holder;
    }

    /**
     * Looks up a secret and throttles wrong ones. Links and sessions are counted separately: a page left open with an
     * expired session must not block the opening of links.
     */
    private Optional<PortalCaller> careful(String kind, String shown, Supplier<Optional<PortalCaller>> look) {
        if (!RealmSwitches.isEnabled(realm()) || !realm().isEnabled()) {
            throw new NotFoundException();
        }
        String who = kind + "/" + realm().getId() + "/" + address();
        TokenHash key = TokenHash.of(shown);
        long wait = memory.wrongKeys().waitSeconds(who, key, System.nanoTime());
        if (wait > 0) {
            throw PortalRefusal.tooMany(wait);
        }
        Optional<PortalCaller> found = look.get();
        if (found.isPresent()) {
            memory.wrongKeys().right(who, key, System.nanoTime());
        } else if (!shown.isEmpty()) {
            memory.wrongKeys().wrong(who, key, System.nanoTime());
        }
        return found;
    }

    private String address() {
        return Addresses.neighbour(RemoteAddress.of(session));
    }

    private PortalCaller holder(PortalSessions.OpenSession opened) {
        RequestOrigin.begin(session, opened.link());
        return new PortalCaller(session, realm(), opened, memory);
    }

    private PortalSessions sessions() {
        return new PortalSessions(session, realm());
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
