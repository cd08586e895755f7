package io.github.directorysync.directory.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.token.PortalSecret.SecretKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invitation and what opens it. */
class SetupLinkTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_link_is_good_until_it_expires_or_is_revoked() {
        assertThat(link(Optional.empty()).at(NOW, true)).isEqualTo(SetupLink.LinkState.OPEN);
        assertThat(link(Optional.empty()).at(NOW.plusSeconds(60), true)).isEqualTo(SetupLink.LinkState.EXPIRED);
        assertThat(link(Optional.of(NOW)).at(NOW, true).key()).isEqualTo("revoked");
    }

    @Test
    void a_link_whose_maker_could_not_make_it_now_is_good_no_more() {
        assertThat(link(Optional.empty()).at(NOW, false).key()).isEqualTo("orphaned");
        assertThat(link(Optional.of(NOW)).at(NOW, false)).isEqualTo(SetupLink.LinkState.REVOKED);
    }

    @Test
    void a_link_is_good_for_what_it_says() {
        LinkPowers powers = link(Optional.empty()).powers();

        assertThat(powers.include(LinkScope.READ_LOG)).isTrue();
        assertThat(powers.include(LinkScope.CONNECT, LinkScope.READ_LOG)).isTrue();
        assertThat(powers.include(LinkScope.CONNECT, LinkScope.ROTATE_TOKEN)).isFalse();
        assertThat(LinkScope.of("map-groups")).contains(LinkScope.MAP_GROUPS);
        assertThat(LinkScope.of("everything")).isEmpty();
    }

    @Test
    void a_secret_is_found_by_scanners_and_never_in_a_log() {
        PortalSecret link = PortalSecret.random(SecretKind.LINK);
        PortalSecret session = PortalSecret.random(SecretKind.SESSION);

        assertThat(link.inClear()).matches("kcdsl_[A-Za-z0-9_-]{43}");
        assertThat(session.inClear()).matches("kcdss_[A-Za-z0-9_-]{43}");
        assertThat(link).hasToString("kcdsl_…");
        assertThat(PortalSecret.written(SecretKind.LINK, link.inClear())
                        .orElseThrow()
                        .hash())
                .isEqualTo(link.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kcdsl_", "kcdsl_short", "%", "kcds_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_has_not_its_form_is_none(String written) {
        assertThat(PortalSecret.written(SecretKind.LINK, written)).isEmpty();
    }

    @Test
    void a_session_is_no_link_and_a_link_no_token() {
        PortalSecret session = PortalSecret.random(SecretKind.SESSION);

        assertThat(PortalSecret.written(SecretKind.LINK, session.inClear())).isEmpty();
        assertThat(DirectoryToken.written(session.inClear())).isEmpty();
        assertThat(DirectoryToken.written(PortalSecret.random(SecretKind.LINK).inClear()))
                .isEmpty();
    }

    private static SetupLink link(Optional<Instant> revoked) {
        return new SetupLink(
                "id",
                "directory",
                "Ann",
                Optional.empty(),
                new LinkPowers(Set.of(LinkScope.READ_LOG), Set.of(), Set.of()),
                new SetupLink.Life(
                        NOW.minusSeconds(60),
                        new SetupLink.Maker("admin", "master", "1"),
                        NOW.plusSeconds(60),
                        revoked,
                        0,
                        Optional.empty()),
                Optional.empty());
    }
}
