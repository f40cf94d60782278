package org.cloudy.dns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.ZoneFile;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.dns.Ledger.Primary;
import org.cloudy.dns.ZoneReader.Placed;

/** Takes a zone file in place of the records of a zone, or begins the zone with it. */
final class ZoneImport {
    private final ZoneFiles files;
    private final Clock clock;

    ZoneImport(ZoneFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** What became of it; with problems all is as before. */
    record Outcome(List<Problem> problems, List<Text> notes) {}

    Outcome take(String zone, String text) {
        if (text.length() > ZoneFile.LARGEST) {
            throw Failure.of(FailureCode.INVALID, "dns.file.too-large");
        }
        ZoneReader.Result result = ZoneReader.read(text, ZoneNames.origin(zone));
        List<Problem> problems = problems(zone, result);
        if (!problems.isEmpty()) {
            return new Outcome(problems, List.of());
        }
        ZoneContent content = ZoneContent.of(
                ZoneNames.origin(zone),
                result.records().stream().map(Placed::record).toList());
        try {
            return new Outcome(List.of(), bringIntoForce(zone, content));
        } catch (Failure failure) {
            if (failure.code() == FailureCode.INVALID) {
                return new Outcome(
                        List.of(new Problem(
                                0, failure.problem().key(), failure.problem().args())),
                        List.of());
            }
            throw failure;
        }
    }

    /** Rules are looked at only where all could be read: else what is missing would be told too. */
    private static List<Problem> problems(String zone, ZoneReader.Result result) {
        return Stream.concat(
                        result.problems().stream(),
                        result.problems().isEmpty()
                                ? ZoneRules.check(ZoneNames.origin(zone), result.records()).stream()
                                : Stream.empty())
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(ZoneReader.MOST_PROBLEMS)
                .toList();
    }

    private List<Text> bringIntoForce(String zone, ZoneContent content) {
        if (files.ledger().zone(zone).isEmpty()) {
            files.begin(content, files.ledger().with(zone, Primary.PLAIN));
            return List.of();
        }
        List<Text> notes = new ArrayList<>();
        long before = files.content(zone).serial();
        ZoneContent next = content;
        if (!Serial.isAhead(content.serial(), before)) {
            next = content.withSerial(Serial.next(before, LocalDate.now(clock)));
            notes.add(Messages.everywhere(
                    "dns.import.serial", Map.of("old", "" + content.serial(), "new", "" + next.serial())));
        }
        files.replace(List.of(next));
        return notes;
    }
}
