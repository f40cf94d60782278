package org.cloudy.load;

import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudy.bus.Empty;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.platform.spill.SpilledBytes;
import org.cloudy.search.SearchCapability;
import org.cloudy.search.SignedDocument;

/**
 * A process with the search of a node, and what it stands on: bus, cluster member, store and discovery; no pages. It is asked over the
 * node's own bus, as an application on that node asks. Its arguments: folder, name, micro cloud, port, ports of members.
 */
public final class SearchMember {
    private static final long WHOLE_WITHIN_SECONDS = 1_200;
    private static final long FOUND_WITHIN_SECONDS = 60;

    private final RegistryMember member;
    private List<SearchQuery> queries = List.of();

    /** How long something took. */
    record Took(double millis) {}

    /** How long publications took: until they were acknowledged, and until they were found. */
    record Published(double answeredMedian, double answeredP99, double foundMedian, double foundP99) {}

    private SearchMember(RegistryMember member) {
        this.member = member;
    }

    public static void main(String[] arguments) throws IOException {
        // Before anything logs; it is gone with the folder.
        System.setProperty("cloudy.log", arguments[0]);
        List<String> join = List.of(arguments).subList(4, arguments.length).stream()
                .map(port -> "127.0.0.1:" + port)
                .toList();
        try (RegistryMember member = RegistryMember.join(
                Path.of(arguments[0]),
                arguments[1],
                arguments[2],
                "127.0.0.1",
                Integer.parseInt(arguments[3]),
                join,
                List.of(new SearchCapability()))) {
            SearchMember self = new SearchMember(member);
            Worker.serve(self::answer);
        }
    }

    private Record answer(List<String> words) throws Exception {
        return switch (words.getFirst()) {
            case "put" -> put(new SignedCorpus(Path.of(words.get(1))));
            case "whole" -> whole(Integer.parseInt(words.get(1)));
            case "measure" ->
                Clients.run(Integer.parseInt(words.get(1)), Double.parseDouble(words.get(2)), queries, this::find);
            case "publish" -> publish(Integer.parseInt(words.get(1)));
            case "joined" -> joined();
            default -> throw new IllegalArgumentException("no such command: " + words);
        };
    }

    /** Puts all where nodes put what they publish, many at once. */
    private Worker.Done put(SignedCorpus corpus) throws IOException {
        queries = corpus.queries();
        corpus.read(packed -> {
            Map<Object, Object> batch = new HashMap<>();
            packed.forEach((id, bytes) -> batch.put(id, SpilledBytes.of(bytes)));
            member.cluster().getMap(SignedDocument.MAP).setAll(batch);
        });
        return new Worker.Done();
    }

    /** Waits until all partitions answer, with so many documents. */
    private Took whole(int documents) throws InterruptedException, TimeoutException {
        long begun = System.nanoTime();
        while (true) {
            SearchResults found = ask(SearchQuery.of(""));
            if (found.answered() == found.partitions() && found.total() == documents) {
                return new Took((System.nanoTime() - begun) / 1e6);
            }
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(WHOLE_WITHIN_SECONDS)) {
                throw new TimeoutException(found.total() + " documents in " + found.answered() + " partitions");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** One after the other, each with a word that no other has. */
    private Published publish(int count) throws InterruptedException, TimeoutException {
        Samples answered = new Samples();
        Samples found = new Samples();
        for (int i = 0; i < count; i++) {
            String word = "unheardof" + ProcessHandle.current().pid() + "x" + i;
            long begun = System.nanoTime();
            RegistryMember.await(SearchContract.PUBLISH.send(
                    bus(),
                    new NewDocument(
                            word, "page", "Published " + word, "By itself.", DocumentLanguage.EN, null, Map.of())));
            answered.add(System.nanoTime() - begun);
            while (ask(SearchQuery.of(word)).total() == 0) {
                if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(FOUND_WITHIN_SECONDS)) {
                    throw new TimeoutException(word + " is not found");
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            found.add(System.nanoTime() - begun);
        }
        return new Published(
                answered.medianMillis(),
                answered.quantileMillis(0.99),
                found.medianMillis(),
                found.quantileMillis(0.99));
    }

    /** Answers when its search does. */
    private Worker.Done joined() {
        RegistryMember.await(SearchContract.PLACEMENT.send(bus(), Empty.EMPTY));
        return new Worker.Done();
    }

    private void find(SearchQuery query) throws IOException {
        SearchResults found = ask(query);
        if (found.answered() < found.partitions()) {
            throw new IOException(found.answered() + " of " + found.partitions() + " partitions answered");
        }
    }

    private SearchResults ask(SearchQuery query) {
        return RegistryMember.await(SearchContract.QUERY.send(bus(), query));
    }

    private EventBus bus() {
        return member.bus();
    }
}
