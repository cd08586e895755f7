package io.github.directorysync.keycloak.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.http.NameValuePair;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicNameValuePair;
import org.apache.http.util.EntityUtils;
import org.jboss.logging.Logger;

/** Sends the farewells of one request, each twice at most, to each app as long as it answers. */
record LogoutDelivery(CloseableHttpClient http, List<LogoutMessage> farewells) implements Runnable {

    private static final Logger LOG = Logger.getLogger(LogoutDelivery.class);

    /** By any of which an app may take too long, it is left alone. */
    private static final RequestConfig PATIENCE = RequestConfig.custom()
            .setConnectTimeout(2_000)
            .setConnectionRequestTimeout(5_000)
            .setSocketTimeout(5_000)
            .setRedirectsEnabled(false)
            .build();

    @Override
    public void run() {
        Set<String> silent = new HashSet<>();
        for (LogoutMessage farewell : farewells) {
            if (!silent.contains(farewell.url()) && !sent(farewell) && !sent(farewell)) {
                silent.add(farewell.url());
                LOG.warnf("app %s: did not hear that sessions of it are over", farewell.app());
            }
        }
    }

    /** Whether the app has answered, whatever it thinks of it. */
    private boolean sent(LogoutMessage farewell) {
        try {
            HttpPost post = new HttpPost(farewell.url());
            post.setConfig(PATIENCE);
            List<NameValuePair> form = farewell.form().entrySet().stream()
                    .map(field -> (NameValuePair) new BasicNameValuePair(field.getKey(), field.getValue()))
                    .toList();
            post.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
            return http.execute(post, response -> {
                int status = response.getStatusLine().getStatusCode();
                EntityUtils.consumeQuietly(response.getEntity());
                LOG.debugf("app %s: answered %d to a logout message", farewell.app(), status);
                return status < 500;
            });
        } catch (IOException | IllegalArgumentException fault) {
            LOG.debugf("app %s: %s", farewell.app(), fault.getMessage());
            return false;
        }
    }
}
