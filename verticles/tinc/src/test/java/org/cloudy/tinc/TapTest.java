package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cloudy.tinc.CannedHost.fails;
import static org.cloudy.tinc.CannedHost.says;

import java.nio.file.Path;
import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.host.CommandResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapTest {
    private static final Prefix ADDRESS = Prefix.parse("10.83.0.1/16").orElseThrow();
    private static final NodeId SELF = NodeId.of(new byte[] {0});

    @Test
    @DisplayName("each network and each node on a machine has a device of its own, with a name that Linux takes")
    void names() {
        Tap a = new Tap(new CannedHost(line -> says()), Path.of("/var/lib/cloudy"));
        Tap b = new Tap(new CannedHost(line -> says()), Path.of("/tmp/other"));

        assertThat(List.of(
                        a.name("abcdefghijklmnop"),
                        b.name("abcdefghijklmnop"),
                        a.name("zbcdefghijklmnop"),
                        a.name("a")))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("ov-[a-z2-7]{1,6}-[0-9a-f]{5}"));
        assertThat(new Tap(new CannedHost(line -> says()), Path.of("/var/./lib/cloudy/")).name("a"))
                .isEqualTo(a.name("a"));
    }

    @ParameterizedTest
    @CsvSource({
        "ioctl(TUNSETIFF): Operation not permitted, overlay.needs-root",
        "RTNETLINK answers: Operation not permitted, overlay.needs-root",
        "open: No such file or directory, overlay.no-tun",
        "open: No such device, overlay.no-tun",
        "ioctl(TUNSETIFF): Device or resource busy, overlay.device-failed"
    })
    @DisplayName("what is in the way is told")
    void inTheWay(String said, String key) {
        Tap tap = new Tap(new CannedHost(line -> fails(said)), Path.of("/data"));

        Failure failure = catchThrowableOfType(Failure.class, () -> tap.prepare("ov-x", ADDRESS, SELF));

        assertThat(failure.problem().key()).isEqualTo(key);
    }

    @Test
    @DisplayName("a device that is as it should be is not made again, and loses other addresses")
    void takenOver() {
        CannedHost host = new CannedHost(line -> line.contains(" show ") ? device("10.83.0.1", "10.83.0.9") : says());

        new Tap(host, Path.of("/data")).prepare("ov-x", ADDRESS, SELF);

        assertThat(host.asked)
                .noneMatch(line -> line.contains("tuntap") || line.contains("address add"))
                .contains("ip address delete 10.83.0.9/16 dev ov-x");
    }

    @Test
    @DisplayName("the address of the card is always the same, and its own")
    void sameMac() {
        CannedHost host = new CannedHost(line -> says());

        new Tap(host, Path.of("/data")).prepare("ov-x", ADDRESS, SELF);
        new Tap(host, Path.of("/data")).prepare("ov-x", ADDRESS, SELF);
        new Tap(host, Path.of("/data")).prepare("ov-x", ADDRESS, NodeId.of(new byte[] {1}));

        List<String> macs =
                host.asked.stream().filter(line -> line.contains("link set")).toList();
        assertThat(macs).hasSize(3).allMatch(line -> line.contains(" 02:"));
        assertThat(macs.get(0)).isEqualTo(macs.get(1)).isNotEqualTo(macs.get(2));
    }

    @Test
    @DisplayName("only this node's own devices are taken away")
    void removed() {
        Tap[] tap = new Tap[1];
        CannedHost host = new CannedHost(line -> line.contains("link show")
                ? says(
                        "[{\"ifname\":\"lo\"},{\"ifname\":\"%s\"},{\"ifname\":\"%s\"},{\"ifname\":\"ov-other-00000\"},{}]"
                                .formatted(tap[0].name("old"), tap[0].name("current")))
                : says());
        tap[0] = new Tap(host, Path.of("/data"));

        tap[0].removeAllBut(tap[0].name("current"));

        assertThat(host.asked)
                .filteredOn(line -> line.contains("delete"))
                .containsExactly("ip link delete dev " + tap[0].name("old"));
    }

    private static CommandResult device(String... addresses) {
        String infos = String.join(
                ",",
                List.of(addresses).stream()
                        .map(address -> "{\"family\":\"inet\",\"local\":\"%s\",\"prefixlen\":16}".formatted(address))
                        .toList());
        return says("[{\"ifname\":\"ov-x\",\"flags\":[\"UP\"],\"linkinfo\":{\"info_data\":{\"persist\":true}},"
                + "\"addr_info\":[{\"family\":\"inet6\",\"local\":\"fe80::1\",\"prefixlen\":64}," + infos + "]}]");
    }
}
