package io.github.directorysync.directory;

import java.util.List;
import java.util.Optional;

/**
 * The IP addresses from which a directory may be called.
 *
 * @param allowed empty for all addresses
 */
public record Addresses(List<AddressRange> allowed) {

    /** A holder of one IPv6 address has as many as they like, all in one network of this length in bits (RFC 6177). */
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

    /** What callers from that address are counted under: the address, or of IPv6 the network. */
    public static String neighbour(String address) {
        return AddressRange.address(address)
                .map(one -> one.bits() > NETWORK ? one.cut(NETWORK) : one)
                .map(AddressRange::toString)
                .orElse("unknown");
    }
}
