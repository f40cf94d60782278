package org.cloudy.snmp;

import java.util.Objects;
import java.util.function.Function;
import org.cloudy.bus.snmp.Figures;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.Trouble;
import org.jspecify.annotations.Nullable;

/** What a rule compares with its limit. */
final class Measured {
    private static final double MEGA = 1_000_000;

    private Measured() {}

    /** The value now; null where the device does not tell. Of one that is silent nothing but that is known. */
    static @Nullable Double of(Measure measure, Monitored device) {
        Trouble trouble = device.trouble();
        if (measure == Measure.SILENT) {
            return silence(trouble);
        }
        Reading last = device.last();
        if (trouble != null || last == null) {
            return null;
        }
        Figures figures = last.figures();
        return switch (measure) {
            case SILENT -> null;
            case LOAD -> figures.load();
            case CPU -> figures.cpuPercent();
            case MEMORY -> figures.memoryPercent();
            case STORAGE -> figures.storagePercent();
            case ANSWER -> (Double) figures.answerMs();
            case RECEIVED -> busiest(device, last, Monitored.Rates::received);
            case SENT -> busiest(device, last, Monitored.Rates::sent);
        };
    }

    /** 1 for one that tells nothing, 0 for one that does; one that cannot be asked is neither. */
    private static @Nullable Double silence(@Nullable Trouble trouble) {
        if (trouble == Trouble.NO_CREDENTIALS) {
            return null;
        }
        return trouble == null ? 0.0 : 1.0;
    }

    private static @Nullable Double busiest(
            Monitored device, Reading last, Function<Monitored.Rates, @Nullable Double> direction) {
        return last.interfaces().stream()
                .map(port -> direction.apply(device.rates(port.id())))
                .filter(Objects::nonNull)
                .max(Double::compare)
                .map(bits -> bits / MEGA)
                .orElse(null);
    }
}
