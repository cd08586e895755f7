package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.TokenHash;
import io.github.directorysync.directory.token.IssuedToken;
import io.github.directorysync.keycloak.query.ServerTime;

/** Directory tokens in the JSON of the admin API, without their secret. */
final class TokenJson {

    private TokenJson() {}

    static ObjectNode of(IssuedToken token) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("declared", false);
        described.put("id", token.id());
        described.put("label", token.label());
        described.put("lastFour", token.lastFour());
        described.put("created", token.created().toString());
        token.expires().ifPresent(at -> described.put("expires", at.toString()));
        token.lastUsed().ifPresent(at -> described.put("lastUsed", at.toString()));
        described.put("active", token.isActiveAt(ServerTime.now()));
        return described;
    }

    /** A token that the realm's configuration declares. */
    static ObjectNode declared(TokenHash hash, boolean withHash) {
        ObjectNode declared =
                JsonNodeFactory.instance.objectNode().put("declared", true).put("active", true);
        return withHash ? declared.put("sha256", hash.hex()) : declared;
    }
}
