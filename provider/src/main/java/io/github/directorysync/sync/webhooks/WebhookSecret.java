package io.github.directorysync.sync.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret by which the messages to an endpoint are signed, as the Standard Webhooks specification describes it.
 *
 * @param text {@code whsec_} and 24 random bytes or more in Base64
 */
public record WebhookSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new secret of 32 random bytes. */
    public static WebhookSecret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /**
     * The value of the header {@code webhook-signature}: a signature by each secret, separated by blanks.
     *
     * @param id the value of {@code webhook-id}
     * @param sent the moment in {@code webhook-timestamp}
     */
    public static String signatures(Collection<WebhookSecret> secrets, String id, Instant sent, String body) {
        String content = id + "." + sent.getEpochSecond() + "." + body;
        return secrets.stream().map(secret -> secret.signature(content)).collect(Collectors.joining(" "));
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** Does not show the secret, which would be written to a log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
