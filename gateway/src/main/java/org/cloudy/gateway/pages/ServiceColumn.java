package org.cloudy.gateway.pages;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.cloudy.bus.capabilities.Health;
import org.jspecify.annotations.Nullable;

/** A column of the table of services, and how it is sorted. */
enum ServiceColumn {
    TYPE {
        @Override
        Comparator<ServiceRow> order(String language, boolean descending) {
            return words(language, descending, ServiceRow::type);
        }
    },
    NAME {
        @Override
        Comparator<ServiceRow> order(String language, boolean descending) {
            return words(language, descending, ServiceRow::name);
        }
    },
    NODE {
        @Override
        Comparator<ServiceRow> order(String language, boolean descending) {
            return words(language, descending, ServiceRow::nodeLabel);
        }
    },
    ADDRESS {
        @Override
        Comparator<ServiceRow> order(String language, boolean descending) {
            return words(language, descending, ServiceRow::address);
        }
    },
    HEALTH {
        @Override
        Comparator<ServiceRow> order(String language, boolean descending) {
            return known(descending, row -> row.health() == Health.UNKNOWN ? null : row.health());
        }
    },
    RTT {
        @Override
        Comparator<ServiceRow> order(String language, boolean descending) {
            return known(descending, ServiceRow::rttMs);
        }
    },
    HOPS {
        @Override
        Comparator<ServiceRow> order(String language, boolean descending) {
            return known(descending, ServiceRow::hops);
        }
    },
    SINCE {
        // Ascending is the youngest first, as the column shows ages.
        @Override
        Comparator<ServiceRow> order(String language, boolean descending) {
            Comparator<ServiceRow> oldest = Comparator.comparing(ServiceRow::since);
            return descending ? oldest : oldest.reversed();
        }
    };

    /** How rows are sorted by this column; what is not known comes last either way. */
    abstract Comparator<ServiceRow> order(String language, boolean descending);

    /** Rows sorted by this column, then by name. */
    List<ServiceRow> sort(List<ServiceRow> rows, String language, boolean descending) {
        Comparator<ServiceRow> byName = words(language, false, ServiceRow::name);
        return rows.stream()
                .sorted(order(language, descending).thenComparing(byName).thenComparing(ServiceRow::rowId))
                .toList();
    }

    private static <V extends Comparable<? super V>> Comparator<ServiceRow> known(
            boolean descending, Function<ServiceRow, @Nullable V> value) {
        Comparator<V> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(value, Comparator.nullsLast(order));
    }

    /** The order of a dictionary. Each word is prepared once, for sorting compares it again and again. */
    private static Comparator<ServiceRow> words(
            String language, boolean descending, Function<ServiceRow, String> word) {
        Collator collator = Collator.getInstance(Locale.forLanguageTag(language));
        Map<String, CollationKey> keys = new HashMap<>();
        Comparator<ServiceRow> order = Comparator.comparing(
                (ServiceRow row) -> keys.computeIfAbsent(word.apply(row), collator::getCollationKey));
        return descending ? order.reversed() : order;
    }
}
