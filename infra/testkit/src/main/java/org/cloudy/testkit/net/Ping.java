package org.cloudy.testkit.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudy.testkit.CommandLine;

/**
 * What became of some echo requests.
 *
 * @param fastest the shortest round trip; zero if nothing came back
 * @param mean the mean round trip; zero if nothing came back
 * @param slowest the longest round trip; zero if nothing came back
 */
public record Ping(int sent, int received, Duration fastest, Duration mean, Duration slowest) {
    private static final Pattern COUNTS = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");
    private static final Pattern TIMES = Pattern.compile("rtt min/avg/max/mdev = ([\\d.]+)/([\\d.]+)/([\\d.]+)/");
    private static final double NANOS = 1e6;
    /** The exit status when nothing could go out: there is no route, say. */
    private static final int NOT_SENT = 2;

    static String[] command(InetAddress target, int count) {
        return new String[] {"ping", "-n", "-q", "-i", "0.002", "-W", "1", "-c", "" + count, target.getHostAddress()};
    }

    static Ping of(CommandLine.Result result) {
        Matcher counts = COUNTS.matcher(result.out());
        if (!counts.find()) {
            if (result.exit() != NOT_SENT) {
                throw new IllegalStateException(result.out() + result.err());
            }
            return new Ping(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
        Matcher times = TIMES.matcher(result.out());
        List<Duration> measured = times.find()
                ? List.of(duration(times.group(1)), duration(times.group(2)), duration(times.group(3)))
                : List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new Ping(
                Integer.parseInt(counts.group(1)),
                Integer.parseInt(counts.group(2)),
                measured.get(0),
                measured.get(1),
                measured.get(2));
    }

    private static Duration duration(String milliseconds) {
        return Duration.ofNanos(Math.round(Double.parseDouble(milliseconds) * NANOS));
    }
}
