package org.cloudy.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.cloudy.bus.Wire;

/** A JVM that is told what to do line by line, and answers each with a record. Ends with whoever started it. */
final class Worker implements AutoCloseable {
    private static final String ANSWER = "= ";
    private static final String FAILURE = "! ";

    /** Processor time in a second of a process that does nothing but live. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private static final int QUIET_SECONDS = 3;
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(10);

    private final Process process;
    private final BufferedReader said;
    private final PrintWriter told;

    private Worker(Process process) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.told = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** Does what is asked for; the first word is the name of the command. */
    @FunctionalInterface
    interface Commands {
        Record answer(List<String> words) throws Exception;
    }

    /** Nothing to tell. */
    record Done() {}

    /** Starts a main class that {@link #serve}s, in a JVM with the same options as the measured nodes have, but memory. */
    static Worker start(Class<?> main, String heap, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-Xmx"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new Worker(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The other side: answers until its input ends. */
    static void serve(Commands commands) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(answer(commands, line));
        }
    }

    private static String answer(Commands commands, String line) {
        try {
            return ANSWER + Wire.mapper().writeValueAsString(commands.answer(List.of(line.split(" ", -1))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILURE + e;
        } catch (Exception e) {
            return FAILURE + e;
        }
    }

    <R extends Record> R ask(Class<R> reply, String command) throws IOException {
        told.println(command);
        String line = said.readLine();
        while (line != null && !line.startsWith(ANSWER) && !line.startsWith(FAILURE)) {
            line = said.readLine();
        }
        if (line == null || line.startsWith(FAILURE)) {
            throw new IOException("'" + command + "' failed: " + line);
        }
        try {
            return Wire.mapper().readValue(line.substring(ANSWER.length()), reply);
        } catch (JsonProcessingException e) {
            throw new IOException("'" + command + "' was answered with " + line, e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** All processor time that some processes have taken. */
    static Duration processorTime(List<ProcessHandle> processes) {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Bytes of memory that some processes take up now, what they share counted for each. */
    static long resident(List<ProcessHandle> processes) throws IOException {
        return status(processes, "VmRSS:");
    }

    /** Of these, those that the kernel could not read again from a file. */
    static long residentOfNoFile(List<ProcessHandle> processes) throws IOException {
        return status(processes, "RssAnon:");
    }

    private static long status(List<ProcessHandle> processes, String name) throws IOException {
        long bytes = 0;
        for (ProcessHandle process : processes) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
                bytes += lines.filter(line -> line.startsWith(name))
                        .mapToLong(line -> 1_024 * Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow(() -> new IOException("process " + process.pid() + " is gone"));
            }
        }
        return bytes;
    }

    /** Waits until some processes hardly do anything any more: what they still had to do of themselves is no part of what comes next. */
    static void awaitQuiet(List<ProcessHandle> processes) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + QUIET_WITHIN.toNanos();
        Duration before = processorTime(processes);
        for (int quiet = 0; quiet < QUIET_SECONDS; ) {
            TimeUnit.SECONDS.sleep(1);
            Duration now = processorTime(processes);
            quiet = now.minus(before).compareTo(QUIET.multipliedBy(processes.size())) > 0 ? 0 : quiet + 1;
            before = now;
            if (System.nanoTime() - end > 0) {
                throw new TimeoutException("they are not quiet after " + QUIET_WITHIN);
            }
        }
    }

    @Override
    public void close() {
        told.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
