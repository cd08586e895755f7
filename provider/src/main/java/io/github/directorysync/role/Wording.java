package io.github.directorysync.role;

/** How an explanation speaks of what gives somebody a role. */
final class Wording {

    private Wording() {}

    /** Goes on from "because". */
    static String reason(Candidate candidate) {
        return switch (candidate.source()) {
            case GROUP -> "the group " + path(candidate.groupPath()) + " is mapped to " + itOr(candidate);
            case PUSHED -> "the identity provider sends " + itOr(candidate);
            case CHOSEN_BY_HAND -> "the role selector is set to " + itOr(candidate);
            case REALM_DEFAULT -> "the realm gives it to everybody";
            case DEFAULT -> "nothing else gives a role and it is the default";
        };
    }

    /** Of another candidate, in one half of a sentence. */
    static String beside(Candidate other, Candidate winner) {
        if (other.role().name().equals(winner.role().name())) {
            return giver(other) + " gives it too";
        }
        String compared = lower(other, winner) ? "is lower" : "is as high and comes later by name";
        return other.source() == Source.CHOSEN_BY_HAND && other.through().isEmpty()
                ? "the role selector " + other.role().name() + " " + compared
                : giver(other) + " gives " + other.role().name() + ", which " + compared;
    }

    /** Why a candidate is not the winner. */
    static String outranked(Candidate candidate, Candidate winner) {
        if (!candidate.earned()) {
            return "the default counts only where nothing else gives a role";
        }
        if (candidate.role().name().equals(winner.role().name())) {
            return "it gives the same role";
        }
        return winner.role().name() + (lower(candidate, winner) ? " is higher" : " is as high and comes first by name");
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
