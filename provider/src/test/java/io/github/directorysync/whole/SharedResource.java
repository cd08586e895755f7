package io.github.directorysync.whole;

/** What test classes that run at the same time have in common, as names for JUnit's {@code @ResourceLock}. */
public final class SharedResource {

    /** The realms {@code demo} and {@code customer}, which each server imports, and the port of the sample app. */
    public static final String DEMO = "the realms demo and customer";

    private SharedResource() {}
}
