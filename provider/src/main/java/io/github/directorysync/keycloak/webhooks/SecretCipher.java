package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.sync.webhooks.WebhookSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Encrypts the secrets of endpoints with the realm's AES key (AES-GCM), so that a copy of their table alone, or another
 * realm's administrator, cannot sign messages. The id of the endpoint is authenticated with it.
 */
record SecretCipher(KeycloakSession session, RealmModel realm) {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String BEHIND_KEY = ":";
    private static final SecureRandom RANDOM = new SecureRandom();

    String encrypted(String endpoint, WebhookSecret secret) {
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.ENC, Algorithm.AES);
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] data = cipher(Cipher.ENCRYPT_MODE, key.getSecretKey(), nonce, endpoint)
                    .doFinal(secret.text().getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(NONCE + data.length)
                    .put(nonce)
                    .put(data)
                    .array();
            return key.getKid() + BEHIND_KEY + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The secret; empty if the realm's key that it was encrypted with is gone. */
    Optional<WebhookSecret> decrypted(String endpoint, String stored) {
        int end = stored.lastIndexOf(BEHIND_KEY);
        KeyWrapper key = session.keys().getKey(realm, stored.substring(0, Math.max(0, end)), KeyUse.ENC, Algorithm.AES);
        if (key == null) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getDecoder().decode(stored.substring(end + 1));
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key.getSecretKey(), nonce, endpoint);
            byte[] clear = cipher.doFinal(whole, NONCE, whole.length - NONCE);
            return Optional.of(new WebhookSecret(new String(clear, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String endpoint)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(endpoint.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
