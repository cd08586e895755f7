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
            <title>Trust Center</title>
            <style>
              :root { color-scheme: light dark; --ink: #16202e; --quiet: #5a6779; --line: #dfe4ea; --card: #fff;
                      --page: #f3f5f8; --accent: #0b5fd0; }
              @media (prefers-color-scheme: dark) {
                :root { --ink: #e8edf3; --quiet: #9aa7b8; --line: #313c4b; --card: #1b2430; --page: #121821;
                        --accent: #6ba8ff; } }
              * { box-sizing: border-box; }
              body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
              header { padding: 1rem 2rem; font-weight: 600; border-bottom: 1px solid var(--line); background: var(--card); }
              main { max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }
              section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 2rem; }
              h1 { margin: 0 0 .5rem; font-size: 1.6rem; }
              p { color: var(--quiet); margin: .25rem 0 1.5rem; }
              .role { display: inline-block; margin: 0 0 1.5rem; padding: .4rem 1.1rem; border-radius: 99px;
                      background: var(--accent); color: var(--card); font-size: 1.25rem; font-weight: 600; }
              .none { background: none; color: var(--quiet); border: 1px dashed var(--quiet); }
              a.button { display: inline-block; padding: .6rem 1.4rem; border-radius: 8px; text-decoration: none;
                         background: var(--accent); color: var(--card); font-weight: 600; }
              a.button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
              table { width: 100%; border-collapse: collapse; margin-top: 1.5rem; font-size: .93rem; }
              th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line);
                       vertical-align: top; overflow-wrap: anywhere; }
              th { color: var(--quiet); font-weight: 500; }
            </style>
            </head>
            <body><header>Trust Center</header><main><section>
            CONTENT
            </section></main></body>
            </html>
            """;

    private Pages() {}

    static String start(List<DemoPerson> people) {
        String rows = people.stream()
                .map(person -> row(person.email(), person.expectation(), person.why()))
                .collect(Collectors.joining());
        return page("""
                <h1>Welcome</h1>
                <p>Nobody is signed in. Type one of these addresses on the next page, and you are sent to the customer's
                own identity provider; everybody's password there is <b>%s</b>. The vendor's own <b>%s</b> is asked for
                her password here: <b>%s</b>.</p>
                <a class="button" href="/sign-in">Sign in</a>
                <table><tr><th>Try</th><th>Expect</th><th>Because</th></tr>%s</table>
                """.formatted(
                        escaped(DemoCompany.PASSWORD),
                        escaped(DemoCompany.VENDORS_OWN),
                        escaped(DemoCompany.VENDORS_PASSWORD),
                        rows));
    }

    static String signedIn(SignedIn person) {
        String name = String.join(" ", person.all("firstName")) + " " + String.join(" ", person.all("lastName"));
        String role = person.all("role").isEmpty()
                ? "<div class=\"role none\">no role came along</div>"
                : "<div class=\"role\" id=\"role\">" + escaped(String.join(", ", person.all("role"))) + "</div>";
        String rows = person.attributes().entrySet().stream()
                .map(attribute -> row(attribute.getKey(), String.join(", ", attribute.getValue())))
                .sorted()
                .collect(Collectors.joining());
        return page("""
                <h1 id="name">%s</h1>
                <p>%s</p>
                %s
                <p>Your role came with the SAML assertion that Keycloak signed:</p>
                <a class="button" href="/sign-out">Sign out</a>
                <table><tr><th>Attribute</th><th>Value</th></tr>%s</table>
                """.formatted(escaped(name), escaped(person.nameId()), role, rows));
    }

    static String refused(String reason) {
        return page("""
                <h1>You could not be signed in</h1>
                <p>%s</p>
                <a class="button" href="/">Back</a>
                """.formatted(escaped(reason)));
    }

    private static String page(String content) {
        return FRAME.replace("CONTENT", content);
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> "<td>" + escaped(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
