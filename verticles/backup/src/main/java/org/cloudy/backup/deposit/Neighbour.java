package org.cloudy.backup.deposit;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import org.cloudy.backup.deposit.Letters.Answer;
import org.cloudy.backup.deposit.Letters.Ask;
import org.cloudy.backup.deposit.Letters.Upload;
import org.cloudy.bus.Call;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.DepositContract;
import org.cloudy.bus.backup.Parcel;
import org.cloudy.platform.Futures;
import org.cloudy.platform.NodeContext;
import org.jspecify.annotations.Nullable;

/** A neighbour that keeps archives of this node, as it is asked over the bus. What another says in its place is refused. */
final class Neighbour {
    private static final Duration SOON = Duration.ofSeconds(10);
    /** It reads all of an archive. */
    private static final Duration CHECKED = Duration.ofMinutes(10);

    private static final Duration LOOK = Duration.ofSeconds(3);

    private final NodeContext node;
    private final NodeId id;
    private final SecureRandom random = new SecureRandom();

    Neighbour(NodeContext node, NodeId id) {
        this.node = node;
        this.id = id;
    }

    NodeId id() {
        return id;
    }

    /** Data that came, and what was said with it. */
    private record Came(Answer answer, Parcel parcel) {}

    /** What lies there: this node's own, or what a claim stands for. */
    Future<Answer> list(@Nullable Claim claim) {
        return send(DepositContract.LIST, null, null, 0, null, claim, LOOK).map(Came::answer);
    }

    /** Begins an archive, or goes on with it; how much of it is there. Blocks, as do the others. */
    long begin(Upload upload) {
        return await(send(DepositContract.BEGIN, upload, null, 0, null, null, SOON), SOON)
                .answer()
                .offset();
    }

    /** Sends a part; how much is there then. */
    long append(String archive, long offset, byte[] data) {
        return await(send(DepositContract.APPEND, null, archive, offset, data, null, SOON), SOON)
                .answer()
                .offset();
    }

    /** Has it looked at what came; it is there and right once this returns. */
    void finish(Upload upload) {
        Answer answer = await(send(DepositContract.FINISH, null, upload.id(), 0, null, null, CHECKED), CHECKED)
                .answer();
        boolean kept = answer.deposits().stream()
                .anyMatch(deposit -> deposit.id().equals(upload.id())
                        && deposit.sha256().equals(upload.sha256())
                        && deposit.bytes() == upload.bytes());
        if (!kept) {
            throw Letters.forged();
        }
    }

    /** A part of an archive; empty at its end. */
    byte[] read(String archive, long offset, @Nullable Claim claim) {
        Came came = await(send(DepositContract.READ, null, archive, offset, null, claim, SOON), SOON);
        return Letters.data(came.parcel(), came.answer().sha256());
    }

    void discard(String archive, @Nullable Claim claim) {
        await(send(DepositContract.DISCARD, null, archive, 0, null, claim, SOON), SOON);
    }

    private Future<Came> send(
            Call<Parcel, Parcel> call,
            @Nullable Upload upload,
            @Nullable String archive,
            long offset,
            byte @Nullable [] data,
            @Nullable Claim claim,
            Duration deadline) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        Ask ask = new Ask(
                call.address(),
                node.identity().id(),
                id,
                node.clock().instant(),
                HexFormat.of().formatHex(nonce),
                upload,
                archive,
                offset,
                data == null ? null : Sums.of(data));
        Parcel parcel = Letters.seal(node.identity(), ask, data, claim);
        return call.sendTo(id, node.vertx().eventBus(), parcel, deadline).map(reply -> {
            Answer answer = Letters.answer(reply);
            if (!answer.from().equals(id)
                    || !answer.to().equals(node.identity().id())
                    || !answer.answerTo().equals(ask.nonce())) {
                throw Letters.forged();
            }
            return new Came(answer, reply);
        });
    }

    private static <T> T await(Future<T> future, Duration deadline) {
        try {
            return Futures.await(future, deadline.plusSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }
}
