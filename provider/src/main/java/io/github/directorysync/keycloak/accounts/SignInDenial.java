package io.github.directorysync.keycloak.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.RequestOrigin;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.sync.accounts.AssertedIdentity;
import io.github.directorysync.sync.accounts.SignInMatching.SignInRefusalReason;
import io.github.directorysync.sync.activity.Activity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Refuses sign-ins at the identity provider of directories, and records why. */
record SignInDenial(KeycloakSession session, RealmModel realm, String provider, List<Directory> directories) {

    private static final Logger LOG = Logger.getLogger(SignInDenial.class);

    private static final String OPERATION = "sign-in";

    /**
     * Refuses the sign-in, and writes it to the log and as an admin event.
     *
     * @param holder the account that is linked to the NameID
     * @param refusing the directory that does not allow just-in-time accounts
     */
    SignInRefusal refuse(
            SignInRefusalReason reason,
            Optional<NameIdHolder> holder,
            Optional<Directory> refusing,
            AssertedIdentity asserted) {
        Directory directory = holder.flatMap(NameIdHolder::directory)
                .flatMap(id -> DirectoryLookup.byId(realm, id))
                .or(() -> refusing)
                .orElse(directories.get(0));
        Optional<String> user = holder.map(NameIdHolder::account).map(UserModel::getId);
        String why = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.putObject("problem").put("reason", why).put("explanation", explanation(reason));
        detail.put("identityProvider", provider);
        RequestOrigin.beginSignIn(session, asserted.nameId());
        AdminAudit.on(
                        session,
                        directory,
                        new Activity.Target(Optional.of("User"), user, Optional.of(asserted.nameId())))
                .logDenied(OPERATION, ServerTime.now(), detail);
        LOG.infof("directory=%s: a sign-in at %s was refused: %s", directory.id(), provider, why);
        return new SignInRefusal(reason, directory.name(), user);
    }

    private static String explanation(SignInRefusalReason reason) {
        return switch (reason) {
            case NOT_PROVISIONED ->
                "The directory has provisioned nobody with this NameID, externalId or e-mail address, and just-in-time is"
                        + " off.";
            case INACTIVE -> "The directory has suspended or deleted this person.";
        };
    }
}
