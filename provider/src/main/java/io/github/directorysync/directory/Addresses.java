package io.github.directorysync.directory;

import java.util.List;
import java.util.Optional;

/**
 * The IP addresses that may call a directory's SCIM endpoint.
 *
 * @param allowed empty if every address is allowed
 */
public record Addresses(List<AddressRange> allowed) {

    /** A subscriber gets a whole IPv6 network of this prefix length in bits and can use any address in it (RFC 6177). */
    private static final int NETWORK = 64;

    public Addresses {
        allowed = List.copyOf(allowed);
    }

    /** Whether a connection from that address is allowed. */
    public boolean include(String address) {
        Optional<AddressRange> from = AddressRange.address(address);
        return allowed.isEmpty()
                || from.map(one -> allowed.stream().anyMatch(range -> range.contains(one)))
                        .orElse(false);
    }

    /** The key under which requests from that address are counted: the IPv4 address, or the IPv6 network. */
    public static String neighbour(String address) {
        return AddressRange.address(address)
                .map(one -> one.bits() > NETWORK ? one.cut(NETWORK) : one)
                .map(AddressRange::toString)
                .orElse("unknown");
    }
}
