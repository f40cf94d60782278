package org.cloudy.platform.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a process writes, line by line to the last one, also where that lacks its line break. Lines are cut at 8 KiB and freed
 * of control characters, which could write to an administrator's terminal.
 */
final class ProcessOutput {
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LOOKS = 5;
    private static final long FIRST_LOOK_MS = 5;

    private final Process process;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private ProcessOutput(Process process, Consumer<String> lines) {
        this.process = process;
        this.lines = lines;
    }

    /** Begins to read, on a thread of its own that ends with the output. */
    static Thread read(Process process, Consumer<String> lines) {
        ProcessOutput output = new ProcessOutput(process, lines);
        // No virtual thread: a read from a pipe holds its carrier for as long as the process is silent.
        return Thread.ofPlatform()
                .daemon()
                .name("cloudy-output-" + process.pid())
                .start(output::read);
    }

    private void read() {
        try (InputStream in = process.getInputStream()) {
            drain(in);
            // When a process ends, the JDK moves what is left in the pipe aside, and a read that waits just then sees
            // the
            // end before these last bytes. They are there when one looks again, later on a machine that is busy.
            for (int look = 0; look < LOOKS && !process.isAlive(); look++) {
                TimeUnit.MILLISECONDS.sleep(FIRST_LOOK_MS << look);
                drain(in);
            }
        } catch (IOException e) {
            // The pipe is gone, and so is what would have come.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (line.size() > 0) {
                end();
            }
        }
    }

    private void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    end();
                } else if (line.size() < LONGEST_LINE) {
                    line.write(buffer[i]);
                }
            }
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        // A progress display writes over itself: what a person would see in the end is what comes after its last
        // return.
        text = text.substring(text.lastIndexOf('\r') + 1);
        lines.accept(text.replaceAll("[\\p{Cntrl}&&[^\\t]]", ""));
    }
}
