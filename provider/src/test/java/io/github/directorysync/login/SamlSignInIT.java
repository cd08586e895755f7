package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.ServiceProvider;
import org.junit.jupiter.api.Test;

/** Somebody's browser at a SAML app, which trusts nothing that is not signed for it. */
final class SamlSignInIT extends SignInCases {

    SamlSignInIT() {
        super("saml-sign-in");
    }

    @Override
    String roleOf(String person) {
        var app = vendor.samlApp("trust-center");
        var page = signIn(new Browser(), app, person);
        return page.has("SAMLResponse") ? app.read(page.field("SAMLResponse")).only("role") : page.text();
    }

    @Test
    void somebody_without_a_role_is_told_so_instead_of_signed_in() {
        String nobody = acme.person("nobody");

        var page = signIn(new Browser(), vendor.samlApp("members-only"), nobody);

        assertThat(page.text()).contains("You have no role in Members Only");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.has("SAMLResponse")).isFalse();
    }

    @Test
    void somebody_signed_in_elsewhere_is_told_so_too() {
        String elsewhere = acme.person("elsewhere");
        var browser = new Browser();
        assertThat(signIn(browser, vendor.samlApp("trust-center"), elsewhere).has("SAMLResponse"))
                .isTrue();

        var page = browser.open(vendor.samlApp("members-only").signIn().toString());

        assertThat(page.text()).contains("You have no role in Members Only");
    }

    @Test
    void whoever_gets_a_role_meanwhile_goes_on_by_trying_again() {
        String later = acme.person("later");
        var app = vendor.samlApp("members-only");
        var browser = new Browser();
        assertThat(signIn(browser, app, later).status()).isEqualTo(403);

        vendor.choose(later, "members-only", "Member");

        assertThat(app.read(signIn(browser, app, later).field("SAMLResponse")).only("role"))
                .isEqualTo("Member");
    }

    private Browser.Page signIn(Browser browser, ServiceProvider app, String person) {
        vendor.letIn(person);
        return browser.signIn(browser.open(app.signIn().toString()), person, Vendor.PASSWORD);
    }
}
