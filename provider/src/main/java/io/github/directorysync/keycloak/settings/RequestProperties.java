package io.github.directorysync.keycloak.settings;

import static io.github.directorysync.directory.settings.DirectorySettings.ALLOWED_ADDRESSES;
import static io.github.directorysync.directory.settings.DirectorySettings.CONTACTS;
import static io.github.directorysync.directory.settings.DirectorySettings.MODE;
import static io.github.directorysync.directory.settings.DirectorySettings.PAUSED;
import static io.github.directorysync.directory.settings.DirectorySettings.RATE_BURST;
import static io.github.directorysync.directory.settings.DirectorySettings.RATE_LIMIT;
import static io.github.directorysync.keycloak.settings.ConfigProperty.choice;
import static io.github.directorysync.keycloak.settings.ConfigProperty.flag;
import static io.github.directorysync.keycloak.settings.ConfigProperty.number;
import static io.github.directorysync.keycloak.settings.ConfigProperty.several;

import io.github.directorysync.directory.DirectoryMode;
import io.github.directorysync.directory.RateLimit;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings that limit the requests of a directory, and the contacts for its tokens. */
final class RequestProperties {

    private RequestProperties() {}

    static List<ProviderConfigProperty> all() {
        return List.of(
                number(
                        RATE_LIMIT,
                        "Requests per second",
                        RateLimit.DEFAULT.perSecond(),
                        "How many requests per second the directory may send on average, on each node of the "
                                + "server. 0 for no limit."),
                number(
                        RATE_BURST,
                        "Requests at once",
                        RateLimit.DEFAULT.burst(),
                        "How many requests the directory may send at once after a pause."),
                several(
                        ALLOWED_ADDRESSES,
                        "Allowed addresses",
                        "The IP addresses from which the directory may be called, as ranges such as "
                                + "192.0.2.0/24 or 2001:db8::/32. Requests from other addresses are answered like "
                                + "requests with a wrong token. Empty for any address."),
                flag(
                        PAUSED,
                        "Paused",
                        false,
                        "Whether every SCIM request is refused, with the reason, until the directory is " + "resumed."),
                choice(
                        MODE,
                        "Mode",
                        Stream.of(DirectoryMode.values())
                                .map(DirectoryMode::key)
                                .toList(),
                        DirectoryMode.LIVE.key(),
                        "In rehearsal, SCIM requests are answered as usual and nothing happens in Keycloak; a "
                                + "report says what going live would do. Chosen when the directory is created; it "
                                + "ends by going live."),
                several(
                        CONTACTS,
                        "Contacts",
                        "E-mail addresses that are notified before a token of the directory expires."));
    }
}
