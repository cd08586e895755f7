package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.sync.webhooks.PublicAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.http.conn.DnsResolver;

/**
 * Resolves the host of an endpoint for each connection, to public addresses only. The connection is made to the very
 * address that was checked, so a name that resolves to another address later (DNS rebinding) gains nothing.
 *
 * @param anywhere whether private addresses are allowed
 */
record PublicDnsResolver(boolean anywhere) implements DnsResolver {

    /** The host has no address that messages may be sent to. */
    static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1;

        NotPublic() {
            super("not a public address");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        InetAddress[] allowed = Arrays.stream(found)
                .filter(address -> anywhere || PublicAddress.is(address))
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new NotPublic();
        }
        return allowed;
    }
}
