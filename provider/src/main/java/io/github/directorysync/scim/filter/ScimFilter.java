package io.github.directorysync.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.schema.Place;
import java.util.List;
import java.util.Optional;

/**
 * A filter (RFC 7644 §3.4.2.2) with attributes resolved in the schemas. An unknown attribute is an empty {@code place} and
 * matches nothing.
 */
public sealed interface ScimFilter {

    /** One method for each kind of filter, so that the compiler finds every place to extend for a new kind. */
    interface Cases<T> {
        T and(List<ScimFilter> all);

        T or(List<ScimFilter> any);

        T not(ScimFilter inner);

        T compare(Comparison comparison);

        T present(Present present);

        T element(Element element);
    }

    <T> T fold(Cases<T> cases);

    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE
    }

    record And(List<ScimFilter> all) implements ScimFilter {
        public And {
            all = List.copyOf(all);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.and(all);
        }
    }

    record Or(List<ScimFilter> any) implements ScimFilter {
        public Or {
            any = List.copyOf(any);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.or(any);
        }
    }

    record Not(ScimFilter inner) implements ScimFilter {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.not(inner);
        }
    }

    /**
     * Compares an attribute with a value.
     *
     * @param value a JSON string, number, boolean or null
     */
    record Comparison(Optional<Place> place, Operator operator, JsonNode value) implements ScimFilter {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.compare(this);
        }
    }

    record Present(Optional<Place> place) implements ScimFilter {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.present(this);
        }
    }

    /**
     * A value path such as {@code emails[type eq "work"]}: some element satisfies {@code inner}, whose places are
     * sub-attributes of the attribute.
     */
    record Element(Optional<Place> place, ScimFilter inner) implements ScimFilter {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.element(this);
        }
    }
}
