package org.cloudy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NodeActivityTest {
    @Test
    @DisplayName("Of a node its programs are told and where its jobs wait, and no other threads")
    void told() throws IOException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread job = Thread.ofVirtual().name("job-7").start(() -> {
            begun.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Process program = new ProcessBuilder("sleep", "60").start();
        try {
            begun.await();

            assertThat(NodeActivity.of(ProcessHandle.current()))
                    .contains("sleep 60", "\"job-7\" virtual", "CountDownLatch.await")
                    .doesNotContain("\"main\"");
        } finally {
            over.countDown();
            job.join();
            program.destroyForcibly().waitFor();
        }
    }
}
