package org.cloudy.snmp;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.Rule;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;

/** Holds devices against the rules: what lies beyond a limit for long enough raises a notice, until it is back within. */
final class Thresholds {
    private static final String DEVICES = "/capabilities/snmp/devices/";

    private final Clock clock;
    private final Consumer<NewNotice> raise;
    private final Consumer<String> clear;
    private final Map<String, Instant> beyond = new HashMap<>();
    private final Set<String> raised = new HashSet<>();

    Thresholds(Clock clock, Consumer<NewNotice> raise, Consumer<String> clear) {
        this.clock = clock;
        this.raise = raise;
        this.clear = clear;
    }

    /** Looks at one device, which was just asked. */
    synchronized void look(Monitored device, List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule.device() == null || rule.device().equals(device.watched().id())) {
                look(device, rule);
            }
        }
    }

    private void look(Monitored device, Rule rule) {
        String id = id(rule, device.watched().id());
        Double value = Measured.of(rule.measure(), device);
        if (value == null) {
            return;
        }
        if (rule.above() ? value <= rule.limit() : value >= rule.limit()) {
            beyond.remove(id);
            if (raised.remove(id)) {
                clear.accept(id);
            }
            return;
        }
        Instant now = clock.instant();
        Instant since = beyond.computeIfAbsent(id, fresh -> now);
        if (!Duration.between(since, now).minusMinutes(rule.minutes()).isNegative()) {
            raised.add(id);
            raise.accept(new NewNotice(
                    id,
                    rule.severity(),
                    text(device, rule, value),
                    DEVICES + device.watched().id()));
        }
    }

    /** Clears what was raised by rules that are no more, or of devices that are watched no longer. */
    synchronized void keepOnly(Collection<Monitored> devices, List<Rule> rules) {
        Set<String> possible = new HashSet<>();
        for (Rule rule : rules) {
            devices.forEach(device -> possible.add(id(rule, device.watched().id())));
        }
        beyond.keySet().retainAll(possible);
        for (String id : List.copyOf(raised)) {
            if (!possible.contains(id)) {
                raised.remove(id);
                clear.accept(id);
            }
        }
    }

    /** Clears all that was raised. */
    synchronized void clearAll() {
        keepOnly(List.of(), List.of());
    }

    private static String id(Rule rule, String device) {
        return "snmp:" + rule.id() + ":" + device;
    }

    private static Text text(Monitored device, Rule rule, double value) {
        Map<String, Text> words = Map.of(
                "device", Text.verbatim(device.watched().name()),
                "minutes", Text.verbatim("" + rule.minutes()),
                "value", number(value),
                "limit", number(rule.limit()),
                "measure", Messages.everywhere(key(rule.measure())));
        if (rule.measure() == Measure.SILENT) {
            return Messages.around("snmp.notice.silent", words);
        }
        return Messages.around(rule.above() ? "snmp.notice.above" : "snmp.notice.below", words);
    }

    private static String key(Measure measure) {
        return "snmp.measure." + measure.name().toLowerCase(Locale.ROOT);
    }

    private static Text number(double value) {
        return Text.inEach(language -> {
            NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag(language));
            format.setMaximumFractionDigits(1);
            return format.format(value);
        });
    }
}
