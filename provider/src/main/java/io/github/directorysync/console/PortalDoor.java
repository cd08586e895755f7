package io.github.directorysync.console;

import io.github.directorysync.directory.Addresses;
import io.github.directorysync.directory.LinkScope;
import io.github.directorysync.directory.PortalSecret;
import io.github.directorysync.directory.RequestBudget;
import io.github.directorysync.directory.TokenHash;
import io.github.directorysync.keycloak.Footprint;
import io.github.directorysync.keycloak.PortalSessions;
import io.github.directorysync.keycloak.RealmSwitches;
import io.github.directorysync.keycloak.RemoteAddress;
import io.github.directorysync.keycloak.RequestOrigin;
import io.github.directorysync.keycloak.ServerTime;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The door of the set-up portal: it opens to the secret of a link, and then to the session that began with it. */
record PortalDoor(KeycloakSession session, PortalMemory memory) {

    private static final String BEARER = "Bearer ";

    /** Somebody in, and what they show from now on. */
    record Begun(LinkHolder holder, PortalSecret token) {}

    /**
     * Begins a session.
     *
     * @param secret of a link, as somebody wrote it
     */
    Begun open(String secret) {
        PortalSecret token = PortalSecret.random(PortalSecret.Kind.SESSION);
        LinkHolder holder = careful(
                        "link",
                        secret,
                        () -> PortalSecret.written(PortalSecret.Kind.LINK, secret)
                                .flatMap(link -> sessions().begin(link, token, ServerTime.now()))
                                .map(this::holder))
                .orElseThrow(PortalRefusal::link);
        new Footprint(session, holder.directory(), holder.link()).opened();
        return new Begun(holder, token);
    }

    /** What somebody sends who has nothing yet. */
    Form ofAStranger(InputStream body) {
        return new SmallBody(memory.strangers(), address(), SmallBody.OF_A_STRANGER).read(body);
    }

    /** Whoever is at work, if their link has one of these scopes. */
    LinkHolder enter(LinkScope... any) {
        LinkHolder holder = enter();
        if (!holder.link().powers().include(any)) {
            throw PortalRefusal.forbidden(
                    "scope",
                    "This link is not for that. It would have to be one for "
                            + Stream.of(any).map(LinkScope::key).collect(Collectors.joining(" or ")) + ".");
        }
        return holder;
    }

    /** Whoever is at work. */
    LinkHolder enter() {
        String shown = Optional.ofNullable(
                        session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .orElse("");
        LinkHolder holder = careful(
                        "session",
                        shown,
                        () -> PortalSecret.written(PortalSecret.Kind.SESSION, shown)
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

    /** A page that was left open shows an old session again and again: that must not close the door for links. */
    private Optional<LinkHolder> careful(String kind, String shown, Supplier<Optional<LinkHolder>> look) {
        if (!RealmSwitches.isEnabled(realm()) || !realm().isEnabled()) {
            throw new NotFoundException();
        }
        String who = kind + "/" + realm().getId() + "/" + address();
        TokenHash key = TokenHash.of(shown);
        long wait = memory.wrongKeys().waitSeconds(who, key, System.nanoTime());
        if (wait > 0) {
            throw PortalRefusal.tooMany(wait);
        }
        Optional<LinkHolder> found = look.get();
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

    private LinkHolder holder(PortalSessions.Open opened) {
        RequestOrigin.begin(session, opened.link());
        return new LinkHolder(session, realm(), opened, memory.holders());
    }

    private PortalSessions sessions() {
        return new PortalSessions(session, realm());
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
