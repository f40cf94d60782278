package org.cloudy.extract;

import java.util.stream.Stream;

/** What a document is called. */
final class Titles {
    private static final int LONGEST = 300;

    private Titles() {}

    /** The first of these that says something: what the file calls itself, its first line, its name. */
    static String of(String own, String text, String name) {
        return Stream.of(Stream.of(own), text.lines(), Stream.of(name, "?"))
                .flatMap(lines -> lines)
                .map(Titles::line)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** In one line, without the marks that plain text gives a heading. */
    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}]+", " ")
                .replaceFirst("^[#=*\\s]+", "")
                .strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        boolean cutsLetter = Character.isHighSurrogate(line.charAt(LONGEST - 1));
        return line.substring(0, cutsLetter ? LONGEST - 1 : LONGEST);
    }
}
