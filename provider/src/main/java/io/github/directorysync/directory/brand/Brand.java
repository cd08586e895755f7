package io.github.directorysync.directory.brand;

import io.github.directorysync.directory.settings.PlainText;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the set-up portal looks: as the vendor of the realm has it in attributes of the realm. Invalid values count as
 * missing.
 *
 * @param name the vendor's name; the realm's display name or name if none is set
 * @param color the main colour, if one is set
 * @param logo a {@code data:} URI, if one is set
 */
public record Brand(String name, Optional<BrandColor> color, Optional<String> logo) {

    /** Realm attribute: the vendor's name. */
    public static final String NAME = "directory-sync.brand-name";

    /** Realm attribute: {@code #rrggbb}. */
    public static final String COLOR = "directory-sync.brand-color";

    /** Realm attribute: a {@code data:} URI, see {@link Logo}. */
    public static final String LOGO = "directory-sync.brand-logo";

    /** The longest name in characters. */
    public static final int LONGEST_NAME = 100;

    /** The colour where none is set: the blue of Keycloak's own pages. */
    private static final BrandColor USUAL = new BrandColor(0x0066CC);

    /**
     * The brand of a realm.
     *
     * @param attributes the value of a realm attribute, if it has one
     * @param displayName the display name of the realm, if it has one
     */
    public static Brand of(
            Function<String, Optional<String>> attributes, Optional<String> displayName, String realmName) {
        return new Brand(
                Stream.of(attributes.apply(NAME).filter(Brand::isName), displayName)
                        .flatMap(Optional::stream)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(realmName),
                attributes.apply(COLOR).map(String::strip).flatMap(BrandColor::of),
                attributes.apply(LOGO).map(String::strip).filter(Logo::is));
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && PlainText.is(text);
    }

    /** The colour of what stands out, as {@code #rrggbb}. */
    public String accent() {
        return color.orElse(USUAL).hex();
    }

    /** The colour of text on {@link #accent()}, as {@code #rrggbb}: readable by WCAG, level AA. */
    public String onAccent() {
        return color.orElse(USUAL).text().hex();
    }
}
