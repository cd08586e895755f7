package io.github.directorysync.directory;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Some IP addresses that begin alike, or a single one, of version 4 or 6 (RFC 4632, RFC 4291 §2.3). An IPv4 address in
 * the clothes of IPv6 is an IPv4 address.
 *
 * @param bits how long an address is: 32 or 128
 * @param prefix how many of its bits are the same
 * @param network those bits, as a number
 */
public record AddressRange(int bits, int prefix, BigInteger network) {

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern VERSION_4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

    /** Written like {@code 192.0.2.0/24}, {@code 2001:db8::/32} or {@code 192.0.2.7}; empty if it is not. */
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

    /** A single address, as a connection names it. */
    static Optional<AddressRange> address(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        // What is none of these would be looked up as a name.
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

    /** Nothing if the address goes on behind the prefix: that is a slip. */
    private Optional<AddressRange> exactly(int length) {
        return Optional.of(length)
                .filter(fits -> fits <= bits)
                .map(this::cut)
                .filter(range -> range.network.shiftLeft(bits - length).equals(network));
    }

    /** All addresses that begin with as many of its bits. */
    AddressRange cut(int length) {
        return new AddressRange(bits, length, network.shiftRight(prefix - length));
    }

    boolean contains(AddressRange other) {
        return bits == other.bits && prefix <= other.prefix && other.cut(prefix).equals(this);
    }
}
