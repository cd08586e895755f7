package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The e-mail with a set-up link, in the realm's e-mail theme. */
public record SetupLinkMail(KeycloakSession session, Directory directory, String address) {

    private static final Logger LOG = Logger.getLogger(SetupLinkMail.class);

    /**
     * Sends the e-mail in this request.
     *
     * @throws InvalidSettings if the realm has no mail server, or the server refuses the e-mail
     */
    public void send(String link, Instant expires) {
        RealmModel realm = session.getContext().getRealm();
        if (realm.getSmtpConfig().isEmpty()) {
            throw new InvalidSettings(
                    "email",
                    "The realm has no mail server, so the link cannot be sent. Leave the address out and pass the link"
                            + " on yourself, or set up e-mail for the realm.");
        }
        UserModel recipient = recipient(realm);
        String end = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(session.getContext().resolveLocale(recipient))
                .withZone(ZoneOffset.UTC)
                .format(expires);
        String sender = realmName(realm);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(recipient)
                    .send(
                            "directorySyncSetupLinkSubject",
                            List.of(directory.name(), sender),
                            "directory-sync-setup-link.ftl",
                            // Keycloak adds attributes to this map.
                            new HashMap<>(Map.of(
                                    "directoryName",
                                    directory.name(),
                                    "senderName",
                                    sender,
                                    "setupLink",
                                    link,
                                    "linkEnds",
                                    end)));
        } catch (EmailException failed) {
            LOG.warnf(failed, "directory=%s: a set-up link could not be sent", directory.id());
            throw new InvalidSettings(
                    "email",
                    "The realm's mail server did not accept the e-mail, so no link was created. See the server's log for the reason.");
        }
    }

    /** Keycloak sends e-mails to users only, so this user is made up and not stored. */
    private UserModel recipient(RealmModel realm) {
        LightweightUserAdapter recipient = new LightweightUserAdapter(session, realm, KeycloakModelUtils.generateId());
        recipient.setUsername(address);
        recipient.setEmail(address);
        return recipient;
    }

    private static String realmName(RealmModel realm) {
        String shown = realm.getDisplayName();
        return shown == null || shown.isBlank() ? realm.getName() : shown;
    }
}
