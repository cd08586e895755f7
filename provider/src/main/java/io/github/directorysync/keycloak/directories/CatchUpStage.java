package io.github.directorysync.keycloak.directories;

/**
 * How far a directory has caught up with changed options. The users are taken in the order of their ids.
 *
 * @param everybody whether it includes users for whom nothing is withheld
 * @param from Keycloak's id of the last user that was processed; empty before the first
 * @param ruling the guard's answer for the users that are suspended by it
 */
public record CatchUpStage(boolean everybody, String from, CatchUpRuling ruling) {

    public CatchUpStage(boolean everybody, String from) {
        this(everybody, from, CatchUpRuling.NOW);
    }

    /** For the column {@code CATCH_UP}: the three fields, separated by commas. */
    String written() {
        return everybody + "," + from + "," + ruling;
    }

    static CatchUpStage read(String written) {
        String[] parts = written.split(",", 3);
        return new CatchUpStage(Boolean.parseBoolean(parts[0]), parts[1], CatchUpRuling.valueOf(parts[2]));
    }

    public CatchUpStage next(String last) {
        return new CatchUpStage(everybody, last, ruling);
    }
}
