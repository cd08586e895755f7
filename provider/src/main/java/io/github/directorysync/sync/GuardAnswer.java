package io.github.directorysync.sync;

import java.util.Map;

/** What the guard of a directory says to a change that takes something from people, before the change is made. */
public sealed interface GuardAnswer {

    /** One case for each answer. */
    interface Cases<T> {
        T allowed(Allowed answer);

        T held(Held answer);

        T refused(Refused answer);
    }

    <T> T fold(Cases<T> cases);

    /**
     * It may be made.
     *
     * @param counted how many people are counted as gone by it
     */
    record Allowed(int counted) implements GuardAnswer {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.allowed(this);
        }
    }

    /**
     * It waits for an administrator for these people, and may be made for the others.
     *
     * @param people why, by their ids
     * @param counted how many others are counted as gone by it
     * @param trips whether everything else that is asked from now on is too much too
     */
    record Held(Map<String, HoldReason> people, int counted, boolean trips) implements GuardAnswer {
        public Held {
            people = Map.copyOf(people);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.held(this);
        }
    }

    /** It must not be made for anybody. */
    record Refused(HoldReason reason) implements GuardAnswer {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.refused(this);
        }
    }
}
