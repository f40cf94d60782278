package org.cloudy.extract.reader;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/**
 * What is said in subtitles, without when: SubRip, and WebVTT (https://www.w3.org/TR/webvtt1/). Tika knows both for what they are, and reads
 * them as they are written.
 */
final class Subtitles {
    private static final Set<String> TYPES = Set.of("application/x-subrip", "text/vtt");
    private static final Pattern BLOCKS = Pattern.compile("\\n[ \\t]*\\n");
    private static final Pattern TIMES =
            Pattern.compile("\\s*(\\d+:)?\\d{1,2}:\\d{2}[.,]\\d{1,3}\\s*-->\\s*(\\d+:)?\\d{1,2}:\\d{2}[.,]\\d{1,3}.*");
    /** Places on the screen, as SubRip takes them from another format. */
    private static final Pattern PLACES = Pattern.compile("\\{\\\\[^}]*}");

    private Subtitles() {}

    static boolean isOne(String type) {
        return TYPES.contains(type);
    }

    /** What is said; a block without times, as a header, a note or a style, says nothing. */
    static String text(String subtitles) {
        return Arrays.stream(BLOCKS.split(subtitles.replaceAll("\\r\\n?", "\n")))
                .map(Subtitles::said)
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String said(String block) {
        return block.lines()
                .dropWhile(line -> !TIMES.matcher(line).matches())
                .skip(1)
                .map(line -> PLACES.matcher(line).replaceAll(""))
                .map(line -> Jsoup.parseBodyFragment(line).text())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
