package io.github.directorysync.console.pages;

import io.github.directorysync.directory.brand.Brand;
import io.github.directorysync.keycloak.store.RealmSwitches;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.keycloak.urls.UrlType;

/**
 * The page in which the console or the set-up portal runs. It is the same for everybody and has no data in it, so it
 * needs no authentication.
 */
public record HostPage(KeycloakSession session) {

    private static final String THEME = "directory-sync";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    /**
     * The console. It belongs on the admin hostname, beside the admin API: from another origin Keycloak's preflight
     * allows no PATCH. Tokens, and the end of the session, come from the public hostname.
     */
    public Response console() {
        return page("console.tsx", origin(UrlType.FRONTEND), Map.of());
    }

    /** The set-up portal. The secret of a link is in the fragment of its address and never comes here. */
    public Response portal() {
        Brand brand = RealmSwitches.brand(session.getContext().getRealm());
        // Without a colour of the vendor's the portal has its own, which differs in light and dark.
        return page(
                "portal.tsx",
                "",
                brand.color().isPresent() ? Map.of("accent", brand.accent(), "onAccent", brand.onAccent()) : Map.of());
    }

    private Response page(String script, String furtherOrigin, Map<String, String> colors) {
        try {
            Theme theme = session.theme().getTheme(THEME, Theme.Type.COMMON);
            Locale locale = session.getContext().resolveLocale(null);
            Properties words = theme.getEnhancedMessages(session.getContext().getRealm(), locale);
            String nonce = nonce();
            // Keycloak adds to the outer map, so that has to be a mutable one.
            String html = session.getProvider(FreeMarkerProvider.class)
                    .processTemplate(
                            new HashMap<>(Map.of("page", model(theme, script, nonce, locale, words, colors))),
                            "page.ftl",
                            theme);
            // Keycloak's own policy would replace this one, and it allows every script.
            session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
            return Response.ok(html, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                    .header("Content-Security-Policy", policy(nonce, furtherOrigin))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY")
                    .header("X-Robots-Tag", "none")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cross-Origin-Opener-Policy", "same-origin")
                    .header("Strict-Transport-Security", transportSecurity())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FreeMarkerException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, ?> model(
            Theme theme, String script, String nonce, Locale locale, Properties words, Map<String, String> colors)
            throws IOException {
        String resources =
                Urls.themeRoot(session.getContext().getUri(UrlType.FRONTEND).getBaseUri())
                                .getPath() + "/common/" + THEME + "/";
        BundledFiles files = BundledFiles.of(theme);
        Map<String, Object> model = new HashMap<>(colors);
        model.put("nonce", nonce);
        model.put("locale", locale.toLanguageTag());
        model.put("direction", "rtl".equals(words.getProperty("direction")) ? "rtl" : "ltr");
        model.put("title", words.getProperty(PageFacts.OURS + "brand"));
        model.put("noScript", words.getProperty(PageFacts.OURS + "noScript"));
        model.put("early", resources + files.path("early.ts"));
        model.put("style", resources + files.path("ui.css"));
        model.put("script", resources + files.path(script));
        model.put("facts", new PageFacts(session, locale, words).json());
        return model;
    }

    private static String policy(String nonce, String furtherOrigin) {
        return "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'self'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self' " + furtherOrigin + "; form-action 'self' " + furtherOrigin
                + "; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    /** As the realm is configured, since it concerns the whole host. An empty value sends no header, as in Keycloak. */
    private @Nullable String transportSecurity() {
        String configured = session.getContext()
                .getRealm()
                .getBrowserSecurityHeaders()
                .getOrDefault(
                        BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getKey(),
                        BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getDefaultValue());
        return configured.isBlank() ? null : configured;
    }

    private static String nonce() {
        byte[] random = new byte[NONCE_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private String origin(UrlType type) {
        URI base = session.getContext().getUri(type).getBaseUri();
        return base.getScheme() + "://" + base.getAuthority();
    }
}
