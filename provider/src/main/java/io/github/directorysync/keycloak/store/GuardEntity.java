package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** The guard of a directory. Transactions that remove users lock this row, so that they count one after another. */
@Entity
@Table(name = "DS_GUARD")
@NullUnmarked
public class GuardEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    /** When the guard last held a change, in milliseconds since 1970; 0 for never. */
    @Column(name = "TRIPPED")
    public long tripped;
}
