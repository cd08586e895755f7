package io.github.directorysync.directory.brand;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An sRGB colour, with the contrast of text on it as WCAG 2.2 computes it.
 *
 * @param rgb the channels as {@code 0xRRGGBB}
 */
public record BrandColor(int rgb) {

    static final BrandColor WHITE = new BrandColor(0xFFFFFF);
    static final BrandColor BLACK = new BrandColor(0x000000);

    /** The lowest contrast of text at level AA. Of white and black, at least one reaches it on every colour. */
    static final double READABLE = 4.5;

    private static final Pattern FORM = Pattern.compile("#[0-9A-Fa-f]{6}");

    /** Reads {@code #rrggbb}; empty if the text has another form. */
    public static Optional<BrandColor> of(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new BrandColor(Integer.parseInt(text.substring(1), 16)))
                : Optional.empty();
    }

    /** The colour as {@code #rrggbb} in lower case. */
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /** The colour of text on this one: white where white is readable, black elsewhere. */
    public BrandColor text() {
        return contrast(WHITE) >= READABLE ? WHITE : BLACK;
    }

    /** The contrast ratio of two colours, from 1 to 21. */
    double contrast(BrandColor other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** The relative luminance, from 0 for black to 1 for white. */
    private double luminance() {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
