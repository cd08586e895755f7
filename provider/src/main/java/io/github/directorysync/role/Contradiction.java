package io.github.directorysync.role;

import io.github.directorysync.role.RoleMapper.MapperKind;
import io.github.directorysync.role.RoleMapper.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A protocol mapper that writes other roles for an app, in addition to the mapper that writes the resolved role.
 *
 * @param mapper the other mapper
 * @param degree how serious the contradiction is
 * @param text one sentence that names the mapper and the remedy
 */
public record Contradiction(RoleMapper mapper, Degree degree, String text) {

    /** How serious a contradiction is. */
    public enum Degree {
        /** Both write to the same attribute or claim: the app may read the wrong value. */
        SAME_NAME,
        /** It writes into the same assertion under another name: the app sees all roles in addition to the resolved one. */
        RAW_ROLES,
        /** It writes to a place that an app does not read if it asks for the resolved role. */
        NOTE
    }

    /** Whether the app may read a wrong role because of it. */
    public boolean misleads() {
        return degree != Degree.NOTE;
    }

    /** All mappers of an app that contradict {@code resolved}. */
    public static List<Contradiction> with(RoleMapper resolved, Protocol protocol, List<RoleMapper> all) {
        return all.stream()
                .filter(other -> !other.id().equals(resolved.id()))
                .flatMap(other -> degree(resolved, protocol, other).stream()
                        .map(degree -> new Contradiction(other, degree, text(degree, resolved, protocol, other))))
                .toList();
    }

    /**
     * The mapper of the resolved role. If there are several, one of the client itself comes before those of client scopes;
     * among these the first.
     */
    public static Optional<RoleMapper> resolved(List<RoleMapper> all) {
        Stream<RoleMapper> own = all.stream().filter(mapper -> mapper.scope().isEmpty());
        return Stream.concat(own, all.stream())
                .filter(mapper -> mapper.kind() == MapperKind.RESOLVED)
                .findFirst();
    }

    private static Optional<Degree> degree(RoleMapper resolved, Protocol protocol, RoleMapper other) {
        if (resolved.meets(other, protocol)) {
            return Optional.of(Degree.SAME_NAME);
        }
        if (other.kind() != MapperKind.ALL_ROLES) {
            return Optional.empty();
        }
        return Optional.of(protocol == Protocol.SAML ? Degree.RAW_ROLES : Degree.NOTE);
    }

    private static String text(Degree degree, RoleMapper resolved, Protocol protocol, RoleMapper other) {
        String writes = capital(other.place()) + " writes " + what(other) + " into the " + protocol.word() + " "
                + other.writes();
        return switch (degree) {
            case SAME_NAME ->
                writes + ", where the app looks for the resolved role (" + resolved.writes() + "): take "
                        + remedy(other) + ".";
            case RAW_ROLES ->
                writes + ", beside the resolved role in " + resolved.writes() + ": take " + remedy(other) + ".";
            case NOTE -> writes + ". The app should read " + resolved.writes() + " only.";
        };
    }

    private static String what(RoleMapper other) {
        return switch (other.kind()) {
            case RESOLVED -> "a resolved role too";
            case ALL_ROLES -> "all roles of the person as Keycloak has them";
            case OTHER -> "something else";
        };
    }

    private static String remedy(RoleMapper other) {
        return other.scope()
                .map(scope -> "the client scope " + scope + " off the client")
                .orElse("it away");
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
