package io.github.directorysync.directory;

import java.util.List;
import java.util.Optional;

/**
 * From where a directory may be called.
 *
 * @param allowed empty for everywhere
 */
public record Addresses(List<AddressRange> allowed) {

    private static final int MOST = 100;

    /** Whoever has one IPv6 address has as many as they like, all in one network of this length (RFC 6177). */
    private static final int NETWORK = 64;

    public Addresses {
        allowed = List.copyOf(allowed);
    }

    static Addresses read(List<String> written) {
        if (written.size() > MOST) {
            throw new InvalidSettings(
                    DirectorySettings.ALLOWED_ADDRESSES, "A directory names at most " + MOST + " ranges of addresses.");
        }
        return new Addresses(written.stream()
                .map(text -> AddressRange.of(text)
                        .orElseThrow(() -> new InvalidSettings(
                                DirectorySettings.ALLOWED_ADDRESSES,
                                "A range of addresses is written like 192.0.2.0/24, 2001:db8::/32 or 192.0.2.7, with"
                                        + " nothing but zeros behind the prefix; it is " + text + ".")))
                .toList());
    }

    /** Whether a connection from there is welcome. */
    public boolean include(String address) {
        Optional<AddressRange> from = AddressRange.address(address);
        return allowed.isEmpty()
                || from.map(one -> allowed.stream().anyMatch(range -> range.contains(one)))
                        .orElse(false);
    }

    /** What stands for whoever calls from there: the address, or of IPv6 the network. */
    public static String neighbour(String address) {
        return AddressRange.address(address)
                .map(one -> one.bits() > NETWORK ? one.cut(NETWORK) : one)
                .map(AddressRange::toString)
                .orElse("unknown");
    }
}
