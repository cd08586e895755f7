package io.github.directorysync.sync.accounts;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Character rules that apply even if a directory ignores those of the realm's user profile: characters that an assertion or
 * a page cannot show, and user names that can be confused with another one.
 */
public final class NameCharacters {

    /** Control characters, unpaired surrogates, unassigned code points and line separators. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

    /**
     * Zero-width, bidirectional and private-use characters; the other characters with {@code Default_Ignorable_Code_Point}
     * in Unicode's DerivedCoreProperties.txt (16.0), such as fillers and variation selectors, which Java's patterns cannot
     * name; and the blank braille pattern, which looks like a space.
     */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\p{Co}\\x{34F}\\x{115F}-\\x{1160}\\x{17B4}-\\x{17B5}"
                    + "\\x{180B}-\\x{180F}\\x{2060}-\\x{206F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{FFF0}-\\x{FFF8}"
                    + "\\x{E0000}-\\x{E0FFF}\\x{2800}]");

    private static final Pattern BLANK_AT_AN_END = Pattern.compile("^[\\p{Z}\\s]|[\\p{Z}\\s]$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Scripts that may be combined with Latin letters: Unicode's "highly restrictive" profile (UTS 39 §5.2). */
    private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL);

    private NameCharacters() {}

    /** Whether every page, log and XML document can show the text. */
    public static boolean canBeShown(String text) {
        return !UNSHOWABLE.matcher(text).find();
    }

    /**
     * Whether a user name is unambiguous: no invisible characters, no leading or trailing blank, no compatibility forms such
     * as full-width letters, and no word that mixes scripts with similar letters.
     */
    public static boolean identify(String userName) {
        return canBeShown(userName)
                && !INVISIBLE.matcher(userName).find()
                && !BLANK_AT_AN_END.matcher(userName).find()
                && Normalizer.normalize(userName, Normalizer.Form.NFKC)
                        .equals(Normalizer.normalize(userName, Normalizer.Form.NFC))
                && Stream.of(BETWEEN_WORDS.split(userName)).allMatch(NameCharacters::isOfOneScript);
    }

    private static boolean isOfOneScript(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() <= 1 || EAST_ASIAN.containsAll(scripts);
    }
}
