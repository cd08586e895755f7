package io.github.directorysync.demo;

import io.github.directorysync.demo.AppSession.Notice;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * <i>Settings, Organization members</i> of the sample app, for its administrators: the way to the set-up portal, people with
 * their roles and the role selector, groups with the roles that they give, and the default role.
 */
final class OrganizationMembersPage {

    static final String PATH = "/settings/organization-members";
    static final String GROUPS = PATH + "/groups";

    private final DirectorySync directorySync;

    OrganizationMembersPage(DirectorySync directorySync) {
        this.directorySync = directorySync;
    }

    void answer(WebExchange exchange, Optional<AppSession> who) throws IOException {
        if (who.isEmpty()) {
            exchange.redirect(URI.create("/sign-in"));
        } else if (!who.get().isAdmin()) {
            exchange.show(403, Pages.message("Only administrators come in here", "Your role does not open this page."));
        } else if (exchange.isPost()) {
            change(exchange, who.get());
        } else {
            show(exchange, who.get());
        }
    }

    private void show(WebExchange exchange, AppSession session) throws IOException {
        String search = exchange.asked("search");
        int first = number(exchange.asked("first"));
        try {
            MemberPages pages = new MemberPages(session, directorySync.offer(), directorySync.roles());
            switch (exchange.path()) {
                case PATH -> exchange.show(200, pages.users(directorySync.members(search, first), search, first));
                case GROUPS -> exchange.show(200, pages.groups(directorySync.groups(search, first), search, first));
                default -> exchange.show(404, Pages.message("There is no such page", ""));
            }
        } catch (AdminApi.Refused refused) {
            exchange.show(502, Pages.message("Directory Sync is not available", String.valueOf(refused.getMessage())));
        }
    }

    private void change(WebExchange exchange, AppSession session) throws IOException {
        Map<String, String> form = exchange.form();
        if (!session.sent(form)) {
            exchange.show(403, Pages.message("This form is too old", "Open the page again."));
            return;
        }
        switch (exchange.path()) {
            case PATH + "/directory-sync" -> openPortal(exchange, session);
            case PATH + "/role" -> {
                String role = form.getOrDefault("role", "");
                String person = form.getOrDefault("person", "");
                back(exchange, session, PATH, () -> directorySync.choose(person, role, name(session)));
            }
            case GROUPS + "/role" -> back(exchange, session, GROUPS, () -> map(form));
            case GROUPS + "/default" -> back(exchange, session, GROUPS, () -> setDefault(form));
            default -> exchange.show(404, Pages.message("There is no such page", ""));
        }
    }

    /** In a new tab. The secret of the link is behind the #, so no log and no other server sees it. */
    private void openPortal(WebExchange exchange, AppSession session) throws IOException {
        try {
            if (directorySync.offer().shown()) {
                exchange.redirect(directorySync.setupLink("Trust Center: " + name(session)));
            } else {
                exchange.show(404, Pages.message("Directory Sync is not available", ""));
            }
        } catch (AdminApi.Refused refused) {
            exchange.show(502, Pages.message("Directory Sync is not available", String.valueOf(refused.getMessage())));
        }
    }

    private String map(Map<String, String> form) {
        String role = form.getOrDefault("role", "");
        String name = form.getOrDefault("name", "The group");
        directorySync.map(form.getOrDefault("group", ""), role, form.getOrDefault("version", ""));
        return role.isEmpty() ? name + " gives no role." : name + " gives " + role + ".";
    }

    private String setDefault(Map<String, String> form) {
        String role = form.getOrDefault("role", "");
        directorySync.setDefault(role);
        return role.isEmpty() ? "There is no default role." : "The default role is " + role + ".";
    }

    /** A change, whose answer the next page says first. */
    private interface Change {

        String make();
    }

    private static void back(WebExchange exchange, AppSession session, String page, Change change) throws IOException {
        try {
            session.notice().set(Optional.of(new Notice(false, change.make())));
        } catch (AdminApi.Refused refused) {
            session.notice().set(Optional.of(new Notice(true, String.valueOf(refused.getMessage()))));
        }
        exchange.redirect(URI.create(page));
    }

    private static String name(AppSession session) {
        return session.person().nameId();
    }

    private static int number(String text) {
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
    }
}
