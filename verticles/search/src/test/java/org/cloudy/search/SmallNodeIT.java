package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node with as little memory as it is installed with, which publishes more text than fits into it")
class SmallNodeIT {
    private static final int BOOKS = 600;
    private static final int CHARACTERS = 95_000;
    private static final int CLIENTS = 16;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    @DisplayName("starts, has all of it indexed, answers many at once, and one with the longest list that there is")
    void serves() throws IOException, InterruptedException {
        int port = FreePorts.one();
        try (TestNode node = TestNode.start(folder, port, List.of(port))) {
            for (int i = 0; i < BOOKS; i++) {
                node.publish(book(i));
            }
        }
        Process small = TestProcess.java("128m", SmallNodeIT.class, folder, List.of(String.valueOf(port)));
        try {
            assertThat(small.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
            assertThat(small.exitValue())
                    .as(Files.readString(folder.resolve("log")))
                    .isZero();
        } finally {
            small.destroyForcibly().onExit().join();
        }
    }

    private static NewDocument book(int number) {
        Random random = new Random(number);
        String text = IntStream.range(0, CHARACTERS / 10)
                .mapToObj(i -> "w" + Integer.toString(10_000_000 + random.nextInt(20_000), 36))
                .collect(Collectors.joining(" chapter "));
        return new NewDocument(
                "book-" + number,
                "book",
                "Book " + number,
                text.substring(0, CHARACTERS),
                DocumentLanguage.EN,
                null,
                Map.of());
    }

    private static void expect(int wanted, int found) {
        if (found != wanted) {
            throw new IllegalStateException(found + " books instead of " + wanted);
        }
    }

    /** What runs in the process. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[1]);
        try (TestNode node = TestNode.start(Path.of(args[0]), port, List.of(port))) {
            await().atMost(LONG).until(() -> node.find("").total() == BOOKS);
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                List<Callable<Integer>> asked = new ArrayList<>();
                for (int i = 0; i < 4 * CLIENTS; i++) {
                    String text = "chapter book " + i;
                    asked.add(() -> node.find(text).hits().size());
                }
                for (Future<Integer> each : clients.invokeAll(asked)) {
                    expect(Reading.USUAL_LIMIT, each.get());
                }
            }
            SearchQuery all = new SearchQuery("chapter", null, null, null, null, Reading.MOST_HITS, null, null);
            expect(Reading.MOST_HITS, node.find(all).hits().size());
        }
        System.exit(0);
    }
}
