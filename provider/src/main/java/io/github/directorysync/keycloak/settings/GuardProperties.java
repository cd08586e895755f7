package io.github.directorysync.keycloak.settings;

import static io.github.directorysync.directory.settings.DirectorySettings.END_SESSIONS;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_COUNT;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_DAY_COUNT;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_DAY_PERCENT;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_PERCENT;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_WINDOW;
import static io.github.directorysync.directory.settings.DirectorySettings.LAST_HOLDERS;
import static io.github.directorysync.keycloak.settings.ConfigProperty.choice;
import static io.github.directorysync.keycloak.settings.ConfigProperty.duration;
import static io.github.directorysync.keycloak.settings.ConfigProperty.flag;
import static io.github.directorysync.keycloak.settings.ConfigProperty.number;

import io.github.directorysync.directory.Guard;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings of the guard of a directory, and what role changes do to sessions. */
final class GuardProperties {

    private GuardProperties() {}

    static List<ProviderConfigProperty> all() {
        return List.of(
                choice(
                        GUARD,
                        "Guard",
                        Stream.of(Guard.Mode.values()).map(Guard.Mode::key).toList(),
                        Guard.DEFAULT.mode().key(),
                        "What happens if the directory suspends, deletes or takes roles from more users than "
                                + "the guard permits: hold keeps these changes until an administrator decides, refuse "
                                + "rejects the request, off permits all of them, mistakes included."),
                number(
                        GUARD_COUNT,
                        "People who may always go",
                        Guard.DEFAULT.usual().count(),
                        "How many users may be removed within the window, whatever the size of the directory. "
                                + "A directory with no more users than this is not guarded."),
                number(
                        GUARD_PERCENT,
                        "Percentage that may go",
                        Guard.DEFAULT.usual().percent(),
                        "The percentage of the users that were active when the window began who may be "
                                + "removed within it, if that is more. The higher it is, the more users a mistake "
                                + "removes before an administrator is asked."),
                duration(
                        GUARD_WINDOW,
                        "Window of the guard",
                        Guard.DEFAULT.usual().window(),
                        "How long removals are counted: a duration such as PT30M or PT1H."),
                number(
                        GUARD_DAY_COUNT,
                        "People who may always go within a day",
                        Guard.DEFAULT.daily().count(),
                        "How many users may be removed within 24 hours, whatever the size of the directory. "
                                + "It catches removals that are too slow for the window."),
                number(
                        GUARD_DAY_PERCENT,
                        "Percentage that may go within a day",
                        Guard.DEFAULT.daily().percent(),
                        "The percentage of the users that were active a day ago who may be removed within 24 "
                                + "hours, if that is more."),
                flag(
                        LAST_HOLDERS,
                        "Last holders may go",
                        false,
                        "Whether the directory may remove the last user who has the highest role of one of "
                                + "its apps. If not, that change is held for an administrator, or refused if the guard "
                                + "is set to refuse."),
                flag(
                        END_SESSIONS,
                        "Role changes end sessions",
                        false,
                        "Whether users whose role in an app is changed by the directory are signed out of "
                                + "that app, so that the change takes effect at once. If not, it takes effect at their "
                                + "next sign-in or when the app refreshes its token."));
    }
}
