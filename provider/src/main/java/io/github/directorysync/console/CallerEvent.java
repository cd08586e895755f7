package io.github.directorysync.console;

/** The admin event of a change, in the name of whoever made it. */
interface CallerEvent {

    /** How it is now, as JSON and without secrets. */
    CallerEvent representation(String json);

    /** Sends it. */
    void success();
}
