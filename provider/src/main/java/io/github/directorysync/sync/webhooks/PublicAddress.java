package io.github.directorysync.sync.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an address belongs to the public internet. What is not known to be public is refused: private networks, the
 * host itself, link-local addresses (where clouds have their metadata), carriers' networks (RFC 6598), multicast,
 * documentation, and IPv6 addresses that have an IPv4 address inside (mapped, 6to4, Teredo, NAT64).
 */
public final class PublicAddress {

    private record Network(List<Integer> bytes, int bits) {

        boolean contains(byte[] address) {
            int left = bits;
            for (int i = 0; left > 0; i++, left -= 8) {
                int mask = left >= 8 ? 0xff : (0xff << (8 - left)) & 0xff;
                int expected = i < bytes.size() ? bytes.get(i) : 0;
                if ((address[i] & mask) != (expected & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What the IANA IPv4 Special-Purpose Address Registry calls not globally reachable, multicast, and the reserved block with the broadcast address. */
    private static final List<Network> NOT_PUBLIC_4 = List.of(
            network(8, 0),
            network(8, 10),
            network(10, 100, 64),
            network(8, 127),
            network(16, 169, 254),
            network(12, 172, 16),
            network(24, 192, 0, 0),
            network(24, 192, 0, 2),
            network(24, 192, 88, 99),
            network(16, 192, 168),
            network(15, 198, 18),
            network(24, 198, 51, 100),
            network(24, 203, 0, 113),
            network(4, 224),
            network(4, 240));

    /** Global unicast. Everything else, such as fc00::/7, fe80::/10, ff00::/8, ::ffff:0:0/96 or 64:ff9b::/96, is refused. */
    private static final Network GLOBAL_6 = network(3, 0x20);

    private static final List<Network> NOT_PUBLIC_6 = List.of(
            // 2001::/23, with Teredo, benchmarking and ORCHID; 2001:db8::/32; 2002::/16, 6to4; 3fff::/20.
            network(23, 0x20, 0x01),
            network(32, 0x20, 0x01, 0x0d, 0xb8),
            network(16, 0x20, 0x02),
            network(20, 0x3f, 0xff));

    private PublicAddress() {}

    private static Network network(int bits, int... bytes) {
        return new Network(Arrays.stream(bytes).boxed().toList(), bits);
    }

    /** Whether webhooks may be sent to that address of any realm's choice. */
    public static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? NOT_PUBLIC_4.stream().noneMatch(network -> network.contains(bytes))
                : GLOBAL_6.contains(bytes) && NOT_PUBLIC_6.stream().noneMatch(network -> network.contains(bytes));
    }
}
