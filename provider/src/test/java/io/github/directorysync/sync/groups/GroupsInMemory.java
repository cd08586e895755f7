package io.github.directorysync.sync.groups;

import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups {@code g0}, {@code g1} and so on; remembers what was to become of members. */
public final class GroupsInMemory implements Groups {

    private final Map<String, Stored<ScimGroup>> all = new LinkedHashMap<>();
    final List<Membership> saved = new ArrayList<>();

    @Override
    public Optional<Stored<ScimGroup>> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<Stored<ScimGroup>> findToChange(String id) {
        return find(id);
    }

    @Override
    public Page<Stored<ScimGroup>> list(ListQuery query) {
        return new Page<>(all.size(), List.copyOf(all.values()), false);
    }

    @Override
    public ReferenceList referencesOf(String id, RequestMemory memory) {
        return id.equals("g0") ? ReferenceList.all(List.of(new Reference("u0", "alice"))) : ReferenceList.NONE;
    }

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most, RequestMemory memory) {
        return ids.contains("g0")
                ? Optional.of(Map.of("g0", referencesOf("g0", memory).first())).filter(found -> most > 0)
                : Optional.of(Map.of());
    }

    @Override
    public Stored<ScimGroup> add(ScimGroup group) {
        return put(new Stored<>("g" + all.size(), group, Instant.EPOCH, Instant.EPOCH, 0));
    }

    @Override
    public Stored<ScimGroup> save(Stored<ScimGroup> before, ScimGroup after, Membership membership) {
        saved.add(membership);
        return put(new Stored<>(before.id(), after, Instant.EPOCH, Instant.EPOCH, before.version() + 1));
    }

    @Override
    public boolean remove(Stored<ScimGroup> group) {
        all.remove(group.id());
        return true;
    }

    private Stored<ScimGroup> put(Stored<ScimGroup> group) {
        all.put(group.id(), group);
        return group;
    }
}
