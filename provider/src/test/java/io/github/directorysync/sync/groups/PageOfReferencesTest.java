package io.github.directorysync.sync.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.ScimClient;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.scim.search.SearchRequest;
import io.github.directorysync.sync.ResourceSync;
import io.github.directorysync.sync.activity.Journal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a page of groups ends because of their members. */
class PageOfReferencesTest {

    @Test
    void a_page_is_halved_until_its_members_are_not_too_many() {
        var listed = listed(8, Limits.PAGE_REFERENCES / 3, Map.of());

        assertThat(listed.page().resources()).hasSize(2);
        assertThat(listed.page().more()).isTrue();
        assertThat(listed.page().total()).isEqualTo(8);
        assertThat(listed.references()).containsOnlyKeys("g0", "g1");
    }

    @Test
    void a_page_with_as_many_members_as_may_be_is_whole() {
        var listed = listed(2, Limits.PAGE_REFERENCES / 2, Map.of());

        assertThat(listed.page().resources()).hasSize(2);
        assertThat(listed.page().more()).isFalse();
    }

    @Test
    void one_group_is_shown_with_all_its_members() {
        var listed = listed(2, Limits.PAGE_REFERENCES + 1, Map.of());

        assertThat(listed.page().resources()).hasSize(1);
        assertThat(listed.references()).containsOnlyKeys("g0");
        assertThat(listed.references().values())
                .allSatisfy(members -> assertThat(members.first()).hasSize(Limits.PAGE_REFERENCES + 1));
    }

    @Test
    void nobody_counts_members_that_are_not_asked_for() {
        var listed = listed(2, Limits.PAGE_REFERENCES + 1, Map.of("excludedAttributes", "members"));

        assertThat(listed.page().resources()).hasSize(2);
        assertThat(listed.references()).isEmpty();
    }

    private static ResourceSync.Listed<ScimGroup> listed(int groups, int members, Map<String, String> asked) {
        return new GroupSync(
                        new Crowds(groups, members),
                        new ScimClient("generic", ScimClient.PutWithoutMembers.CLEAR),
                        Journal.silent())
                .listWithReferences(ListQuery.read(ResourceSchema.GROUP, new SearchRequest(asked)));
    }

    /** Groups with as many members each; nothing can be changed. */
    private record Crowds(int groups, int members) implements Groups {

        @Override
        public Page<Stored<ScimGroup>> list(ListQuery query) {
            return new Page<>(
                    groups,
                    IntStream.range(0, groups)
                            .mapToObj(i -> new Stored<>(
                                    "g" + i, new ScimGroup("G" + i, Optional.empty()), Instant.EPOCH, Instant.EPOCH, 0))
                            .toList(),
                    false);
        }

        @Override
        public ReferenceList referencesOf(String id, RequestMemory memory) {
            return ReferenceList.all(Collections.nCopies(members, new Reference("u", "u")));
        }

        @Override
        public Optional<Map<String, List<Reference>>> referencesOf(
                Collection<String> ids, int most, RequestMemory memory) {
            Map<String, List<Reference>> all = new HashMap<>();
            ids.forEach(id -> all.put(id, referencesOf(id, memory).first()));
            return Optional.of(all).filter(found -> found.size() * members <= most);
        }

        @Override
        public Optional<Stored<ScimGroup>> find(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Stored<ScimGroup>> findToChange(String id) {
            return Optional.empty();
        }

        @Override
        public Stored<ScimGroup> add(ScimGroup group) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Stored<ScimGroup> save(Stored<ScimGroup> before, ScimGroup after, Membership membership) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean remove(Stored<ScimGroup> group) {
            throw new UnsupportedOperationException();
        }
    }
}
