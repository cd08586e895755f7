package io.github.directorysync.role;

/** Phrases for the sources of a role in an {@link Explanation}. */
final class Wording {

    private Wording() {}

    /** A clause that follows "because". */
    static String reason(Candidate candidate) {
        return switch (candidate.source()) {
            case GROUP -> "the group " + path(candidate.groupPath()) + " is mapped to " + itOr(candidate);
            case PUSHED -> "the identity provider sends " + itOr(candidate);
            case CHOSEN_BY_HAND -> "the role selector is set to " + itOr(candidate);
            case REALM_DEFAULT -> "the realm gives it to everybody";
            case DEFAULT -> "nothing else gives a role and it is the default";
        };
    }

    /** A half-sentence about another candidate, compared with the winner. */
    static String compared(Candidate other, Candidate winner) {
        if (other.role().name().equals(winner.role().name())) {
            return giver(other) + " gives it too";
        }
        String comparison = lower(other, winner) ? "is lower" : "is as high and comes later by name";
        return other.source() == Source.CHOSEN_BY_HAND && other.through().isEmpty()
                ? "the role selector " + other.role().name() + " " + comparison
                : giver(other) + " gives " + other.role().name() + ", which " + comparison;
    }

    /** The reason why a candidate is not the winner. */
    static String outranked(Candidate candidate, Candidate winner) {
        if (!candidate.earned()) {
            return "the default counts only where nothing else gives a role";
        }
        if (candidate.role().name().equals(winner.role().name())) {
            return "it gives the same role";
        }
        return winner.role().name() + (lower(candidate, winner) ? " is higher" : " is as high and comes first by name");
    }

    /** The same as a word that programs know. */
    static String outrankedCode(Candidate candidate, Candidate winner) {
        if (!candidate.earned()) {
            return "default";
        }
        if (candidate.role().name().equals(winner.role().name())) {
            return "same-role";
        }
        return lower(candidate, winner) ? "lower" : "later-by-name";
    }

    static String path(String groupPath) {
        return groupPath.startsWith("/") ? groupPath.substring(1) : groupPath;
    }

    private static boolean lower(Candidate candidate, Candidate winner) {
        return candidate.role().level() < winner.role().level();
    }

    private static String giver(Candidate candidate) {
        return switch (candidate.source()) {
            case GROUP -> "the group " + path(candidate.groupPath());
            case PUSHED -> "the identity provider";
            case CHOSEN_BY_HAND -> "the role selector";
            case REALM_DEFAULT -> "the realm";
            case DEFAULT -> "the default";
        };
    }

    private static String itOr(Candidate candidate) {
        return candidate.through().isEmpty() ? "it" : candidate.through() + ", which contains it";
    }
}
