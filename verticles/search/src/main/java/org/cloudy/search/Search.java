package org.cloudy.search;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Placement;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.bus.search.Share;
import org.cloudy.platform.Background;
import org.cloudy.platform.Futures;
import org.cloudy.platform.NodeContext;

/** The parts of the search, put together. The constructor blocks, and so do the methods. */
final class Search {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final NodeContext node;
    private final Partitions partitions;
    private final Background owner = Background.inTurn("The publication of documents");
    private final Background worker = Background.inTurn("The indexer");
    private final Background checker = Background.inTurn("The comparison of copies");
    private final Indexer indexer;
    private final OwnDocuments own;
    private final Answerer answerer;
    private final Ways ways;
    private final Asker asker;
    private final Suggester suggester;
    private final Distances distances;
    private final Latencies queries = new Latencies(System::nanoTime);
    private final CopyCheck copies;
    private final ClusterWatch watch;

    Search(NodeContext node) throws IOException {
        Supplier<IMap<Object, Object>> map = () -> node.cluster().getMap(SharedDocuments.MAP);
        NodeId self = node.identity().id();
        EventBus bus = node.vertx().eventBus();
        Analyzer analyzer = Analysis.analyzer();
        this.node = node;
        SharedDocuments documents = new SharedDocuments(map);
        this.partitions = new Partitions(
                node.cluster(),
                self,
                node.cluster().getConfig().findMapConfig(SharedDocuments.MAP).getTotalBackupCount());
        this.indexer = new Indexer(
                documents, partitions, node.config().data().resolve("cache").resolve("search"), analyzer, worker);
        this.own = new OwnDocuments(node.identity(), node.store(), documents, node.clock());
        this.answerer = new Answerer(self, indexer, partitions, analyzer);
        this.distances = new Distances(self, bus);
        Avoided<NodeId> silent = new Avoided<>(Duration.ofSeconds(1));
        Poll poll = new Poll(
                self,
                bus,
                partitions,
                other -> Objects.requireNonNullElse(distances.to(other), Double.MAX_VALUE),
                () -> indexer.covered(partitions.all()).partitions(),
                silent);
        Gathering gathering = new Gathering(self, bus, answerer);
        this.ways = new Ways(self, bus, partitions::nodes);
        this.suggester = new Suggester(poll, gathering, analyzer);
        this.asker = new Asker(
                node.clock(),
                documents,
                new Fetching(self, bus, partitions, answerer, silent),
                partitions,
                new Rounds(self, partitions, answerer, poll),
                distances,
                new Spelling(gathering, analyzer),
                analyzer);
        this.copies = new CopyCheck(
                () -> Portion.kept(partitions.places(), self, indexer.covered(partitions.all())),
                (portion, query, patience) -> SearchContract.STATISTICS.sendTo(portion.node(), bus, query, patience),
                answerer::statistics,
                indexer::doubt);
        Guard guard = new Guard(own::guard, own::guardAll, owner::run);
        this.watch = new ClusterWatch(
                node.cluster(),
                SharedDocuments.MAP,
                indexer,
                id -> {
                    if (own.isOurs(id)) {
                        guard.touch(id);
                    }
                },
                owner::run,
                own::renew);
    }

    Answerer answerer() {
        return answerer;
    }

    Asker asker() {
        return asker;
    }

    Suggester suggester() {
        return suggester;
    }

    /** Finds documents, and keeps how long that took. Failure INVALID, UNAVAILABLE. */
    SearchResults query(SearchQuery query) throws InterruptedException {
        long start = System.nanoTime();
        SearchResults results = asker.query(query);
        queries.record(System.nanoTime() - start);
        return results;
    }

    /** This node's part of the index. */
    Share share() {
        return answerer.share(queries.activity());
    }

    /** What this node publishes, one call at a time. */
    <T> Future<T> withOwn(Function<OwnDocuments, T> work) {
        return owner.call(() -> work.apply(own));
    }

    /** Looks what is to be indexed, and who the others are and how far. */
    void look() {
        distances.look();
        ways.look();
        indexer.look();
    }

    /** Has what this node keeps for others compared with what they have. */
    void compare() {
        checker.run(copies::compare);
    }

    /** Keeps the index on disk, and no more than that. */
    void commit() {
        indexer.commit();
        checker.run(answerer::tidy);
    }

    /** Has others find what this node publishes. */
    void renew() {
        owner.run(own::renew);
    }

    /** Who holds how much; who does not answer is left out. */
    Placement placement() throws InterruptedException {
        List<Future<Share>> asked = new ArrayList<>();
        for (NodeId each : partitions.nodes()) {
            asked.add(SearchContract.SHARE.sendTo(each, node.vertx().eventBus(), Empty.EMPTY, PATIENCE));
        }
        List<Share> shares = new ArrayList<>();
        for (Future<Share> each : asked) {
            try {
                shares.add(Futures.await(each, PATIENCE));
            } catch (Failure e) {
                // It left, or is too busy to say.
            }
        }
        shares.sort(Comparator.comparing(share -> share.node().value()));
        return new Placement(partitions.count(), partitions.backups(), shares, partitions.places());
    }

    void close() {
        try {
            watch.stop();
        } catch (HazelcastInstanceNotActiveException e) {
            // The member left before: nothing is heard any more.
        }
        owner.close();
        checker.close();
        worker.close();
        answerer.close();
        indexer.close();
    }
}
