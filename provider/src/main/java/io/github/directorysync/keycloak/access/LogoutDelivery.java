package io.github.directorysync.keycloak.access;

import io.github.directorysync.keycloak.http.LimitedExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.http.NameValuePair;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicNameValuePair;
import org.jboss.logging.Logger;

/**
 * Sends the logout messages of one request. Each is tried twice at most; after a URL has failed twice it is skipped for
 * the rest.
 */
record LogoutDelivery(CloseableHttpClient http, List<LogoutMessage> messages) implements Runnable {

    private static final Logger LOG = Logger.getLogger(LogoutDelivery.class);

    /** The longest that one attempt may take in all. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Timeouts in milliseconds. */
    private static final RequestConfig TIMEOUTS = RequestConfig.custom()
            .setConnectTimeout(2_000)
            .setConnectionRequestTimeout(5_000)
            .setSocketTimeout(5_000)
            .setRedirectsEnabled(false)
            .build();

    @Override
    public void run() {
        Set<String> unreachable = new HashSet<>();
        for (LogoutMessage message : messages) {
            if (!unreachable.contains(message.url()) && !send(message) && !send(message)) {
                unreachable.add(message.url());
                LOG.warnf("app %s: the logout message could not be delivered", message.app());
            }
        }
    }

    /** Returns whether the app has answered; any status below 500 counts. */
    private boolean send(LogoutMessage message) {
        try {
            HttpPost post = new HttpPost(message.url());
            post.setConfig(TIMEOUTS);
            List<NameValuePair> form = message.form().entrySet().stream()
                    .map(field -> (NameValuePair) new BasicNameValuePair(field.getKey(), field.getValue()))
                    .toList();
            post.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
            int status = LimitedExchange.send(
                    http, post, LONGEST, response -> response.getStatusLine().getStatusCode());
            LOG.debugf("app %s: answered %d to a logout message", message.app(), status);
            return status < 500;
        } catch (IOException | IllegalArgumentException fault) {
            LOG.debugf("app %s: %s", message.app(), fault.getMessage());
            return false;
        }
    }
}
