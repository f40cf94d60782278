package org.cloudy.tinc;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A small network for each test, and what is asked of members on it. */
@NetworkTest(needs = {"tincd", "sysctl", "ss"})
@Execution(ExecutionMode.CONCURRENT)
abstract class OverlayBed {
    @TempDir
    Path folder;

    NetworkBed bed;
    Lan lan;

    @BeforeEach
    void open(NetworkBed opened) {
        Assumptions.assumeTrue(ProcessStatus.mayAdministerNetworks(), "a node makes network devices as root alone");
        bed = opened;
        lan = bed.internet();
    }

    /** A node on a machine that all others reach. */
    Member member(int number) throws IOException {
        return reachable(number, lan.host("m" + number));
    }

    /** A node on this machine, which others know how to reach. */
    Member reachable(int number, Host machine) throws IOException {
        return new Member(
                folder.resolve("" + number),
                machine,
                "10.83.0." + number,
                machine.links().stream().map(link -> endpoint(link.address())).toArray(String[]::new));
    }

    /** A node on this machine that has to call the others itself. */
    Member hidden(int number, Host machine) throws IOException {
        return new Member(folder.resolve("" + number), machine, "10.83.0." + number);
    }

    static String endpoint(InetAddress address) {
        String host = address.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + Member.PORT;
    }

    static ConditionFactory soon() {
        return within(Duration.ofSeconds(60));
    }

    static ConditionFactory within(Duration patience) {
        return await().pollInterval(Duration.ofMillis(50)).atMost(patience);
    }

    /** Waits until each reaches each other; tells what their daemons saw and said if they do not. */
    static void meet(Member... members) {
        try {
            within(Duration.ofMinutes(2)).until(() -> Stream.of(members).allMatch(one -> reachesAll(one, members)));
        } catch (ConditionTimeoutException e) {
            String all = Stream.of(members).map(OverlayBed::told).collect(Collectors.joining("\n"));
            throw new AssertionError("they did not meet:\n" + all, e);
        }
    }

    /** What its daemon said since it was last asked, and what it sees. */
    private static String told(Member member) {
        List<String> said = member.told("find", member.data.toString(), "-name", "log", "-exec", "cat", "{}", "+");
        return member.address + " " + String.join("\n", said) + "\n"
                + member.overlay.look().links();
    }

    private static boolean reachesAll(Member one, Member... members) {
        return Stream.of(members).allMatch(other -> other == one || one.pings(other));
    }

    static List<String> devices(Member member) {
        return member.told("ls", "/sys/class/net").stream()
                .filter(name -> name.startsWith("ov-"))
                .toList();
    }

    /** The number that the kernel gave the device when it was made. */
    static String index(Member member) {
        return member.told("cat", "/sys/class/net/" + devices(member).getFirst() + "/ifindex")
                .getFirst();
    }

    static String setting(Member member, String family, String name) {
        return member.told(
                        "cat",
                        "/proc/sys/net/" + family + "/conf/" + devices(member).getFirst() + "/" + name)
                .getFirst();
    }

    static List<String> connections(Member member) {
        // Without what is on its way just now, which stands first.
        return member.told("ss", "-Htn", "state", "established").stream()
                .map(line -> line.replaceFirst("^\\d+\\s+\\d+\\s+", ""))
                .toList();
    }

    static void took(String what, long start) {
        System.out.println(
                what + ": " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
    }
}
