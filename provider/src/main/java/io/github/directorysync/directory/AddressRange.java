package io.github.directorysync.directory;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses, or a single address, of version 4 or 6 (RFC 4632, RFC 4291 §2.3). An IPv4-mapped IPv6 address
 * counts as an IPv4 address.
 *
 * @param bits the length of an address in bits: 32 or 128
 * @param prefix the length of the network prefix in bits
 * @param network the bits of the prefix, as a number
 */
public record AddressRange(int bits, int prefix, BigInteger network) {

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern VERSION_4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

    /** Parses {@code 192.0.2.0/24}, {@code 2001:db8::/32} or {@code 192.0.2.7}; empty if the text is none of these. */
    public static Optional<AddressRange> of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return address(text);
        }
        String length = text.substring(slash + 1);
        return LENGTH.matcher(length).matches()
                ? address(text.substring(0, slash)).flatMap(one -> one.exactly(Integer.parseInt(length)))
                : Optional.empty();
    }

    /** Parses a single address, as a connection reports it. */
    static Optional<AddressRange> address(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        // InetAddress would resolve any other text as a host name.
        if (!VERSION_4.matcher(address).matches() && !VERSION_6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return Optional.of(new AddressRange(bytes.length * 8, bytes.length * 8, new BigInteger(1, bytes)));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** The range with that prefix; empty if an address bit behind the prefix is set, which is probably a typing error. */
    private Optional<AddressRange> exactly(int length) {
        return Optional.of(length)
                .filter(fits -> fits <= bits)
                .map(this::cut)
                .filter(range -> range.network.shiftLeft(bits - length).equals(network));
    }

    /** The range of all addresses that share this many leading bits. */
    AddressRange cut(int length) {
        return new AddressRange(bits, length, network.shiftRight(prefix - length));
    }

    boolean contains(AddressRange other) {
        return bits == other.bits && prefix <= other.prefix && other.cut(prefix).equals(this);
    }
}
