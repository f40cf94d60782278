package org.cloudy.gateway.pages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ResponderKind;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * The search page's table: of all services those that somebody looks for, in his order, a hundred at a time.
 *
 * @param types the types that there are, to choose from
 * @param pages how many pages there are; null if one is enough
 * @param previous address of the page before; null on the first
 * @param next address of the page after; null on the last
 */
record ServiceTable(
        ServiceFilter filter,
        List<TypeChoice> types,
        List<HealthChoice> healths,
        List<Column> columns,
        List<ServiceRow> rows,
        ResponderKind announcing,
        String countText,
        boolean narrowed,
        int page,
        @Nullable Integer pages,
        @Nullable String previous,
        @Nullable String next) {
    static final int PAGE = 100;

    /** A type that can be chosen, and how many services are of it. */
    record TypeChoice(String type, String name, long count, boolean chosen) {}

    /** A health that can be chosen. */
    record HealthChoice(Health value, boolean chosen) {}

    /** The head of a column; {@code ariaSort} and {@code arrow} tell how it is sorted, {@code href} and {@code dir} what choosing it gives. */
    record Column(String id, String key, String href, String dir, boolean sorted, String ariaSort, String arrow) {}

    static ServiceTable of(
            List<ServiceRows.Line> services, ServiceFilter filter, ResponderKind announcing, String language) {
        List<ServiceRow> matching = services.stream()
                .filter(matching(filter))
                .map(ServiceRows.Line::row)
                .toList();
        List<ServiceRow> found = filter.sort().sort(matching, language, filter.descending());
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int page = Math.min(filter.page(), pages);
        return new ServiceTable(
                filter,
                types(services, filter, language),
                Arrays.stream(Health.values())
                        .map(health -> new HealthChoice(health, health == filter.health()))
                        .toList(),
                Arrays.stream(ServiceColumn.values())
                        .map(column -> column(column, filter))
                        .toList(),
                found.subList((page - 1) * PAGE, Math.min(found.size(), page * PAGE)),
                announcing,
                count(found.size(), services.size(), language),
                filter.narrows(),
                page,
                pages > 1 ? pages : null,
                page > 1 ? filter.onPage(page - 1) : null,
                page < pages ? filter.onPage(page + 1) : null);
    }

    private static Predicate<ServiceRows.Line> matching(ServiceFilter filter) {
        List<String> words = Folded.words(filter.text());
        return line -> (filter.type().isEmpty()
                        || filter.type().equals(line.row().rawType()))
                && (filter.health() == null || filter.health() == line.row().health())
                && line.has(words);
    }

    private static List<TypeChoice> types(List<ServiceRows.Line> services, ServiceFilter filter, String language) {
        Map<String, Long> counts = services.stream()
                .collect(Collectors.groupingBy(line -> line.row().rawType(), TreeMap::new, Collectors.counting()));
        if (!filter.type().isEmpty()) {
            counts.putIfAbsent(filter.type(), 0L); // the last one may just have gone
        }
        return counts.entrySet().stream()
                .map(entry -> new TypeChoice(
                        entry.getKey(),
                        new ServiceType(entry.getKey()).label(language),
                        entry.getValue(),
                        entry.getKey().equals(filter.type())))
                .sorted(Comparator.comparing(TypeChoice::name))
                .toList();
    }

    private static Column column(ServiceColumn column, ServiceFilter filter) {
        String id = Words.plain(column);
        boolean sorted = column == filter.sort();
        String aria = !sorted ? "none" : filter.descending() ? "descending" : "ascending";
        String arrow = !sorted ? "chevron-expand" : filter.descending() ? "arrow-down" : "arrow-up";
        ServiceFilter chosen = filter.sortedBy(column);
        return new Column(id, "page.column." + id, chosen.href(), chosen.dirParam(), sorted, aria, arrow);
    }

    private static String count(int found, int all, String language) {
        Formats formats = new Formats(language);
        String key = "page.count." + (found == all ? "services" : "services-of") + (all == 1 ? ".one" : ".other");
        return Messages.text(language, key, Map.of("n", formats.number(found), "all", formats.number(all)));
    }
}
