package io.github.directorysync.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The table in {@code docs/permissions.md}: the test asks Keycloak for what it says. */
final class PermissionTable {

    private static final Path DOCUMENT = Path.of("../docs/permissions.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * One address, or one form of it.
     *
     * @param path below the admin API, perhaps with a query
     * @param body what has to be sent so that the row is meant
     * @param realm the role over the realm that it needs
     * @param people the role over people that it needs besides
     * @param operator the operator role that stands for both
     */
    record Row(
            String method,
            String path,
            Optional<String> body,
            Optional<String> realm,
            Optional<String> people,
            Optional<String> operator) {

        String operation() {
            return method + " " + path.replaceAll("\\?.*", "");
        }

        boolean allows(Set<String> roles) {
            boolean byKeycloak = realm.stream().allMatch(role -> has(roles, role))
                    && people.stream().allMatch(role -> has(roles, role));
            return byKeycloak || operator.stream().anyMatch(role -> has(roles, role));
        }

        /** Who may change may look. */
        private static boolean has(Set<String> roles, String wanted) {
            return roles.contains(wanted)
                    || roles.contains(wanted.replace("view-", "manage-"))
                    || roles.contains(wanted.replace("-view", "-manage"))
                    || roles.contains(wanted.replace("-read-people", "-view"))
                    || roles.contains(wanted.replace("-read-people", "-manage"));
        }
    }

    private PermissionTable() {}

    static List<Row> read() {
        List<Row> rows = new ArrayList<>();
        for (String line : lines()) {
            String[] cells = line.split("\\|", -1);
            List<String> address = codes(cells.length == 6 ? cells[1] : "");
            if (!address.isEmpty() && address.get(0).matches("[A-Z]+ /.*")) {
                String[] operation = address.get(0).split(" ", 2);
                rows.add(new Row(
                        operation[0],
                        operation[1],
                        address.stream().skip(1).findFirst(),
                        codes(cells[2]).stream().findFirst(),
                        codes(cells[3]).stream().findFirst(),
                        codes(cells[4]).stream().findFirst()));
            }
        }
        return rows;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
