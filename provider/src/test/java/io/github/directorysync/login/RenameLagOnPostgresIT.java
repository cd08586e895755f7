package io.github.directorysync.login;

import static io.github.directorysync.login.Employees.REFUSED;
import static io.github.directorysync.login.Employees.patch;
import static io.github.directorysync.login.Employees.pushed;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who are renamed at their identity provider before SCIM says so, or after. */
@ExtendWith(OnPostgres.Shared.class)
final class RenameLagOnPostgresIT extends RenameLagScenario {

    RenameLagOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "rename-lag");
    }

    @Test
    void somebody_renamed_at_the_identity_provider_first_is_found_by_their_externalid() {
        String ann = pushed(acme, "ann.old@acme.test", "00u1", "ann.old@acme.test");

        assertThat(employees.signIn("ann.new@acme.test", Map.of("externalId", "00u1")))
                .isEqualTo(ann);

        patch(acme, ann, "userName", "ann.new@acme.test").ok();
        assertThat(employees.signIn("ann.new@acme.test")).isEqualTo(ann);
        assertThat(employees.accounts("ann.")).containsExactly(ann);
    }

    @Test
    void somebody_renamed_at_the_identity_provider_first_is_found_by_their_e_mail_in_a_verified_domain() {
        String bea = pushed(acme, "bea.old", "00u2", "Bea@Acme.Test");
        String carl = pushed(acme, "carl.old", "00u3", "carl@elsewhere.test");

        assertThat(employees.signIn("bea.new", Map.of("urn:oid:1.2.840.113549.1.9.1", "bEA@acme.test")))
                .isEqualTo(bea);
        assertThat(employees.signIn("carl.new", Map.of("urn:oid:1.2.840.113549.1.9.1", "carl@elsewhere.test")))
                .isNotEqualTo(carl);
    }

    @Test
    void no_sign_in_by_another_nameid_takes_the_account_of_who_administers_keycloak() {
        String kai = pushed(acme, "kai.old", "00u13", "kai@acme.test");
        employees.give(kai, "realm-management", "realm-admin");

        assertThat(employees.signIn("kai.new", Map.of("urn:oid:1.2.840.113549.1.9.1", "kai@acme.test")))
                .isNotEqualTo(kai);
        assertThat(realm.links(kai)).containsExactly("kai.old");
        assertThat(employees.signIn("kai.old")).isEqualTo(kai);
    }

    @Test
    void an_e_mail_that_somebody_else_has_by_now_opens_no_account() {
        String dan = pushed(acme, "dan", "00u4", "dan@acme.test");

        // Another externalId is another person, whatever the e-mail address; and so is another opaque NameID.
        assertThat(employees.signIn(
                        "dan.other", Map.of("externalId", "00u5", "urn:oid:1.2.840.113549.1.9.1", "dan@acme.test")))
                .isNotEqualTo(dan);
        realm.link(dan, PROVIDER, "G-4711-opaque");
        assertThat(employees.signIn("G-4712-opaque", Map.of("urn:oid:1.2.840.113549.1.9.1", "dan@acme.test")))
                .isNotEqualTo(dan);
        assertThat(employees.signIn("G-4711-opaque")).isEqualTo(dan);
    }

    @Test
    void who_is_renamed_over_scim_first_is_still_found_by_their_former_nameid_until_somebody_else_has_it() {
        String fay = pushed(acme, "fay.old@acme.test", "00u7", "fay.old@acme.test");
        patch(acme, fay, "userName", "fay.new@acme.test").ok();
        patch(acme, fay, "emails", List.of(Map.of("value", "fay.new@acme.test")))
                .ok();

        assertThat(employees.signIn("fay.old@acme.test")).isEqualTo(fay);

        String other = pushed(acme, "fay.old@acme.test", "00u8", "fay.second@acme.test");
        assertThat(employees.signIn("fay.old@acme.test")).isEqualTo(other);
        assertThat(employees.signIn("fay.new@acme.test")).isEqualTo(fay);
    }

    @Test
    void whoever_is_suspended_does_not_come_in_under_a_new_name() {
        String hal = pushed(acme, "hal.old@acme.test", "00u10", "hal.old@acme.test");
        patch(acme, hal, "active", false).ok();

        assertThat(employees.signIn("hal.new@acme.test", Map.of("externalId", "00u10")))
                .isEqualTo(REFUSED);

        assertThat(employees.accounts("hal.")).containsExactly(hal);
        assertThat(realm.links(hal)).containsExactly("hal.old@acme.test");
    }
}
