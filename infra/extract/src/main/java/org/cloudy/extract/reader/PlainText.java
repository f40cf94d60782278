package org.cloudy.extract.reader;

import java.util.regex.Pattern;

/** Text as it is kept: without what nobody sees. */
final class PlainText {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]|\\uFEFF|\\u00AD");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\f|\\u2028|\\u2029");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00A0]+");
    private static final Pattern EMPTY_LINES = Pattern.compile(" ?\\n[ \\n]*\\n ?");
    private static final Pattern EDGES = Pattern.compile(" ?\\n ?");

    private PlainText() {}

    /** The same words, with single blanks between them and single empty lines between paragraphs. */
    static String of(String text) {
        String lines = UNSEEN.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("");
        String words = BLANKS.matcher(lines).replaceAll(" ");
        return EDGES.matcher(EMPTY_LINES.matcher(words).replaceAll("\n\n"))
                .replaceAll("\n")
                .strip();
    }

    /** Whether it is no text that anybody wrote: one character in fifty is none. */
    static boolean isGarbage(String text) {
        return text.codePoints().filter(PlainText::isNone).count() * 50 > text.length();
    }

    private static boolean isNone(int character) {
        return character == 0xFFFD
                || switch (Character.getType(character)) {
                    case Character.CONTROL -> character != '\n' && character != '\t';
                    case Character.UNASSIGNED, Character.PRIVATE_USE -> true;
                    default -> false;
                };
    }
}
