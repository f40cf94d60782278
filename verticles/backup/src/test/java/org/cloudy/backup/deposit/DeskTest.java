package org.cloudy.backup.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudy.backup.deposit.Letters.Answer;
import org.cloudy.backup.deposit.Letters.Ask;
import org.cloudy.backup.deposit.Letters.Upload;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.Deposit;
import org.cloudy.bus.backup.DepositContract;
import org.cloudy.bus.backup.Parcel;
import org.cloudy.bus.backup.SpaceOffer;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.host.Host;
import org.cloudy.testkit.LocalNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node that keeps archives of others")
final class DeskTest {
    private static final String ID = "abcdefghijklmnopqrstuvwxy2";
    private static final String OTHER_ID = "abcdefghijklmnopqrstuvwxy3";
    private static final Claim CLAIM = Claim.of("some words that nobody guesses", "village");
    private static final byte[] CONTENT = new byte[100_000];

    @TempDir
    private Path data;

    private LocalNode node;
    private SpaceOffer offer = new SpaceOffer(1, 2);
    private Vault vault;
    private Desk desk;
    private int asked;
    private final NodeIdentity owner = NodeIdentity.fresh();
    private final NodeIdentity other = NodeIdentity.fresh();
    private final Set<NodeId> members = new HashSet<>(Set.of(owner.id(), other.id()));

    @BeforeEach
    void open() {
        Host none = (Host) Proxy.newProxyInstance(
                Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        node = new LocalNode(data, none, List.of());
        vault = new Vault(
                new Cellar(data.resolve("deposits")),
                () -> offer,
                node.context().clock());
        desk = new Desk(node.context(), vault, () -> offer, members::contains);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private static Upload upload(String id, long bytes, String sha256) {
        return new Upload(id, "cloudy-casa-20261128.tar.gz.age", bytes, sha256, CLAIM.encode());
    }

    private Ask ask(
            NodeIdentity from,
            Call<?, ?> call,
            @Nullable Upload upload,
            @Nullable String id,
            long offset,
            byte @Nullable [] part) {
        return new Ask(
                call.address(),
                from.id(),
                node.context().identity().id(),
                Instant.now(),
                "nonce" + asked++,
                upload,
                id,
                offset,
                part == null ? null : Sums.of(part));
    }

    private Answer send(
            NodeIdentity from,
            Call<Parcel, Parcel> call,
            @Nullable Upload upload,
            @Nullable String id,
            long offset,
            byte @Nullable [] part) {
        return Letters.answer(
                desk.answer(call, Letters.seal(from, ask(from, call, upload, id, offset, part), part, null)));
    }

    private List<Deposit> listed(NodeIdentity by, @Nullable Claim claim) {
        Ask ask = ask(by, DepositContract.LIST, null, null, 0, null);
        return Letters.answer(desk.answer(DepositContract.LIST, Letters.seal(by, ask, null, claim)))
                .deposits();
    }

    private void leave(NodeIdentity from, String id) {
        send(from, DepositContract.BEGIN, upload(id, CONTENT.length, Sums.of(CONTENT)), null, 0, null);
        byte[] first = Arrays.copyOf(CONTENT, Letters.CHUNK);
        byte[] rest = Arrays.copyOfRange(CONTENT, Letters.CHUNK, CONTENT.length);
        send(from, DepositContract.APPEND, null, id, 0, first);
        send(from, DepositContract.APPEND, null, id, Letters.CHUNK, rest);
        send(from, DepositContract.FINISH, null, id, 0, null);
    }

    private static Failure refused(Runnable call) {
        Failure failure = catchThrowableOfType(Failure.class, call::run);
        assertThat(failure).as("a refusal").isNotNull();
        return failure;
    }

    private List<String> files() throws IOException {
        Path folder = data.resolve("deposits");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    @DisplayName("keeps one, gives it back to its owner alone, and deletes it for its owner alone")
    void keeps() {
        leave(owner, ID);
        assertThat(listed(owner, null)).singleElement().satisfies(deposit -> {
            assertThat(deposit.id()).isEqualTo(ID);
            assertThat(deposit.sha256()).isEqualTo(Sums.of(CONTENT));
        });
        Ask read = ask(owner, DepositContract.READ, null, ID, Letters.CHUNK, null);
        Parcel part = desk.answer(DepositContract.READ, Letters.seal(owner, read, null, null));
        assertThat(Letters.data(part, Letters.answer(part).sha256())).hasSize(CONTENT.length - Letters.CHUNK);

        assertThat(listed(other, null)).isEmpty();
        assertThat(refused(() -> send(other, DepositContract.READ, null, ID, 0, null))
                        .code())
                .isEqualTo(FailureCode.NOT_FOUND);
        send(other, DepositContract.DISCARD, null, ID, 0, null);
        assertThat(listed(owner, null)).hasSize(1);
        send(owner, DepositContract.DISCARD, null, ID, 0, null);
        assertThat(listed(owner, null)).isEmpty();
    }

    @Test
    @DisplayName("gives one back to a node of another identity that knows its passphrase, and to none that does not")
    void claims() {
        leave(owner, ID);
        assertThat(listed(other, Claim.of("some words that nobody guesses", "village")))
                .hasSize(1);
        assertThat(listed(other, Claim.of("some other words", "village"))).isEmpty();
        Ask read = ask(other, DepositContract.READ, null, ID, 0, null);
        Parcel part = desk.answer(DepositContract.READ, Letters.seal(other, read, null, CLAIM));
        assertThat(Letters.data(part, Letters.answer(part).sha256())).hasSize(Letters.CHUNK);

        // A proof is of one request: it is good for no other one.
        Parcel proven = Letters.seal(other, read, null, CLAIM);
        Parcel list = Letters.seal(other, ask(other, DepositContract.LIST, null, null, 0, null), null, null);
        Parcel mixed = new Parcel(list.signed(), null, proven.proof());
        assertThat(Letters.answer(desk.answer(DepositContract.LIST, mixed)).deposits())
                .isEmpty();
    }

    @Test
    @DisplayName("gives nobody more room than was offered, whatever is announced, and none where none is offered")
    void quota() {
        String sum = Sums.of(CONTENT);
        assertThat(refused(() -> send(owner, DepositContract.BEGIN, upload(ID, 1_000_001, sum), null, 0, null))
                        .problem()
                        .key())
                .isEqualTo("backup.deposit.no-room");
        send(owner, DepositContract.BEGIN, upload(ID, 900_000, sum), null, 0, null);
        assertThat(vault.free(owner.id())).isEqualTo(100_000);
        assertThat(vault.free(other.id())).isEqualTo(1_000_000);
        offer = new SpaceOffer(1, 1);
        assertThat(vault.free(other.id())).isEqualTo(100_000);

        byte[] much = new byte[Letters.CHUNK];
        for (long offset = 0; offset + much.length <= 900_000; offset += much.length) {
            send(owner, DepositContract.APPEND, null, ID, offset, much);
        }
        long end = 900_000L / much.length * much.length;
        assertThat(refused(() -> send(owner, DepositContract.APPEND, null, ID, end, much))
                        .code())
                .as("more than was announced")
                .isEqualTo(FailureCode.CONFLICT);
        offer = new SpaceOffer(0, 0);
        assertThat(refused(() -> send(other, DepositContract.BEGIN, upload(ID, 1, sum), null, 0, null))
                        .code())
                .isEqualTo(FailureCode.CONFLICT);
    }

    @Test
    @DisplayName("goes on with one that was cut short, never counts it as an archive, and gives it up for the next one")
    void cutShort() throws IOException {
        Upload whole = upload(ID, CONTENT.length, Sums.of(CONTENT));
        byte[] first = Arrays.copyOf(CONTENT, Letters.CHUNK);
        send(owner, DepositContract.BEGIN, whole, null, 0, null);
        send(owner, DepositContract.APPEND, null, ID, 0, first);
        assertThat(listed(owner, null)).isEmpty();
        assertThat(refused(() -> send(owner, DepositContract.READ, null, ID, 0, null))
                        .code())
                .isEqualTo(FailureCode.NOT_FOUND);

        desk = new Desk(node.context(), vault, () -> offer, members::contains);
        assertThat(send(owner, DepositContract.BEGIN, whole, null, 0, null).offset())
                .isEqualTo(Letters.CHUNK);
        assertThat(send(owner, DepositContract.APPEND, null, ID, 0, first).offset())
                .isEqualTo(Letters.CHUNK);
        assertThat(refused(() -> send(owner, DepositContract.APPEND, null, ID, Letters.CHUNK + 1, new byte[1]))
                        .problem()
                        .key())
                .isEqualTo("backup.deposit.gap");

        leave(owner, OTHER_ID);
        assertThat(files()).containsExactly(OTHER_ID + ".age", OTHER_ID + ".json");
    }

    @Test
    @DisplayName("deletes one that is not what was announced")
    void damaged() throws IOException {
        byte[] part = {1, 2, 3};
        send(owner, DepositContract.BEGIN, upload(ID, 3, Sums.of(CONTENT)), null, 0, null);
        send(owner, DepositContract.APPEND, null, ID, 0, part);
        assertThat(refused(() -> send(owner, DepositContract.FINISH, null, ID, 0, null))
                        .problem()
                        .key())
                .isEqualTo("backup.deposit.changed");
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("takes nothing that was forged, is for another, is old, is sent again, or is of no member")
    void hostile() throws IOException {
        Upload upload = upload(ID, 3, Sums.of(CONTENT));
        Ask good = ask(owner, DepositContract.BEGIN, upload, null, 0, null);
        assertForged(DepositContract.BEGIN, Letters.seal(other, good, null, null));
        assertForged(DepositContract.DISCARD, Letters.seal(owner, good, null, null));
        assertForged(DepositContract.BEGIN, new Parcel("{}", null, null));
        assertForged(DepositContract.BEGIN, new Parcel("x".repeat(5_000_000), null, null));
        Ask forAnother = new Ask(good.depositCall(), owner.id(), other.id(), Instant.now(), "n", upload, null, 0, null);
        assertForged(DepositContract.BEGIN, Letters.seal(owner, forAnother, null, null));
        Ask old = new Ask(
                good.depositCall(), owner.id(), good.to(), Instant.now().minusSeconds(400), "n", upload, null, 0, null);
        assertForged(DepositContract.BEGIN, Letters.seal(owner, old, null, null));
        for (String id : List.of("../../../../etc/passwd", "..", "", "ABCDEFGHIJKLMNOPQRSTUVWXY2", ID + "/x")) {
            Ask path = ask(owner, DepositContract.BEGIN, upload(id, 3, Sums.of(CONTENT)), null, 0, null);
            assertForged(DepositContract.BEGIN, Letters.seal(owner, path, null, null));
            assertForged(
                    DepositContract.READ,
                    Letters.seal(owner, ask(owner, DepositContract.READ, null, id, 0, null), null, null));
        }
        assertThat(files()).isEmpty();

        Parcel begun = Letters.seal(owner, good, null, null);
        desk.answer(DepositContract.BEGIN, begun);
        assertForged(DepositContract.BEGIN, begun);
        Ask append = ask(owner, DepositContract.APPEND, null, ID, 0, new byte[] {1, 2, 3});
        assertForged(DepositContract.APPEND, Letters.seal(owner, append, new byte[] {1, 2, 4}, null));
        byte[] large = new byte[Letters.CHUNK + 1];
        assertForged(
                DepositContract.APPEND,
                Letters.seal(owner, ask(owner, DepositContract.APPEND, null, ID, 0, large), large, null));

        members.remove(owner.id());
        assertThat(refused(() -> listed(owner, null)).code()).isEqualTo(FailureCode.UNAVAILABLE);
    }

    private void assertForged(Call<Parcel, Parcel> call, Parcel parcel) {
        assertThat(refused(() -> desk.answer(call, parcel)).code()).isEqualTo(FailureCode.FORBIDDEN);
    }
}
