package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A directory's guard, one at a time for who takes people out. */
@Entity
@Table(name = "DS_GUARD")
@NullUnmarked
public class GuardEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    /** When it last held something; 0 for never. */
    @Column(name = "TRIPPED")
    public long tripped;
}
