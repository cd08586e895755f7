package io.github.directorysync.login;

import io.github.directorysync.whole.Browser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jsoup.Jsoup;

/**
 * An identity provider of a realm, that signs nothing and lets in whomever a test wants.
 *
 * @param realm the address of the realm
 */
record Elsewhere(String realm, String alias) {

    /** The page with which it sends the browser back, signed in as that NameID, which is an e-mail address if it is like one. */
    Browser.Page signedIn(Browser.Page asked, String nameId) {
        return signedIn(asked, nameId, Map.of());
    }

    /** The same with attributes; the NameID is of the format that {@code format} says, if it is among them. */
    Browser.Page signedIn(Browser.Page asked, String nameId, Map<String, String> attributes) {
        String format = attributes.getOrDefault(
                "format",
                "urn:oasis:names:tc:SAML:1.1:nameid-format:" + (nameId.contains("@") ? "emailAddress" : "unspecified"));
        String statement = attributes.entrySet().stream()
                .map(attribute -> """
                        <saml:Attribute Name="%s"><saml:AttributeValue>%s</saml:AttributeValue></saml:Attribute>""".formatted(attribute.getKey(), attribute.getValue()))
                .collect(Collectors.joining("", "<saml:AttributeStatement>", "</saml:AttributeStatement>"));
        return answer(asked, "Success", """
                <saml:Assertion ID="ID_2" Version="2.0" IssueInstant="2030-01-01T00:00:00Z">
                  <saml:Issuer>acme</saml:Issuer>
                  <saml:Subject><saml:NameID Format="%s">%s</saml:NameID></saml:Subject>
                  <saml:AuthnStatement AuthnInstant="2030-01-01T00:00:00Z"/>%s
                </saml:Assertion>""".formatted(format, nameId, attributes.isEmpty() ? "" : statement));
    }

    /** The page with which it sends the browser back, because it would not sign anybody in. */
    Browser.Page refused(Browser.Page asked) {
        return answer(asked, "Responder", "");
    }

    private Browser.Page answer(Browser.Page asked, String status, String assertion) {
        String endpoint = realm + "/broker/" + alias + "/endpoint";
        String id = request(asked).replaceAll("(?s).*? ID=\"([^\"]*)\".*", "$1");
        String response = """
                <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
                    xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="ID_1" Version="2.0"
                    IssueInstant="2030-01-01T00:00:00Z" InResponseTo="%s" Destination="%s">
                  <saml:Issuer>acme</saml:Issuer>
                  <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:%s"/></samlp:Status>%s
                </samlp:Response>""".formatted(id, endpoint, status, assertion);
        String form = "<form method=post action='" + endpoint + "'><input name=SAMLResponse value='"
                + Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8))
                + "'><input name=RelayState value='"
                + parameters(asked).getOrDefault("RelayState", "") + "'></form>";
        return new Browser.Page(asked.address(), 200, Jsoup.parse(form, endpoint));
    }

    /** The AuthnRequest with which the browser comes to an identity provider. */
    static String request(Browser.Page page) {
        byte[] sent = Base64.getDecoder().decode(parameters(page).getOrDefault("SAMLRequest", ""));
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(sent), new Inflater(true))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> parameters(Browser.Page page) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : page.address().getRawQuery().split("&", -1)) {
            String[] both = pair.split("=", 2);
            parameters.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
