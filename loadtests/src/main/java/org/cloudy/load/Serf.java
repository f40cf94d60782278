package org.cloudy.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cloudy.testkit.FreePorts;

/** Agents of Debian's serf on loopback, of one cluster. */
final class Serf implements AutoCloseable {
    private final Path folder;
    private final String profile;
    private final List<Integer> ports = new ArrayList<>();
    private final List<Process> agents = new ArrayList<>();

    private Serf(Path folder, String profile) {
        this.folder = folder;
        this.profile = profile;
    }

    /** @param profile serf's timing: {@code lan}, its default, or {@code local}, its quickest */
    static Serf start(Path folder, String profile, int size) throws IOException, InterruptedException {
        Serf serf = new Serf(folder, profile);
        try {
            for (int i = 0; i < size; i++) {
                serf.ports.add(FreePorts.block(2));
                serf.agents.add(serf.launch(i));
                serf.awaitUp(i);
            }
            return serf;
        } catch (IOException | InterruptedException | RuntimeException e) {
            serf.close();
            throw e;
        }
    }

    private Process launch(int index) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "serf",
                "agent",
                "-node=" + name(index),
                "-bind=127.0.0.1:" + ports.get(index),
                "-rpc-addr=127.0.0.1:" + rpc(index),
                "-profile=" + profile,
                "-log-level=warn"));
        for (int other = 0; other < ports.size(); other++) {
            if (other != index) {
                command.add("-retry-join=127.0.0.1:" + ports.get(other));
            }
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name(index) + ".log").toFile())
                .start();
    }

    /** Until the agent answers and sees all those that were started before it. */
    private void awaitUp(int index) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try (SerfClient client = connect(index)) {
                if (client.members().stream().filter(SerfClient.Member::isAlive).count() >= agents.size()) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            if (System.nanoTime() > end) {
                throw new IOException(name(index) + " did not find the other agents");
            }
            Thread.sleep(50);
        }
    }

    String profile() {
        return profile;
    }

    String name(int index) {
        return "serf-" + (index + 1);
    }

    private int rpc(int index) {
        return ports.get(index) + 1;
    }

    SerfClient connect(int index) throws IOException {
        return new SerfClient(rpc(index));
    }

    void kill(int index) {
        agents.get(index).destroyForcibly();
    }

    void restart(int index) throws IOException, InterruptedException {
        agents.get(index).waitFor();
        agents.set(index, launch(index));
        awaitUp(index);
    }

    void signal(int index, String signal) {
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            String.valueOf(agents.get(index).pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        agents.forEach(Process::destroyForcibly);
        agents.forEach(agent -> agent.onExit().join());
    }
}
