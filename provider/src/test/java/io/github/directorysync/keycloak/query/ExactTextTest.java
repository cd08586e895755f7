package io.github.directorysync.keycloak.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What MySQL and MariaDB would take for equal, or could not keep at all. */
class ExactTextTest {

    private static final Pattern TABLE_OR_COLUMN = Pattern.compile("(?:createTable|addColumn) tableName=\"(\\w+)\""
            + "|column name=\"(\\w+)\" type=\"(NVARCHAR\\(\\d+\\)|NCLOB)\"");

    @Test
    void each_column_of_text_holds_any_character_and_compares_exactly() throws IOException {
        String changelog = resource("directory-sync-changelog.xml");
        String exact = resource("directory-sync-exact-text.sql");
        List<String> missing = new ArrayList<>();
        Matcher found = TABLE_OR_COLUMN.matcher(changelog);
        String table = "";
        while (found.find()) {
            if (found.group(1) != null) {
                table = found.group(1);
            } else if (!isExact(exact, table, found.group(2), found.group(3))) {
                missing.add(table + "." + found.group(2));
            }
        }

        assertThat(missing)
                .as("columns without MODIFY … ${ds.exact} in directory-sync-exact-text.sql")
                .isEmpty();
    }

    private static String resource(String name) throws IOException {
        return Files.readString(Path.of("src/main/resources/META-INF", name));
    }

    private static boolean isExact(String statements, String table, String column, String type) {
        String exact = type.equals("NCLOB") ? "LONGTEXT" : type.substring(1);
        return Pattern.compile("ALTER TABLE " + table + "\\b[^;]*MODIFY "
                        + Pattern.quote(column + " " + exact + " ${ds.exact}"))
                .matcher(statements)
                .find();
    }

    /** Keycloak knows no other database than its own, and does not start where a change set names another beside it. */
    @Test
    void no_change_set_names_more_than_one_database() throws IOException {
        assertThat(resource("directory-sync-changelog.xml")).doesNotContainPattern("<changeSet[^>]*dbms=\"[^\"]*,");
    }
}
