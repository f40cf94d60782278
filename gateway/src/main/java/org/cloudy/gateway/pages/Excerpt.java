package org.cloudy.gateway.pages;

import java.util.List;

/** Shows a place of a text: the line with its number, the ones about it, and a mark under the column. */
record Excerpt(String text) {
    private static final int ABOUT = 1;
    private static final int WIDEST = 160;

    /** @param line from 1; beyond the text, its last one is shown */
    String at(int line, int column) {
        List<String> lines = text.lines().toList();
        int marked = Math.clamp(line, 1, Math.max(1, lines.size()));
        int last = Math.min(lines.size(), marked + ABOUT);
        int digits = String.valueOf(last).length();
        StringBuilder shown = new StringBuilder();
        for (int number = Math.max(1, marked - ABOUT); number <= last; number++) {
            shown.append(String.format("%" + digits + "d │ %s%n", number, cut(lines.get(number - 1))));
            if (number == marked && column <= WIDEST) {
                shown.append(" ".repeat(digits))
                        .append(" │ ")
                        .append(" ".repeat(Math.max(0, column - 1)))
                        .append("^\n");
            }
        }
        return shown.toString().stripTrailing();
    }

    private static String cut(String line) {
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
    }
}
