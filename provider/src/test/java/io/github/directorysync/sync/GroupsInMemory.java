package io.github.directorysync.sync;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Membership;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.ScimGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups {@code g0}, {@code g1} and so on; remembers what was to become of members. */
final class GroupsInMemory implements Groups {

    private final Map<String, Kept<ScimGroup>> all = new LinkedHashMap<>();
    final List<Membership> saved = new ArrayList<>();

    @Override
    public Optional<Kept<ScimGroup>> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<Kept<ScimGroup>> findToChange(String id) {
        return find(id);
    }

    @Override
    public Page<Kept<ScimGroup>> list(ListQuery query) {
        return new Page<>(all.size(), List.copyOf(all.values()), false);
    }

    @Override
    public Map<String, List<Reference>> referencesOf(Collection<String> ids) {
        return ids.contains("g0") ? Map.of("g0", List.of(new Reference("u0", "alice"))) : Map.of();
    }

    @Override
    public Kept<ScimGroup> add(ScimGroup group) {
        return put(new Kept<>("g" + all.size(), group, Instant.EPOCH, Instant.EPOCH, 0));
    }

    @Override
    public Kept<ScimGroup> save(Kept<ScimGroup> before, ScimGroup after, Membership membership) {
        saved.add(membership);
        return put(new Kept<>(before.id(), after, Instant.EPOCH, Instant.EPOCH, before.version() + 1));
    }

    @Override
    public boolean remove(Kept<ScimGroup> group) {
        all.remove(group.id());
        return true;
    }

    private Kept<ScimGroup> put(Kept<ScimGroup> group) {
        all.put(group.id(), group);
        return group;
    }
}
