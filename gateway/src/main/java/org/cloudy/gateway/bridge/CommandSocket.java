package org.cloudy.gateway.bridge;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Role;
import org.cloudy.platform.NodeContext;

/**
 * The command line's door: a unix socket in the node's folder. Only the node's owner and root get to it, so whoever connects is
 * an administrator. Its folder is closed to others before it is made, and there is no moment when it is open.
 */
public final class CommandSocket {
    /** Name of the socket in the node's folder. */
    public static final String NAME = "cloudy.sock";

    /** Longest path that fits in a unix socket's address on Linux. */
    private static final int MAX_PATH = 107;

    /** A zone file, with all that JSON adds to it. */
    private static final int MAX_FRAME = 8 << 20;

    private final NodeContext node;
    private final Path file;
    private final BusServer server;

    private CommandSocket(NodeContext node, Path file, String owner) {
        Caller administrator = new Caller(owner, Role.ADMIN, Caller.COMMAND_LINE);
        this.node = node;
        this.file = file;
        this.server = new BusServer(
                node.vertx(),
                Permissions.ofContracts(),
                new CallTimer(node.metrics(), "unix"),
                () -> () -> administrator,
                MAX_FRAME);
    }

    /** Opens the socket, in the place of one that a dead node left; ready when it listens. */
    public static Future<CommandSocket> open(NodeContext node) {
        Path file = node.config().data().resolve(NAME).toAbsolutePath();
        return node.vertx()
                .executeBlocking(() -> new CommandSocket(node, file, prepare(file)))
                .compose(CommandSocket::listen);
    }

    /** Ends all connections and takes the socket away. */
    public Future<Void> close() {
        return server.close().eventually(() -> node.vertx().executeBlocking(() -> Files.deleteIfExists(file)));
    }

    private Future<CommandSocket> listen() {
        return server.listen(SocketAddress.domainSocketAddress(file.toString()))
                .compose(listening -> node.vertx()
                        .executeBlocking(() ->
                                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"))))
                .map(this);
    }

    /** Makes the place ready; returns the name of the folder's owner. The node's lock tells that no other node is alive in it. */
    private static String prepare(Path file) {
        if (file.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH) {
            throw new IllegalStateException("the path of the node's socket is longer than " + MAX_PATH
                    + " bytes: choose a shorter data folder: " + file);
        }
        try {
            Path folder = file.resolveSibling("");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(file)) {
                throw new IllegalStateException("in the place of the node's socket is something else: " + file);
            }
            Files.deleteIfExists(file);
            return Files.getOwner(folder).getName();
        } catch (IOException e) {
            throw new UncheckedIOException("the node's socket cannot be made in " + file, e);
        }
    }
}
