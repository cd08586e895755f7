package io.github.directorysync.keycloak.query;

import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import jakarta.persistence.TypedQuery;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reads the members of a group piece by piece in the order of their ids. Each piece but the first is read in a transaction of
 * its own, so that a slow receiver holds no connection to the database. Who is a member all the time is read exactly once, unless
 * another account takes the place of theirs; who joins or leaves meanwhile may be read or not.
 */
public record ReferencePieces(KeycloakSessionFactory factory, PieceReader reader) {

    static final int SIZE = 5_000;

    /** Comes before every id. Not the empty text, which Oracle takes for no text. */
    private static final String START = " ";

    /**
     * The next members.
     *
     * @param last the greatest id among them; empty if there are no more members
     */
    public record Piece(List<Reference> references, Optional<String> last) {

        /**
         * Reads a piece. Where it ends is found in the ids alone: between two ids PostgreSQL expects few members, so that it
         * looks them up and does not read everybody for each piece.
         *
         * @param ids finds the ids that come next, in their order
         * @param greatest finds the greatest of them
         * @param upTo reads the members up to this id
         */
        public static Piece read(
                TypedQuery<String> ids, TypedQuery<String> greatest, Function<String, List<Reference>> upTo) {
            Optional<String> last = ids.setFirstResult(SIZE - 1).setMaxResults(1).getResultList().stream()
                    .findFirst();
            Optional<String> end = last.or(() -> Optional.ofNullable(greatest.getSingleResult()));
            return new Piece(end.map(upTo).orElse(List.of()), last);
        }
    }

    /** Reads the members whose ids come after this one, up to {@link #SIZE}. */
    public interface PieceReader {
        Piece after(String id, Database database);
    }

    /** All members. If they are one piece, they are in the order of their names. */
    public ReferenceList all(Database database) {
        Piece first = reader.after(START, database);
        return first.last()
                .map(last -> new ReferenceList(first.references(), Optional.of(() -> new Rest(last))))
                // By the database's collation, a hundred thousand names take half a second and its disk.
                .orElseGet(() -> ReferenceList.all(first.references().stream()
                        .sorted(Comparator.comparing(Reference::display))
                        .toList()));
    }

    private Piece next(String id) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> reader.after(id, new Database(session)));
    }

    private final class Rest implements Iterator<Reference> {

        private Optional<String> last;
        private Iterator<Reference> piece = List.<Reference>of().iterator();

        Rest(String last) {
            this.last = Optional.of(last);
        }

        @Override
        public boolean hasNext() {
            while (!piece.hasNext() && last.isPresent()) {
                Piece next = ReferencePieces.this.next(last.get());
                last = next.last();
                piece = next.references().iterator();
            }
            return piece.hasNext();
        }

        @Override
        public Reference next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return piece.next();
        }
    }
}
