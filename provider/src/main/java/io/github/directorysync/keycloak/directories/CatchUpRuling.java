package io.github.directorysync.keycloak.directories;

/** The guard's answer for the suspensions that follow from changed options of a directory. */
public enum CatchUpRuling {
    /** None yet: the guard is asked about each portion of users. */
    NOW,
    /** It was asked about the whole directory, and too many would be suspended: all are held. */
    HELD,
    /** It was asked about the whole directory, and all may be suspended. */
    LET_GO
}
