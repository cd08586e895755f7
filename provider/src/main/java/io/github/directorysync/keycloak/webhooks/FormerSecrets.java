package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.keycloak.store.WebhookEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The secrets that an endpoint had before and that messages are still signed with, the newest first, in one column. */
record FormerSecrets(List<Former> all) {

    /** So many fit into the column, and their signatures into a header. */
    private static final int MOST = 4;

    private static final String BETWEEN = " ";
    private static final String BEHIND_SECRET = "|";

    FormerSecrets {
        all = List.copyOf(all);
    }

    /**
     * A secret.
     *
     * @param encrypted by {@link SecretCipher}
     */
    record Former(String encrypted, Instant until) {

        /** Earlier builds kept one secret, and its end in a column of its own. */
        private static Former read(String text, WebhookEntity row) {
            int end = text.lastIndexOf(BEHIND_SECRET);
            return end < 0
                    ? new Former(text, Instant.ofEpochMilli(row.formerUntil))
                    : new Former(text.substring(0, end), Instant.ofEpochMilli(Long.parseLong(text.substring(end + 1))));
        }

        private String text() {
            return encrypted + BEHIND_SECRET + until.toEpochMilli();
        }
    }

    static FormerSecrets of(WebhookEntity row) {
        return new FormerSecrets(
                row.formerSecret == null
                        ? List.of()
                        : Arrays.stream(row.formerSecret.split(BETWEEN, -1))
                                .map(text -> Former.read(text, row))
                                .toList());
    }

    /** With a secret that was the current one until now; without those that have ended, and without any if the overlap is zero. */
    FormerSecrets after(String encrypted, Instant now, Duration overlap) {
        return new FormerSecrets(
                overlap.isZero()
                        ? List.of()
                        : Stream.concat(
                                        Stream.of(new Former(encrypted, now.plus(overlap))),
                                        all.stream()
                                                .filter(former -> former.until().isAfter(now)))
                                .limit(MOST)
                                .toList());
    }

    /** The secrets to sign with now. */
    List<String> valid(Instant now) {
        return all.stream()
                .filter(former -> former.until().isAfter(now))
                .map(Former::encrypted)
                .toList();
    }

    /** When the last of them ends; empty if there is none. */
    Optional<Instant> end() {
        return all.stream().map(Former::until).max(Comparator.naturalOrder());
    }

    /** As it is stored; null if there is none. */
    @Nullable String text() {
        return all.isEmpty() ? null : all.stream().map(Former::text).collect(Collectors.joining(BETWEEN));
    }
}
