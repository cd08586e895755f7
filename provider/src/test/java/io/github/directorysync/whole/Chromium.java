package io.github.directorysync.whole;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser: the machine's own Chromium, or the one that {@code -Dchromium=/path} names. Without one, tests that need
 * it are skipped and say so. Used by one thread only, as Playwright has it.
 */
public final class Chromium implements AutoCloseable {

    /** The one without a user interface first, which needs half the processor time. */
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    /** How many milliseconds an assertion or an act waits: machines that test are slow, and some are very slow. */
    private static final double PATIENCE_MILLIS = 1000.0 * Integer.getInteger("browser.patience", 30);

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        // As root, as in CI, it has no sandbox.
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    public static Chromium start() {
        Optional<Path> found = Stream.concat(Stream.of(System.getProperty("chromium", "")), PLACES.stream())
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "There is no Chromium here: install it, or say -Dchromium=/path");
        return new Chromium(found.orElseThrow());
    }

    /**
     * Somebody with a browser of their own, English, light, 1280 by 860 unless {@code options} say otherwise. Nothing moves
     * without end: a machine without a graphics card would paint it while other tests wait for the processor.
     */
    public Visitor visitor(Consumer<Browser.NewContextOptions> options) {
        Browser.NewContextOptions chosen = new Browser.NewContextOptions()
                .setViewportSize(1280, 860)
                .setLocale("en-US")
                .setReducedMotion(ReducedMotion.REDUCE);
        options.accept(chosen);
        BrowserContext context = browser.newContext(chosen);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Visitor(context);
    }

    public Visitor visitor() {
        return visitor(options -> {});
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
