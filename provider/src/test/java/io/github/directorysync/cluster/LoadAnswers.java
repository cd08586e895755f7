package io.github.directorysync.cluster;

import io.github.directorysync.whole.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The answers to a load: how many of each status, and those that no client of SCIM should get. */
final class LoadAnswers {

    private static final int MOST_FAULTS = 50;

    private final AtomicLong good = new AtomicLong();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    /** Counts an answer: good is 2xx, and 404 or 409 of what was done before by an attempt whose end was not known. */
    void add(Answer answer) {
        statuses.computeIfAbsent(answer.status(), status -> new AtomicLong()).incrementAndGet();
        if (answer.status() / 100 == 2) {
            good.incrementAndGet();
        } else if (!isScim(answer) || !isRightRefusal(answer)) {
            fault(answer.request() + " was answered " + answer.status() + " "
                    + answer.headers().map() + ": " + answer.body());
        }
    }

    void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }

    long good() {
        return good.get();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How many of each. */
    Map<Integer, AtomicLong> statuses() {
        return new TreeMap<>(statuses);
    }

    private static boolean isScim(Answer answer) {
        return answer.header("Content-Type").orElse("").startsWith("application/scim+json")
                && answer.json().path("status").asText().equals(Integer.toString(answer.status()));
    }

    private static boolean isRightRefusal(Answer answer) {
        return switch (answer.status()) {
            case 404, 409 -> true;
            case 429, 503 -> answer.header("Retry-After").isPresent();
            default -> false;
        };
    }
}
