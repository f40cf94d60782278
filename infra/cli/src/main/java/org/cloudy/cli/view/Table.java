package org.cloudy.cli.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in aligned columns. Where a line would be wider than the terminal, the widest columns give way, and what does not fit ends
 * in "…". What comes from other nodes cannot write control characters to the terminal.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<String> headings;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings; one that begins with ">" stands over a column of numbers, aligned to the right. */
    public Table(String... headings) {
        this.right = new boolean[headings.length];
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            shown.add(right[i] ? headings[i].substring(1) : headings[i]);
        }
        this.headings = shown;
    }

    /** The next row, a cell for each heading. */
    public Table row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        rows.add(Arrays.stream(cells).map(Table::printable).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines of the table, none wider than {@code width} if it can be done. */
    public String in(int width) {
        int[] widths = widths(width);
        StringBuilder text = new StringBuilder(line(headings, widths));
        rows.forEach(row -> text.append('\n').append(line(row, widths)));
        return text.toString();
    }

    private int[] widths(int width) {
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = headings.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        int surplus = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        for (; surplus > 0; surplus--) {
            int widest = widest(widths);
            if (widths[widest] <= Math.max(NARROWEST, headings.get(widest).length())) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int widest(int[] widths) {
        int widest = 0;
        for (int column = 1; column < widths.length; column++) {
            widest = widths[column] > widths[widest] ? column : widest;
        }
        return widest;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = shortened(cells.get(column), widths[column]);
            String padding = " ".repeat(Math.max(0, widths[column] - length(cell)));
            line.append(right[column] ? padding + cell : cell + padding).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String shortened(String cell, int width) {
        return length(cell) <= width ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** The text without what a terminal would obey: control characters, and marks that turn the direction of writing. */
    public static String printable(String text) {
        return text.codePoints().anyMatch(Table::isObeyed) ? text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ") : text;
    }

    private static boolean isObeyed(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }
}
