package org.cloudy.snmp;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.DeviceDetail;
import org.cloudy.bus.snmp.Trouble;
import org.cloudy.platform.series.Counter;
import org.jspecify.annotations.Nullable;

/** One device: what it told last, and what follows from that and what it told before. Any thread may ask it. */
final class Monitored {
    private static final double BITS = 8;
    private static final int NARROW = 32;
    /** Beyond its nominal speed nothing is counted, but clocks are not exact. */
    private static final double TOLERANCE = 1.5;

    private Watched watched;
    private @Nullable Reading last;
    private Map<String, Rates> rates = Map.of();
    private @Nullable Trouble trouble;
    private int failures;

    /** Bits each second; null where they can't be told. */
    record Rates(@Nullable Double received, @Nullable Double sent) {
        private static final Rates UNKNOWN = new Rates(null, null);
    }

    Monitored(Watched watched) {
        this.watched = watched;
        this.trouble = watched.credentials() == null ? Trouble.NO_CREDENTIALS : null;
    }

    synchronized Watched watched() {
        return watched;
    }

    /** It is to be asked in another way from now on. */
    synchronized void become(Watched changed) {
        watched = changed;
        failures = 0;
        trouble = changed.credentials() == null ? Trouble.NO_CREDENTIALS : trouble;
    }

    /** Takes what it told; tells whether that it told something is news. */
    synchronized boolean told(Reading reading) {
        boolean news = trouble != null || last == null;
        rates = rates(reading);
        last = reading;
        trouble = null;
        failures = 0;
        return news;
    }

    /** It told nothing; tells whether that is news. */
    synchronized boolean failed(Trouble why) {
        boolean news = trouble != why;
        trouble = why;
        failures++;
        rates = Map.of();
        return news;
    }

    synchronized int failures() {
        return failures;
    }

    synchronized @Nullable Trouble trouble() {
        return trouble;
    }

    /** What it told at its last answer; null until it told something. */
    synchronized @Nullable Reading last() {
        return last;
    }

    synchronized Rates rates(String port) {
        return rates.getOrDefault(port, Rates.UNKNOWN);
    }

    private Map<String, Rates> rates(Reading reading) {
        Map<String, Rates> next = new HashMap<>();
        Reading before = last;
        if (before == null || reading.isRestartedSince(before)) {
            return next;
        }
        Map<String, InterfaceReading> earlier = new HashMap<>();
        before.interfaces().forEach(each -> earlier.put(each.id(), each));
        for (InterfaceReading now : reading.interfaces()) {
            InterfaceReading then = earlier.get(now.id());
            if (then != null && then.discontinuity() == now.discontinuity()) {
                next.put(
                        now.id(),
                        new Rates(
                                rate(now.received(), then.received(), now.speed()),
                                rate(now.sent(), then.sent(), now.speed())));
            }
        }
        return next;
    }

    /**
     * A narrow counter that begins anew looks as one that wrapped, unless that would be faster than its interface is. Of wide ones no
     * speed need be known, and that of virtual interfaces is an invention.
     */
    private static @Nullable Double rate(@Nullable Counter now, @Nullable Counter then, @Nullable Double speed) {
        if (now == null || then == null) {
            return null;
        }
        double fastest = now.bits() == NARROW && speed != null ? TOLERANCE * speed : DeviceSeries.FASTEST;
        OptionalDouble octets = now.since(then, fastest / BITS);
        return octets.isPresent() ? octets.getAsDouble() * BITS : null;
    }

    synchronized Device summary() {
        Reading known = last;
        Instant answered = known == null ? null : known.at();
        return new Device(
                watched.id(),
                watched.name(),
                watched.host(),
                watched.port(),
                watched.version(),
                watched.origin(),
                trouble,
                answered,
                known == null ? null : known.since(),
                known == null ? null : known.description(),
                known == null ? null : known.figures(),
                known == null ? 0 : known.interfaces().size());
    }

    synchronized DeviceDetail detail() {
        Reading known = last;
        if (known == null) {
            return new DeviceDetail(summary(), null, null, null, List.of(), List.of());
        }
        return new DeviceDetail(
                summary(),
                known.contact(),
                known.location(),
                known.systemName(),
                known.interfaces().stream().map(this::port).toList(),
                known.disks());
    }

    private DeviceDetail.Port port(InterfaceReading each) {
        Rates measured = rates.getOrDefault(each.id(), Rates.UNKNOWN);
        return new DeviceDetail.Port(
                each.id(), each.name(), each.alias(), each.up(), each.speed(), measured.received(), measured.sent());
    }
}
