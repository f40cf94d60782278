package org.cloudy.discovery;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cloudy.discovery.Underlay.Endpoint;

/**
 * Asks for a TCP connection with a packet that lives for so many hops only, as traceroute does: an answer of the far end, also a
 * refusal where nothing need listen, tells that it got there. That takes no privilege and no raw socket, and passes where the
 * overlay itself must pass: at the port of its daemon. Where only datagrams pass, as through a hole in a NAT, nothing is reached;
 * the NAT box may well refuse in the node's stead.
 */
final class TtlProbe implements HopSearch.Probe {
    /** Long enough for the kernel to ask once more, a second after the first packet: one that is lost proves nothing. */
    private static final Duration DEADLINE = Duration.ofMillis(2_500);

    // <bits/in.h>, <linux/in6.h>
    private static final ChannelOption<Integer> TTL = new IntegerUnixChannelOption("IP_TTL", 0, 2);
    private static final ChannelOption<Integer> HOP_LIMIT = new IntegerUnixChannelOption("IPV6_UNICAST_HOPS", 41, 16);

    /** ECONNREFUSED of {@code <errno.h>}, as Netty tells it; its own constant can't be read where it has no native library. */
    private static final String REFUSED = "(-111)";

    private final EventLoopGroup loop;

    private TtlProbe(EventLoopGroup loop) {
        this.loop = loop;
    }

    /** The probe of this machine, whose thread starts with the first question; empty if it has no native transport. */
    static Optional<TtlProbe> create() {
        return Epoll.isAvailable()
                ? Optional.of(new TtlProbe(new MultiThreadIoEventLoopGroup(
                        1, new DefaultThreadFactory("hops", true), EpollIoHandler.newFactory())))
                : Optional.empty();
    }

    @Override
    public Future<Boolean> reaches(Endpoint far, int ttl) {
        boolean six = far.address().getAddress() instanceof Inet6Address;
        ChannelOption<Integer> option = six ? HOP_LIMIT : TTL;
        Promise<Boolean> reached = Promise.promise();
        ChannelFuture registered = new Bootstrap()
                .group(loop)
                .channelFactory(
                        () -> new EpollSocketChannel(six ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET))
                .option(option, ttl)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) DEADLINE.toMillis())
                // The far end's daemon is not to wait for what never comes.
                .option(ChannelOption.SO_LINGER, 0)
                .handler(new ChannelInboundHandlerAdapter())
                .register();
        Channel channel = registered.channel();
        registered.addListener(ready -> {
            // Netty only logs an option that was not taken; without it everything would be reached.
            if (ready.isSuccess() && Objects.equals(channel.config().getOption(option), ttl)) {
                channel.connect(far.address())
                        .addListener(done ->
                                end(channel, reached, done.isSuccess() || (!far.listens() && isRefused(done.cause()))));
            } else {
                end(channel, reached, false);
            }
        });
        return reached.future();
    }

    /** Ends its thread; what is asked still has no answer then. */
    Future<Void> stop() {
        Promise<Void> stopped = Promise.promise();
        loop.shutdownGracefully(0, DEADLINE.toMillis(), TimeUnit.MILLISECONDS).addListener(done -> stopped.complete());
        return stopped.future();
    }

    private static void end(Channel channel, Promise<Boolean> reached, boolean answered) {
        channel.close().addListener(closed -> reached.complete(answered));
    }

    /** By its number: the text is in the language of the machine, and other errors have the same type. */
    private static boolean isRefused(Throwable cause) {
        return cause instanceof ConnectException
                && String.valueOf(cause.getMessage()).contains(REFUSED);
    }
}
