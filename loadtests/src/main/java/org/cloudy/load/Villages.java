package org.cloudy.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;

/**
 * A town and three villages, each a segment of its own, joined by radio links from the town to each: known delays everywhere, and
 * hosts whose own access is quick or slow. No coordinates describe such a star exactly.
 */
final class Villages {
    /** One way, from the town to each; the town itself is first. */
    private static final int[] RADIO_MILLIS = {0, 10, 15, 6};

    /** One way, of the hosts in turn. */
    private static final int[] ACCESS_MILLIS = {1, 4, 2, 8, 3, 12};

    private static final int ACCESS_JITTER_PERCENT = 20;

    private final List<Host> hosts = new ArrayList<>();
    private final Map<Host, Integer> village = new HashMap<>();

    Villages(NetworkBed bed, int size) {
        List<Lan> lans = new ArrayList<>(List.of(bed.lan("town")));
        for (int i = 1; i < RADIO_MILLIS.length; i++) {
            Lan lan = bed.lan("village-" + i);
            lans.add(lan);
            bed.router(lans.getFirst(), lan).link(lan).delay(Duration.ofMillis(RADIO_MILLIS[i]));
        }
        for (int i = 0; i < size; i++) {
            int at = i % lans.size();
            Host host = lans.get(at).host("node-" + (i + 1));
            Duration access = Duration.ofMillis(access(i));
            host.link()
                    .delay(access)
                    .jitter(access.multipliedBy(ACCESS_JITTER_PERCENT).dividedBy(100));
            hosts.add(host);
            village.put(host, at);
        }
    }

    List<Host> hosts() {
        return hosts;
    }

    /** The round trip between two hosts in milliseconds: all delays on the way, twice, with half of the jitter. */
    double truth(Host one, Host other) {
        int here = village.getOrDefault(one, 0);
        int there = village.getOrDefault(other, 0);
        double radio = here == there ? 0 : RADIO_MILLIS[here] + RADIO_MILLIS[there];
        double access = access(hosts.indexOf(one)) + access(hosts.indexOf(other));
        return 2 * (radio + access * (1 + ACCESS_JITTER_PERCENT / 200.0));
    }

    private static int access(int index) {
        return ACCESS_MILLIS[index % ACCESS_MILLIS.length];
    }
}
