package org.cloudy.backup.deposit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cloudy.backup.deposit.Cellar.Item;
import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.DepositContract;
import org.cloudy.bus.backup.Neighbourhood.Guest;
import org.cloudy.bus.backup.Parcel;
import org.cloudy.bus.backup.SpaceOffer;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.store.Documents;

/** The room that this node gives to its neighbours' backups: none, until somebody decides otherwise. Blocks. */
public final class Hosting {
    private static final SpaceOffer NONE = new SpaceOffer(0, 0);
    private static final String KEY = "node";
    private static final int MOST_MEGABYTES = 10_000_000;
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    private final NodeContext node;
    private final Documents<SpaceOffer> offers;
    private final Vault vault;
    private final Desk desk;
    private volatile Known known = new Known(Set.of(), 0);

    /** Who is in the micro cloud, and when that was asked. */
    private record Known(Set<NodeId> nodes, long nanos) {}

    /** That of a node. */
    public Hosting(NodeContext node) {
        this.node = node;
        this.offers = node.store().documents("backup-offer", SpaceOffer.class);
        Path folder = node.config().data().resolve("deposits");
        this.vault = new Vault(new Cellar(folder), this::offer, node.clock());
        this.desk = new Desk(node, vault, this::offer, this::isMember);
    }

    /** Answers neighbours; ready when registered. */
    public Future<?> serve(Vertx vertx) {
        List<Future<Void>> served = new ArrayList<>();
        for (Call<Parcel, Parcel> call : List.of(
                DepositContract.LIST,
                DepositContract.BEGIN,
                DepositContract.APPEND,
                DepositContract.FINISH,
                DepositContract.READ,
                DepositContract.DISCARD)) {
            served.add(call.serve(
                    vertx.eventBus(),
                    node.identity().id(),
                    (caller, parcel) -> vertx.executeBlocking(() -> desk.answer(call, parcel), false)));
        }
        return Future.all(served);
    }

    /** For those that are not known it is asked anew, at most once a second. */
    private boolean isMember(NodeId id) {
        Known now = known;
        long age = System.nanoTime() - now.nanos();
        boolean fresh = now.nanos() != 0 && age < KNOWN_FOR.toNanos();
        if (fresh && (now.nodes().contains(id) || age < Duration.ofSeconds(1).toNanos())) {
            return now.nodes().contains(id);
        }
        Set<NodeId> nodes = Set.copyOf(Deposits.nodes(node).keySet());
        known = new Known(nodes, System.nanoTime());
        return nodes.contains(id);
    }

    /** What is given. */
    public SpaceOffer offer() {
        return offers.get(KEY).orElse(NONE);
    }

    /** Gives more, or less. INVALID with what is wrong of each field. */
    public SpaceOffer set(SpaceOffer offer) {
        List<FieldProblem> problems = new ArrayList<>();
        within("memberMegabytes", offer.memberMegabytes(), 0, problems);
        within(
                "totalMegabytes",
                offer.totalMegabytes(),
                Math.clamp(offer.memberMegabytes(), 0, MOST_MEGABYTES),
                problems);
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
        offers.put(KEY, offer);
        return offer;
    }

    private static void within(String field, int value, int least, List<FieldProblem> problems) {
        if (value < least || value > MOST_MEGABYTES) {
            problems.add(FieldProblem.of(
                    field, "backup.field.range", Map.of("least", "" + least, "most", "" + MOST_MEGABYTES)));
        }
    }

    /** Those for whom something is kept. */
    public List<Guest> guests() {
        Map<String, List<Item>> byOwner = new TreeMap<>();
        vault.all()
                .forEach(item -> byOwner.computeIfAbsent(item.sheet().owner().value(), owner -> new ArrayList<>())
                        .add(item));
        Map<NodeId, NodeView> nodes = byOwner.isEmpty() ? Map.of() : Deposits.nodes(node);
        return byOwner.entrySet().stream()
                .map(entry -> new Guest(
                        new NodeId(entry.getKey()),
                        Deposits.name(nodes, new NodeId(entry.getKey())),
                        (int) entry.getValue().stream().filter(Item::whole).count(),
                        entry.getValue().stream()
                                .mapToLong(item -> item.sheet().bytes())
                                .sum()))
                .toList();
    }

    /** Deletes all that is kept for one. */
    public Empty evict(NodeId owner) {
        vault.evict(owner);
        return Empty.EMPTY;
    }
}
