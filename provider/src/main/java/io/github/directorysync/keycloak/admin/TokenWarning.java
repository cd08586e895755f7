package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Directory;
import java.io.IOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The e-mail to a directory's contacts that a token expires. Its texts are messages of the realm's e-mail theme. */
record TokenWarning(String realmId, Directory directory, String label, Instant expires) {

    private static final Logger LOG = Logger.getLogger(TokenWarning.class);

    /**
     * Sends the e-mail. Does nothing without contacts or without the realm's SMTP settings: the admin event and the
     * directory's status show it all the same.
     */
    void send(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (directory.customer().contacts().isEmpty() || realm.getSmtpConfig().isEmpty()) {
            return;
        }
        session.getContext().setRealm(realm);
        Locale locale = locale(realm);
        Properties messages = messages(session, realm, locale);
        String subject = text(messages, "directorySyncTokenExpiresSubject", locale);
        String body = text(messages, "directorySyncTokenExpiresBody", locale);
        for (String address : directory.customer().contacts()) {
            try {
                session.getProvider(EmailSenderProvider.class)
                        .send(realm.getSmtpConfig(), address, subject, body, null);
            } catch (EmailException failed) {
                LOG.warnf(failed, "directory=%s: a contact was not told that a token expires", directory.id());
            }
        }
    }

    private static Locale locale(RealmModel realm) {
        String wanted = realm.isInternationalizationEnabled() ? realm.getDefaultLocale() : null;
        return wanted == null ? Locale.ENGLISH : Locale.forLanguageTag(wanted);
    }

    private static Properties messages(KeycloakSession session, RealmModel realm, Locale locale) {
        try {
            Properties messages = new Properties();
            messages.putAll(session.theme().getTheme(Theme.Type.EMAIL).getMessages(locale));
            messages.putAll(realm.getRealmLocalizationTextsByLocale(locale.toLanguageTag()));
            return messages;
        } catch (IOException unreadable) {
            throw new IllegalStateException("The realm's e-mail theme cannot be read", unreadable);
        }
    }

    private String text(Properties messages, String key, Locale locale) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC)
                .format(expires);
        return new MessageFormat(messages.getProperty(key, key), locale)
                .format(new Object[] {directory.name(), label, day});
    }
}
