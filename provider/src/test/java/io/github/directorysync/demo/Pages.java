package io.github.directorysync.demo;

import io.github.directorysync.whole.SignedIn;
import java.util.List;
import java.util.stream.Collectors;

/** What the sample app shows. */
final class Pages {

    private static final String FRAME = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s – Trust Center</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/trust-center.css">
        <script src="/trust-center.js" type="module"></script>
        </head>
        <body>
        <header><a class="brand" href="/">Trust Center</a>%s</header>
        <main class="%s">%s</main>
        </body>
        </html>
        """;

    private Pages() {}

    static String start(List<DemoPerson> people) {
        String rows = people.stream()
                .map(person -> row(person.email(), person.expectation(), person.why()))
                .collect(Collectors.joining());
        return page("Welcome", """
            <h1>Welcome</h1>
            <p>Nobody is signed in. Type one of these addresses on the next page, and you are sent to the customer's
            own identity provider; everybody's password there is <b>%s</b>. The vendor's own <b>%s</b> is asked for
            her password here: <b>%s</b>.</p>
            <a class="button" href="/sign-in">Sign in</a>
            <table>
            <thead><tr><th scope="col">Try</th><th scope="col">Expect</th><th scope="col">Because</th></tr></thead>
            <tbody>%s</tbody>
            </table>
            """.formatted(
                        escaped(DemoCompany.PASSWORD),
                        escaped(DemoCompany.VENDORS_OWN),
                        escaped(DemoCompany.VENDORS_PASSWORD),
                        rows));
    }

    static String signedIn(AppSession session) {
        SignedIn person = session.person();
        String name = String.join(" ", person.all("firstName")) + " " + String.join(" ", person.all("lastName"));
        String role = person.all("role").isEmpty()
                ? "<div class=\"role none\">no role came along</div>"
                : "<div class=\"role\" id=\"role\">" + escaped(String.join(", ", person.all("role"))) + "</div>";
        String rows = person.attributes().entrySet().stream()
                .map(attribute -> row(attribute.getKey(), String.join(", ", attribute.getValue())))
                .sorted()
                .collect(Collectors.joining());
        return page("Home", session, "narrow", """
            <h1 id="name">%s</h1>
            <p>%s</p>
            %s
            <p>Your role came with the SAML assertion that Keycloak signed:</p>
            <table><thead><tr><th scope="col">Attribute</th><th scope="col">Value</th></tr></thead><tbody>%s</tbody></table>
            """.formatted(escaped(name), escaped(person.nameId()), role, rows));
    }

    /** A page that says one thing, such as why nothing was done. */
    static String message(String title, String text) {
        return page(title, """
            <h1>%s</h1>
            <p>%s</p>
            <a class="button" href="/">Back</a>
            """.formatted(escaped(title), escaped(text)));
    }

    /** A page for whoever is signed in. Only administrators are shown the way to the settings. */
    static String page(String title, AppSession session, String content) {
        return page(title, session, "wide", content);
    }

    private static String page(String title, AppSession session, String width, String content) {
        String settings = "<a href=\"" + OrganizationMembersPage.PATH + "\">Organization members</a>" + "<a href=\""
                + EventInbox.PATH + "\">Events</a>";
        String nav = "<nav aria-label=\"Trust Center\">" + (session.isAdmin() ? settings : "")
                + "<a href=\"/sign-out\">Sign out</a></nav>";
        return FRAME.formatted(escaped(title), nav, width, content);
    }

    private static String page(String title, String content) {
        return FRAME.formatted(escaped(title), "", "narrow", content);
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> "<td>" + escaped(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
