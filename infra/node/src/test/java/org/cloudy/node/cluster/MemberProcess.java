package org.cloudy.node.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A member in a process of its own, that can hang and be killed. */
final class MemberProcess implements AutoCloseable {
    private final Process process;

    private MemberProcess(Process process) {
        this.process = process;
    }

    static MemberProcess start(Path folder, int port, Integer... others) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m", "--add-modules=java.se"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MemberProcess.class.getName()));
        command.add(folder.toString());
        Stream.concat(Stream.of(port), Arrays.stream(others))
                .map(String::valueOf)
                .forEach(command::add);
        return new MemberProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "member-" + port + ".log").toFile())
                .start());
    }

    /** What runs in the process: serves {@code member.<port>}. */
    public static void main(String[] args) throws InterruptedException {
        List<Integer> all = Arrays.stream(args).skip(1).map(Integer::valueOf).toList();
        try (Members members = new Members(Path.of(args[0]))) {
            Membership member =
                    members.join(all.getFirst(), all.stream().skip(1).toArray(Integer[]::new));
            Members.serve(member, "member." + all.getFirst(), "here");
            new CountDownLatch(1).await();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
