package io.github.directorysync.sync.accounts;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Characters that hold although a directory passes over the character rules of a realm's user profile: what an assertion or a
 * page cannot show, and user names that can hardly be told from another one.
 */
public final class NameCharacters {

    /** Control characters, halves of characters, what Unicode does not define, and separators of lines. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

    /**
     * Zero-width and direction characters, and those that mean something to one program only. Further what else Unicode's
     * DerivedCoreProperties.txt (16.0) has as {@code Default_Ignorable_Code_Point}, such as fillers and variation selectors, which
     * Java's patterns have no name for; and the braille pattern without dots, which looks like a blank and is none.
     */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\p{Co}\\x{34F}\\x{115F}-\\x{1160}\\x{17B4}-\\x{17B5}"
                    + "\\x{180B}-\\x{180F}\\x{2060}-\\x{206F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{FFF0}-\\x{FFF8}"
                    + "\\x{E0000}-\\x{E0FFF}\\x{2800}]");

    private static final Pattern BLANK_AT_AN_END = Pattern.compile("^[\\p{Z}\\s]|[\\p{Z}\\s]$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** What is written with Latin letters too: Unicode's "highly restrictive" (UTS 39 §5.2). */
    private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL);

    private NameCharacters() {}

    /** Whether every page, log and XML document can show it. */
    public static boolean canBeShown(String text) {
        return !UNSHOWABLE.matcher(text).find();
    }

    /**
     * Whether a user name shows who is meant: nothing invisible, no blank that a form cuts off, no second form of the same
     * letter such as full-width ones, and no word of letters that look alike in two scripts.
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
