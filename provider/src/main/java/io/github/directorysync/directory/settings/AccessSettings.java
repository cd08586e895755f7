package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.AddressRange;
import io.github.directorysync.directory.Addresses;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.ScimAccess;
import io.github.directorysync.directory.TokenHash;
import java.util.List;
import java.util.Set;

/** Reads the settings that say who may call the SCIM endpoint: tokens, clients, addresses, rate limit, pause. */
public record AccessSettings(SettingValues settings) {

    private static final int MOST_RANGES = 100;

    public ScimAccess read() {
        return new ScimAccess(
                declaredTokens(),
                Set.copyOf(settings.all(DirectorySettings.CLIENTS)),
                addresses(),
                rateLimit(),
                settings.yesOrNo(DirectorySettings.PAUSED, "Whether the directory is paused", false));
    }

    private List<TokenHash> declaredTokens() {
        List<TokenHash> tokens = settings.all(DirectorySettings.TOKEN_SHA256).stream()
                .map(hex -> TokenHash.ofHex(hex)
                        .orElseThrow(() -> new InvalidSettings(
                                DirectorySettings.TOKEN_SHA256,
                                "A token's SHA-256 is written as 64 hexadecimal digits.")))
                .distinct()
                .toList();
        if (tokens.size() > DirectorySettings.MOST_TOKENS) {
            throw new InvalidSettings(
                    DirectorySettings.TOKEN_SHA256,
                    "A directory has at most " + DirectorySettings.MOST_TOKENS + " active tokens.");
        }
        return tokens;
    }

    private Addresses addresses() {
        List<String> written = settings.all(DirectorySettings.ALLOWED_ADDRESSES);
        if (written.size() > MOST_RANGES) {
            throw new InvalidSettings(
                    DirectorySettings.ALLOWED_ADDRESSES,
                    "A directory names at most " + MOST_RANGES + " ranges of addresses.");
        }
        return new Addresses(written.stream()
                .map(text -> AddressRange.of(text)
                        .orElseThrow(() -> new InvalidSettings(
                                DirectorySettings.ALLOWED_ADDRESSES,
                                "A range of addresses is written like 192.0.2.0/24, 2001:db8::/32 or 192.0.2.7, with"
                                        + " nothing but zeros behind the prefix; it is " + text + ".")))
                .toList());
    }

    private RateLimit rateLimit() {
        int perSecond = settings.number(DirectorySettings.RATE_LIMIT, 0, RateLimit.DEFAULT.perSecond());
        // If only a higher limit is set, the default burst must not restrict it.
        int burst = settings.number(DirectorySettings.RATE_BURST, 1, Math.max(perSecond, RateLimit.DEFAULT.burst()));
        return new RateLimit(perSecond, burst);
    }
}
