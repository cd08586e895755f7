package io.github.directorysync.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody in front of a page. Their browser remembers what it complained of and which addresses it asked for. */
public final class Visitor implements AutoCloseable {

    private static final int TABS_AT_MOST = 80;

    /**
     * While another test creates or deletes a realm, Keycloak may fail to read the composites of the admin role from its
     * cache (DefaultLazyLoader without a fallback). Pages show it and ask again. Any other 500 is in the server's log,
     * which the tests of the pages read in the end.
     */
    private static final String REALMS_OF_OTHERS = "status of 500";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requested = new CopyOnWriteArrayList<>();

    Visitor(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> requested.add(request.url()));
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /** The addresses that were asked for, which others may read in logs. */
    public List<String> requested() {
        return requested;
    }

    public Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(text).setLevel(1).setExact(true));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    public Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    public Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Presses Tab until the focus is on what has this name or text. */
    public void tabTo(String name) {
        for (int i = 0; i < TABS_AT_MOST; i++) {
            page.keyboard().press("Tab");
            Object focused = page.evaluate("() => { const at = document.activeElement; return at.ariaLabel"
                    + " || at.labels?.[0]?.textContent || at.textContent; }");
            if (String.valueOf(focused).strip().equals(name)) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + name);
    }

    public void press(String key) {
        page.keyboard().press(key);
    }

    /** axe finds nothing, the browser complained of nothing but {@code expected}, and nothing scrolls sideways. */
    public void assertFlawless(String... expected) {
        // What still moves is half transparent.
        page.evaluate("() => Promise.all(document.getAnimations()"
                + ".filter(a => a.effect.getTiming().iterations !== Infinity).map(a => a.finished.catch(() => 0)))");
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(Visitor::words)
                .isEmpty();
        assertThat(complaints)
                .filteredOn(text -> !text.contains(REALMS_OF_OTHERS))
                .allSatisfy(text -> assertThat(expected).as(text).anyMatch(text::contains));
        assertThat((Boolean) page.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing scrolls sideways")
                .isTrue();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                        .toList();
    }

    /** A picture of the whole page, into the folder that {@code -Dpictures=…} names; without it none is taken. */
    public void picture(String name) {
        String folder = System.getProperty("pictures", "");
        if (!folder.isBlank()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
