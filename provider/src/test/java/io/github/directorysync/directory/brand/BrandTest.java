package io.github.directorysync.directory.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {

    private static final String PIXEL = "data:image/png;base64,"
            + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static Brand brand(Map<String, String> attributes, String displayName) {
        return Brand.of(
                name -> Optional.ofNullable(attributes.get(name)),
                Optional.of(displayName).filter(text -> !text.equals("none")),
                "shop");
    }

    @Test
    void what_the_realm_sets_is_the_brand() {
        Brand brand = brand(Map.of(Brand.NAME, " Shop ", Brand.COLOR, "#FFD400", Brand.LOGO, PIXEL), "Realm");

        assertThat(brand.name()).isEqualTo("Shop");
        assertThat(brand.accent()).isEqualTo("#ffd400");
        assertThat(brand.onAccent()).isEqualTo("#000000");
        assertThat(brand.logo()).contains(PIXEL);
    }

    @Test
    void what_cannot_be_read_counts_as_missing() {
        Brand brand = brand(
                Map.of(Brand.NAME, "a\nb", Brand.COLOR, "red", Brand.LOGO, "https://shop.example/logo.png"), "none");

        assertThat(brand).isEqualTo(brand(Map.of(), "none"));
        assertThat(brand.accent()).isEqualTo("#0066cc");
        assertThat(brand.onAccent()).isEqualTo("#ffffff");
        assertThat(brand.logo()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Shop, Realm, Shop",
        "'', Realm, Realm",
        "'  ', ' Realm ', Realm",
        "'', '', shop",
        "'', none, shop",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, Realm, Realm"
    })
    void without_a_name_it_is_the_realms(String name, String displayName, String shown) {
        assertThat(brand(Map.of(Brand.NAME, name), displayName).name()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21.00",
        "#ffffff, #000000, 21.00",
        "#0066cc, #ffffff, 5.57",
        "#ff0000, #000000, 5.25",
        "#008000, #ffffff, 5.14",
        "#ffd400, #000000, 14.66",
        "#767676, #ffffff, 4.54",
        "#777777, #000000, 4.69",
        "#0000ff, #ffffff, 8.59",
        "#010101, #ffffff, 20.87"
    })
    void text_on_a_colour_is_white_where_that_is_readable(String color, String text, double contrast) {
        BrandColor accent = BrandColor.of(color).orElseThrow();

        assertThat(accent.text().hex()).isEqualTo(text);
        assertThat(accent.contrast(accent.text())).isEqualTo(contrast, within(0.01));
    }

    @Test
    void text_is_readable_on_every_colour() {
        for (int rgb = 0; rgb <= 0xFFFFFF; rgb += 0x10F) {
            BrandColor color = new BrandColor(rgb);
            assertThat(color.contrast(color.text())).as(color.hex()).isGreaterThanOrEqualTo(BrandColor.READABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#fff", "0066cc", "#0066cg", "#0066cc00", "red", "#0066cc;"})
    void a_colour_has_one_form(String text) {
        assertThat(BrandColor.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, '\u0089PNG\r\n\u001a\n....'",
        "image/jpeg, '\u00ff\u00d8\u00ff....'",
        "image/webp, RIFF....WEBPVP8",
        "image/svg+xml, <svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>",
        "image/svg+xml, <?xml version='1.0'?><!DOCTYPE svg><svg>"
    })
    void a_logo_is_a_picture_in_a_data_uri(String kind, String content) {
        assertThatCode(() -> Logo.require("logo", uri(kind, content))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, GIF89a",
        "image/png, \u0089PNG",
        "image/jpeg, <svg>",
        "image/webp, RIFF....WAVE",
        "image/webp, RIFX....WEBP",
        "image/svg+xml, <html>",
        "image/svg+xml, <svg><script>alert(1)</script></svg>",
        "image/svg+xml, <svg xmlns:s='http://www.w3.org/2000/svg'><s:script>alert(1)</s:script></svg>",
        "image/svg+xml, <svg onload = 'alert(1)'></svg>",
        "image/svg+xml, <svg id='a'onload='alert(1)'></svg>",
        "image/svg+xml, <svg><a href='JavaScript:alert(1)'/></svg>",
        "image/svg+xml, <svg><foreignObject/></svg>",
        "image/svg+xml, <!DOCTYPE svg [<!ENTITY a 'b'>]><svg>"
    })
    void the_content_is_what_it_is_called_and_runs_nothing(String kind, String content) {
        assertThatThrownBy(() -> Logo.require("logo", uri(kind, content))).hasMessageContaining("media type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://shop.example/logo.png",
                "data:image/gif;base64,R0lGODlh",
                "data:text/html;base64,PHN2Zz4=",
                "data:image/png,abc",
                "DATA:image/png;base64,abcd"
            })
    void an_address_or_another_kind_is_no_logo(String text) {
        assertThatThrownBy(() -> Logo.require("logo", text)).hasMessageContaining("data URI");
    }

    @Test
    void a_logo_is_base64_and_not_too_large() {
        assertThatThrownBy(() -> Logo.require("logo", "data:image/png;base64,***"))
                .hasMessageContaining("base64");
        String large = "\u0089PNG\r\n\u001a\n" + ".".repeat(Logo.MOST - 7);
        assertThatThrownBy(() -> Logo.require("logo", uri("image/png", large))).hasMessageContaining("60000 bytes");
        String largest = uri("image/svg+xml", "<svg>" + ".".repeat(Logo.MOST - 5));
        assertThat(Logo.is(largest)).isTrue();
        assertThat(largest.length()).isLessThanOrEqualTo(Logo.LONGEST);
    }

    private static String uri(String kind, String content) {
        return "data:" + kind + ";base64,"
                + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
