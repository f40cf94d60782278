package org.cloudy.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Measured points and what a model makes of them, as SVG. Both axes begin at nothing. */
final class Plot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 48;
    private static final int TICKS = 4;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#b5541b", "#3a7d34", "#7a3b8f");

    private final String title;
    private final String across;
    private final List<Series> all = new ArrayList<>();

    /** Where something was measured, or is expected. */
    record Point(double x, double y) {}

    private record Series(String name, List<Point> measured, List<Point> expected) {}

    Plot(String title, String across) {
        this.title = title;
        this.across = across;
    }

    void series(String name, List<Point> measured, List<Point> expected) {
        all.add(new Series(name, measured, expected));
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        .formatted(WIDTH, HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(svg, MARGIN, 20, title);
        text(svg, WIDTH / 2.0, HEIGHT - 8, across);
        for (int i = 0; i <= TICKS; i++) {
            double x = most(true) * i / TICKS;
            double y = most(false) * i / TICKS;
            text(svg, x(x) - 6, HEIGHT - MARGIN + 18, number(x));
            text(svg, 6, y(y) + 4, number(y));
            svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"#ddd\"/>%n"
                    .formatted(MARGIN, WIDTH - MARGIN, number(y(y)), number(y(y))));
        }
        for (int i = 0; i < all.size(); i++) {
            draw(svg, all.get(i), COLOURS.get(i % COLOURS.size()), MARGIN + 18 * i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, Series series, String colour, int labelAt) {
        String line = series.expected().stream()
                .map(point -> number(x(point.x())) + "," + number(y(point.y())))
                .collect(Collectors.joining(" "));
        svg.append("<polyline fill=\"none\" stroke=\"%s\" points=\"%s\"/>%n".formatted(colour, line));
        for (Point point : series.measured()) {
            svg.append("<circle r=\"4\" fill=\"%s\" cx=\"%s\" cy=\"%s\"/>%n"
                    .formatted(colour, number(x(point.x())), number(y(point.y()))));
        }
        svg.append("<circle r=\"4\" fill=\"%s\" cx=\"%d\" cy=\"%d\"/>%n".formatted(colour, MARGIN + 12, labelAt - 4));
        text(svg, MARGIN + 22, labelAt, series.name());
    }

    private static void text(StringBuilder svg, double x, double y, String text) {
        svg.append("<text x=\"%s\" y=\"%s\">%s</text>%n".formatted(number(x), number(y), text));
    }

    private double most(boolean acrossOnly) {
        return all.stream()
                .flatMap(series -> series.measured().stream())
                .mapToDouble(point -> acrossOnly ? point.x() : point.y())
                .max()
                .orElse(1);
    }

    private double x(double value) {
        return MARGIN + value / most(true) * (WIDTH - 2 * MARGIN);
    }

    private double y(double value) {
        return HEIGHT - MARGIN - value / most(false) * (HEIGHT - 3 * MARGIN);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }
}
