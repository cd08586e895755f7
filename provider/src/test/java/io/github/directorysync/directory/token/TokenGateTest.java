package io.github.directorysync.directory.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.AccountRules;
import io.github.directorysync.directory.Addresses;
import io.github.directorysync.directory.Apps;
import io.github.directorysync.directory.Customer;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryAttributes;
import io.github.directorysync.directory.DirectoryMode;
import io.github.directorysync.directory.Guard;
import io.github.directorysync.directory.NameIdSource;
import io.github.directorysync.directory.Options;
import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.SamlFirst;
import io.github.directorysync.directory.ScimAccess;
import io.github.directorysync.directory.ScimClient;
import io.github.directorysync.directory.token.TokenGate.TokenCheck;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in. */
class TokenGateTest {

    private static final Instant NOW = Instant.parse("2026-05-13T04:42:34Z");
    private static final DirectoryToken DECLARED = DirectoryToken.random();
    private static final DirectoryToken OLD = DirectoryToken.random();
    private static final DirectoryToken NEW = DirectoryToken.random();
    private static final DirectoryToken EXPIRED = DirectoryToken.random();

    private static final IssuedToken OLD_ISSUED = issued("old", OLD, Optional.of(NOW.plusMillis(1)));
    private static final IssuedToken NEW_ISSUED = issued("new", NEW, Optional.empty());

    private static final TokenGate GATE = new TokenGate(
            new Directory(
                    "c1",
                    "acme",
                    "Acme",
                    new Customer(Set.of(), "Acme", Optional.empty(), List.of()),
                    new SamlFirst(Optional.empty(), NameIdSource.USER_NAME, false, false, true),
                    new ScimAccess(
                            List.of(DECLARED.hash(), DirectoryToken.random().hash()),
                            Set.of(),
                            new Addresses(List.of()),
                            RateLimit.DEFAULT,
                            false),
                    Options.DEFAULT,
                    new AccountRules(true, false, false),
                    new Apps(List.of(), false, false),
                    new DirectoryAttributes(Optional.empty(), List.of()),
                    Guard.DEFAULT,
                    new ScimClient("generic", ScimClient.PutWithoutMembers.CLEAR),
                    DirectoryMode.LIVE),
            List.of(OLD_ISSUED, NEW_ISSUED, issued("expired", EXPIRED, Optional.of(NOW))));

    @Test
    void every_active_token_opens_and_is_named() {
        assertThat(knock("Bearer " + OLD.inClear())).isEqualTo(new TokenCheck.Accepted(Optional.of(OLD_ISSUED)));
        assertThat(knock("Bearer " + NEW.inClear())).isEqualTo(new TokenCheck.Accepted(Optional.of(NEW_ISSUED)));
    }

    @Test
    void a_token_of_the_realms_configuration_opens() {
        assertThat(knock("Bearer " + DECLARED.inClear())).isEqualTo(new TokenCheck.Accepted(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   ", " Bearer ", "Bearer\t"})
    void the_scheme_may_be_written_in_any_way(String scheme) {
        assertThat(knock(scheme + NEW.inClear() + " ")).isEqualTo(new TokenCheck.Accepted(Optional.of(NEW_ISSUED)));
    }

    @Test
    void an_expired_token_no_longer_opens() {
        assertThat(knock("Bearer " + EXPIRED.inClear())).isEqualTo(new TokenCheck.Rejected(Denial.EXPIRED_TOKEN));
        assertThat(GATE.check(Optional.of("Bearer " + OLD.inClear()), NOW.plusMillis(1)))
                .isEqualTo(new TokenCheck.Rejected(Denial.EXPIRED_TOKEN));
    }

    @Test
    void every_wrong_key_is_refused_and_the_log_learns_why() {
        assertThat(GATE.check(Optional.empty(), NOW)).isEqualTo(new TokenCheck.Rejected(Denial.NO_TOKEN));
        assertThat(List.of(
                        "",
                        "Bearer",
                        "Bearer ",
                        NEW.inClear(),
                        "Basic " + NEW.inClear(),
                        "Bearer " + NEW.inClear() + "x",
                        "Bearer " + NEW.inClear() + " x",
                        "Bearer " + NEW.hash().hex()))
                .allSatisfy(header -> assertThat(knock(header)).isEqualTo(new TokenCheck.Rejected(Denial.NOT_A_TOKEN)));
        assertThat(knock("Bearer " + DirectoryToken.random().inClear()))
                .isEqualTo(new TokenCheck.Rejected(Denial.UNKNOWN_TOKEN));
    }

    @Test
    void a_client_that_offers_nothing_else_shows_it_as_the_password_of_http_basic() {
        assertThat(knock("Basic " + base64("acme:" + NEW.inClear())))
                .isEqualTo(new TokenCheck.Accepted(Optional.of(NEW_ISSUED)));
        assertThat(List.of(
                        "acme:" + EXPIRED.inClear(),
                        "acme:",
                        "acme",
                        "other:" + NEW.inClear(),
                        ":" + NEW.inClear(),
                        NEW.inClear()))
                .allSatisfy(pair -> assertThat(knock("Basic " + base64(pair))).isInstanceOf(TokenCheck.Rejected.class));
    }

    @Property
    void whatever_the_header_only_a_token_opens(@ForAll String header) {
        assertThat(knock(header)).isInstanceOf(TokenCheck.Rejected.class);
        assertThat(knock("Bearer " + header)).isInstanceOf(TokenCheck.Rejected.class);
        assertThat(knock("Basic " + header)).isInstanceOf(TokenCheck.Rejected.class);
        assertThat(knock("Basic " + base64(header))).isInstanceOf(TokenCheck.Rejected.class);
        assertThat(knock("Basic " + base64("acme:" + header))).isInstanceOf(TokenCheck.Rejected.class);
    }

    @Test
    void an_entry_is_open_or_closed() {
        assertThat(knock("Bearer " + NEW.inClear()).<String>fold(open -> "open", closed -> "closed"))
                .isEqualTo("open");
        assertThat(knock("Basic x").<String>fold(open -> "open", closed -> "closed"))
                .isEqualTo("closed");
    }

    private static TokenCheck knock(String header) {
        return GATE.check(Optional.of(header), NOW);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static IssuedToken issued(String id, DirectoryToken token, Optional<Instant> expires) {
        return new IssuedToken(id, token.hash(), token.lastFour(), id, NOW, expires, Optional.empty());
    }
}
