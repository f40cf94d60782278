package org.cloudy.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link TestNode} in a process of its own, that can hang. */
final class TestProcess implements AutoCloseable {
    private final Process process;

    private TestProcess(Process process) {
        this.process = process;
    }

    static TestProcess start(Path folder, int port, List<Integer> members) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(port)));
        members.stream().map(String::valueOf).forEach(arguments::add);
        return new TestProcess(java("1g", TestProcess.class, folder, arguments));
    }

    /** A JVM with so much heap that runs a main class; the folder is its first argument, and there it writes what it says, as "log". */
    static Process java(String heap, Class<?> main, Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx" + heap));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "--add-modules=java.se"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.add(Files.createDirectories(folder).toString());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** What runs in the process. */
    public static void main(String[] args) throws InterruptedException {
        List<Integer> members = Stream.of(args).skip(2).map(Integer::valueOf).toList();
        TestNode.start(Path.of(args[0]), Integer.parseInt(args[1]), members);
        new CountDownLatch(1).await();
    }

    void hang() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        if (!sent.waitFor(10, TimeUnit.SECONDS) || sent.exitValue() != 0) {
            throw new IOException("the process can't be sent " + name);
        }
    }

    /** SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
