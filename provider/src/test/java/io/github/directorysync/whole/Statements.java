package io.github.directorysync.whole;

/**
 * How many statements the database has executed, as it counts them itself; without those of the activity log and of what
 * is done in the background, which come whenever they like. What a change writes into the outbox of events is counted.
 */
public record Statements(Postgres postgres) {

    private static final String NOT_COUNTED =
            "pg_stat|^begin|^commit|^set |ds_activity|ds_role_change|ds_directory_state|from"
                    + " ds_outbox|ds_event|ds_activated|ds_webhook|left join"
                    + " ds_user|ds_setup_link|ds_portal_session|ds_traffic|count[(].* from component |from"
                    + " ds_selector|user_attribute .*[.]name=|group_attribute .*[.]name=|exported is null|set"
                    + " exported|with gone as|D.people|decided *<|expires *>|expires is not null|skip locked";

    public void reset() {
        postgres.number("SELECT 1 FROM pg_stat_statements_reset()");
    }

    public long count() {
        return postgres.number(
                "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements WHERE query !~* '" + NOT_COUNTED + "'");
    }

    /** Until what a realm export carries has been written to the people and groups of the directory, in the background. */
    public void awaitExported(String directoryId) {
        String rows = "directory_id = '" + directoryId + "' AND exported IS NULL";
        Waiting.until(() -> postgres.number("SELECT (SELECT count(*) FROM ds_user WHERE " + rows
                        + ") + (SELECT count(*) FROM ds_group WHERE " + rows + ")")
                == 0);
    }
}
