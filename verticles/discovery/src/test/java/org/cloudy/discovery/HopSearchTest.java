package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudy.discovery.Underlay.Endpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HopSearchTest {
    private static final Endpoint FAR =
            new Endpoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), 655), true, false);

    private final List<Integer> tried = new ArrayList<>();
    private int routers;
    private final HopSearch search = new HopSearch((far, ttl) -> {
        tried.add(ttl);
        return Future.succeededFuture(ttl > routers);
    });

    static IntStream depths() {
        return IntStream.range(0, HopSearch.MOST);
    }

    @ParameterizedTest
    @MethodSource("depths")
    @DisplayName("any number of routers is found with six tries, two if it is as before, one on the same link")
    void finds(int depth) {
        routers = depth;

        assertThat(search.routers(FAR).await()).contains(depth);
        assertThat(tried).hasSizeLessThanOrEqualTo(6);
        tried.clear();
        assertThat(search.routers(FAR, depth).await()).contains(depth);
        assertThat(tried).hasSize(depth == 0 ? 1 : 2);
    }

    @ParameterizedTest
    @CsvSource({"2, 5", "5, 2", "0, 29", "29, 0", "1, 0", "0, 1"})
    @DisplayName("a way that became longer or shorter is found, whatever it was before")
    void changed(int before, int now) {
        routers = now;

        assertThat(search.routers(FAR, before).await()).contains(now);
    }

    @Test
    @DisplayName("who does not answer, or is too far away, has no number")
    void silent() {
        routers = HopSearch.MOST;

        assertThat(search.routers(FAR).await()).isEmpty();
        assertThat(search.routers(FAR, 3).await()).isEmpty();
        assertThat(new HopSearch(HopSearch.Probe.NONE).routers(FAR).await()).isEmpty();
    }
}
