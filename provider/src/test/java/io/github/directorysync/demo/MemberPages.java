package io.github.directorysync.demo;

import static io.github.directorysync.demo.Pages.escaped;

import io.github.directorysync.demo.DirectorySync.Group;
import io.github.directorysync.demo.DirectorySync.Groups;
import io.github.directorysync.demo.DirectorySync.Member;
import io.github.directorysync.demo.DirectorySync.Offer;
import io.github.directorysync.demo.DirectorySync.Page;
import io.github.directorysync.demo.DirectorySync.Roles;
import io.github.directorysync.whole.Http;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two tabs of <i>Organization members</i>. */
record MemberPages(AppSession session, Offer offer, Roles roles) {

    String users(Page<Member> page, String search, int first) {
        String rows = page.items().stream().map(this::row).collect(Collectors.joining());
        return frame("Users", """
                %s
                <table>
                <thead><tr><th scope="col">Person</th><th scope="col">Role</th><th scope="col">Role selector</th></tr></thead>
                <tbody>%s</tbody>
                </table>
                %s
                <p class="hint">The highest role counts: of the person's groups, or of the role selector. Who has neither gets
                the default role.</p>
                """.formatted(
                        searchForm(OrganizationMembersPage.PATH, "people", search),
                        rows.isEmpty() ? nothing("Nobody", search) : rows,
                        pager(OrganizationMembersPage.PATH, page.total(), search, first)));
    }

    private String row(Member member) {
        return """
                <tr data-person="%s">
                <th scope="row"><span class="who">%s</span><span class="mail">%s</span></th>
                <td><span class="chip%s">%s</span><span class="why">%s</span></td>
                <td>%s</td>
                </tr>
                """.formatted(
                        escaped(member.email()),
                        escaped(member.name().isBlank() ? member.email() : member.name()),
                        escaped(member.email()),
                        member.role().isEmpty() ? " none" : "",
                        member.role().isEmpty() ? "No role" : escaped(member.role()),
                        escaped(member.why()),
                        form(
                                OrganizationMembersPage.PATH + "/role",
                                hidden("person", member.id()),
                                choice("Role selector for " + member.name(), "Not set", member.selector())));
    }

    String groups(Groups groups, String search, int first) {
        Page<Group> page = groups.page();
        String rows =
                page.items().stream().map(group -> row(group, groups.version())).collect(Collectors.joining());
        return frame("Groups", """
                <div class="default">
                <div><h2>Default role</h2><p>For everybody to whom neither a group nor the role selector gives one.</p></div>
                %s
                </div>
                %s
                <table class="short">
                <thead><tr><th scope="col">Group</th><th scope="col">People</th><th scope="col">Role</th></tr></thead>
                <tbody>%s</tbody>
                </table>
                %s
                """.formatted(
                form(OrganizationMembersPage.GROUPS + "/default", choice("Default role", "No role", roles.byDefault())),
                searchForm(OrganizationMembersPage.GROUPS, "groups", search),
                rows.isEmpty() ? nothing("No group", search) : rows,
                pager(OrganizationMembersPage.GROUPS, page.total(), search, first)));
    }

    private String row(Group group, String version) {
        return """
                <tr data-group="%s"><th scope="row"><span class="who">%s</span></th><td data-label="People">%d</td><td>%s</td></tr>
                """.formatted(
                        escaped(group.name()),
                        escaped(group.name()),
                        group.members(),
                        form(
                                OrganizationMembersPage.GROUPS + "/role",
                                hidden("group", group.id()) + hidden("name", group.name()) + hidden("version", version),
                                choice("Role of " + group.name(), "No role", group.role())));
    }

    private String frame(String tab, String content) {
        return Pages.page("Organization members", session, """
                <p class="crumbs">Settings</p>
                <div class="head"><h1>Organization members</h1>%s</div>
                %s
                <nav class="tabs" aria-label="Organization members">%s%s</nav>
                %s
                """.formatted(
                offer.shown() ? "<button type=\"button\" data-opens=\"directory-sync\">Directory Sync</button>" : "",
                session.notice()
                        .getAndSet(Optional.empty())
                        .map(MemberPages::notice)
                        .orElse(""),
                tab("Users", OrganizationMembersPage.PATH, tab),
                tab("Groups", OrganizationMembersPage.GROUPS, tab),
                content + (offer.shown() ? dialog() : "")));
    }

    private static String notice(AppSession.Notice notice) {
        return "<p class=\"notice%s\" role=\"%s\">%s</p>"
                .formatted(
                        notice.refused() ? " refused" : "",
                        notice.refused() ? "alert" : "status",
                        escaped(notice.text()));
    }

    private static String tab(String name, String address, String current) {
        return "<a href=\"%s\"%s>%s</a>".formatted(address, name.equals(current) ? " aria-current=\"page\"" : "", name);
    }

    private String dialog() {
        return """
                <dialog id="directory-sync" aria-labelledby="directory-sync-title">
                <h2 id="directory-sync-title">Directory Sync</h2>
                <p>Connect the identity provider of %s: people and groups come from there, and whoever leaves is signed out
                here.</p>
                <dl><div><dt>Status</dt><dd>%s</dd></div><div><dt>People</dt><dd>%d</dd></div><div><dt>Groups</dt><dd>%d</dd></div></dl>
                <p class="hint">The set-up opens in a new tab. You need to be an administrator of the identity provider.</p>
                <form class="actions" method="post" action="%s/directory-sync" target="_blank" rel="noopener">
                %s<button type="button" class="quiet" data-closes>Cancel</button><button>Go to Directory Sync</button>
                </form>
                </dialog>
                """.formatted(
                        escaped(offer.name()),
                        escaped(offer.status().replace('-', ' ')),
                        offer.users(),
                        offer.groups(),
                        OrganizationMembersPage.PATH,
                        hidden("csrf", session.csrf()));
    }

    private String form(String action, String... fields) {
        return "<form class=\"row\" method=\"post\" action=\"%s\">%s%s<button class=\"quiet\">Save</button></form>"
                .formatted(action, hidden("csrf", session.csrf()), String.join("", fields));
    }

    private String choice(String label, String none, String chosen) {
        return Stream.concat(
                        Stream.of("<option value=\"\">" + none + "</option>"),
                        roles.names().stream()
                                .map(role -> "<option%s>%s</option>"
                                        .formatted(role.equals(chosen) ? " selected" : "", escaped(role))))
                .collect(Collectors.joining(
                        "", "<select name=\"role\" aria-label=\"" + escaped(label) + "\">", "</select>"));
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escaped(value));
    }

    private static String searchForm(String action, String what, String search) {
        return """
                <form class="search" role="search" action="%s">
                <input type="search" name="search" value="%s" placeholder="Search %s" aria-label="Search %s">
                </form>
                """.formatted(action, escaped(search), what, what);
    }

    private static String nothing(String what, String search) {
        return "<tr><td class=\"nothing\" colspan=\"3\">" + what
                + (search.isBlank() ? " has come from the directory yet." : " is found by this search.") + "</td></tr>";
    }

    private static String pager(String path, int total, String search, int first) {
        String address = path + "?search=" + Http.encoded(search) + "&amp;first=";
        String before =
                first > 0 ? "<a href=\"" + address + Math.max(0, first - DirectorySync.PAGE) + "\">Previous</a>" : "";
        String after = first + DirectorySync.PAGE < total
                ? "<a href=\"" + address + (first + DirectorySync.PAGE) + "\">Next</a>"
                : "";
        return before.isEmpty() && after.isEmpty()
                ? ""
                : "<nav class=\"pager\" aria-label=\"Pages\">" + before + after + "</nav>";
    }
}
