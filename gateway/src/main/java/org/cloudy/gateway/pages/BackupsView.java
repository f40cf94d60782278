package org.cloudy.gateway.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudy.bus.backup.Archive;
import org.cloudy.bus.backup.Backups;
import org.cloudy.bus.backup.Neighbourhood.Holder;
import org.cloudy.bus.backup.Outcome;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the backups shows.
 *
 * @param outcomes how what was done unattended ended
 * @param moving whether the node is about to start anew
 * @param create what was typed of a backup that was refused
 * @param plan what was typed of a schedule that was refused, or what is in force
 */
record BackupsView(
        List<Row> archives,
        String folder,
        String free,
        List<Told> outcomes,
        @Nullable Instant next,
        List<Choice> whats,
        List<Choice> createPlaces,
        List<Choice> planPlaces,
        List<Choice> rhythms,
        List<Choice> days,
        List<Choice> hours,
        Typed create,
        Typed plan,
        boolean drill,
        @Nullable JobPanel job,
        boolean moving,
        @Nullable String problem) {

    /** One archive. */
    record Row(Archive archive, String size, String id) {}

    /** How something ended: {@code key} says what. */
    record Told(String key, Instant at, @Nullable String failure) {}

    /** One of several values. */
    record Choice(
            String value, @Nullable Text text, @Nullable String key, boolean chosen) {}

    static BackupsView of(
            Backups backups,
            List<CapabilitySummary> capabilities,
            List<Holder> holders,
            @Nullable JobPanel job,
            Typed typed,
            @Nullable String problem,
            String language) {
        Formats formats = new Formats(language);
        Typed create = typed.form().equals("create") ? typed : Typed.NOTHING;
        Typed plan = typed.form().equals("schedule") ? typed : inForce(backups.schedule());
        return new BackupsView(
                backups.archives().stream()
                        .map(archive -> new Row(
                                archive,
                                formats.size(archive.bytes()),
                                Integer.toHexString((archive.folder() + "/" + archive.name()).hashCode())))
                        .toList(),
                backups.folder(),
                formats.size(backups.free()),
                outcomes(backups, language),
                backups.next(),
                whats(capabilities, create),
                places(holders, create),
                places(holders, plan),
                Stream.of(Rhythm.values())
                        .map(each -> choice(plan, "rhythm", Words.plain(each), "page.backups.rhythm."))
                        .toList(),
                IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> choice(plan, "day", "" + day, "page.backups.day."))
                        .toList(),
                IntStream.rangeClosed(0, 23)
                        .mapToObj(hour -> new Choice(
                                "" + hour,
                                Text.verbatim("%d:00".formatted(hour)),
                                null,
                                ("" + hour).equals(plan.values().get("hour"))))
                        .toList(),
                create,
                plan,
                "true".equals(plan.values().get("drill")),
                job,
                job != null && job.job().kind().equals("backup.restore") && !job.over(),
                problem);
    }

    private static Choice choice(Typed typed, String field, String value, String key) {
        return new Choice(value, null, key + value, value.equals(typed.values().get(field)));
    }

    private static List<Choice> whats(List<CapabilitySummary> capabilities, Typed create) {
        String chosen = create.values().getOrDefault("capability", "");
        return Stream.concat(
                        Stream.of(new Choice("", null, "page.backups.whole", chosen.isEmpty())),
                        capabilities.stream()
                                .map(each -> new Choice(
                                        each.name(),
                                        each.title(),
                                        null,
                                        each.name().equals(chosen))))
                .toList();
    }

    /** This machine, those that take archives, and the one that is chosen whether it is there or not. */
    private static List<Choice> places(List<Holder> holders, Typed typed) {
        String chosen = typed.values().getOrDefault("neighbour", "");
        List<Choice> places = new ArrayList<>();
        places.add(new Choice("", null, "page.backups.here", chosen.isEmpty()));
        holders.stream()
                .filter(holder -> holder.open() || holder.node().value().equals(chosen))
                .forEach(holder -> places.add(new Choice(
                        holder.node().value(),
                        Text.verbatim(holder.name()),
                        null,
                        holder.node().value().equals(chosen))));
        if (places.stream().noneMatch(Choice::chosen)) {
            places.add(new Choice(chosen, Text.verbatim(chosen), null, true));
        }
        return List.copyOf(places);
    }

    private static Typed inForce(Schedule schedule) {
        return new Typed(
                "",
                Map.of(
                        "neighbour",
                                schedule.neighbour() == null
                                        ? ""
                                        : schedule.neighbour().value(),
                        "rhythm", Words.plain(schedule.rhythm()),
                        "day", "" + schedule.day(),
                        "hour", "" + schedule.hour(),
                        "keep", "" + schedule.keep(),
                        "folder", schedule.folder() == null ? "" : schedule.folder(),
                        "drill", "" + schedule.drill()),
                Map.of());
    }

    private static List<Told> outcomes(Backups backups, String language) {
        return Stream.of(
                        told("scheduled", backups.scheduled(), language),
                        told("drilled", backups.drilled(), language),
                        told("restored", backups.restored(), language))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Told> told(String what, @Nullable Outcome outcome, String language) {
        return outcome == null
                ? List.of()
                : List.of(new Told(
                        "page.backups.outcome." + what,
                        outcome.at(),
                        outcome.failure() == null ? null : outcome.failure().in(language)));
    }
}
