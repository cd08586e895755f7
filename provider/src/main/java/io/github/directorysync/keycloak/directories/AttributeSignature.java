package io.github.directorysync.keycloak.directories;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.keycloak.common.VerificationException;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.crypto.SignatureSignerContext;
import org.keycloak.models.KeycloakSession;

/**
 * Signs values of attributes with the realm's HMAC key. A full export contains that key too, so the signature holds
 * where the realm is imported; somebody who may only write attributes cannot make one.
 */
public record AttributeSignature(KeycloakSession session) {

    private static final String BEHIND_KEY = ".";

    /** Signs these texts, in their order, for the user or group with that id. */
    public String of(String id, List<String> texts) {
        SignatureSignerContext signer = provider().signer();
        byte[] signature = signer.sign(data(id, texts));
        return signer.getKid()
                + BEHIND_KEY
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    public boolean isOf(String id, List<String> texts, String signature) {
        int end = signature.lastIndexOf(BEHIND_KEY);
        try {
            return end > 0
                    && provider()
                            .verifier(signature.substring(0, end))
                            .verify(data(id, texts), Base64.getUrlDecoder().decode(signature.substring(end + 1)));
        } catch (VerificationException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private SignatureProvider provider() {
        return session.getProvider(SignatureProvider.class, Algorithm.HS512);
    }

    /** Encodes the texts with their lengths, so that no two lists have the same bytes. */
    private static byte[] data(String id, List<String> texts) {
        StringBuilder data = new StringBuilder("directory-sync:").append(id);
        texts.forEach(text -> data.append(';').append(text.length()).append(':').append(text));
        return data.toString().getBytes(StandardCharsets.UTF_8);
    }
}
