package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.gateway.Visitor;

/** The pages about names that lie below the page of the capability. */
final class DnsPages {
    static final String CAPABILITY = "dns";
    static final String PATH = "/capabilities/dns";

    /** The last part of each page's address, and its icon. */
    static final Map<String, String> TABS =
            Map.of("zones", "journal-text", "secondaries", "share", "cloud-names", "clouds");

    private static final String NEEDS_ROLE = "failure.forbidden";
    private static final String NOT_RUNNING = "failure.nobody-serves";

    private final EventBus bus;
    private final Renderer renderer;

    DnsPages(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /** A page that says that nothing can be shown while the name server is off. */
    record Off(CapabilityTabs.Head head) {}

    void mount(Router router) {
        new ZonesPage(this, renderer).mount(router);
        new ZonePages(this, renderer).mount(router);
        new SecondariesPage(this, renderer).mount(router);
        new CloudNamesPage(this, renderer).mount(router);
    }

    <Q extends Record, R extends Record> Future<R> ask(RoutingContext ctx, Call<Q, R> call, Q request) {
        return call.send(bus, request, Visitor.of(ctx).caller());
    }

    /** What stands above each of the pages. */
    Future<CapabilityTabs.Head> head(RoutingContext ctx, String current) {
        return CapabilityTabs.head(bus, Visitor.of(ctx).caller(), CAPABILITY, current);
    }

    /** A page that could not be made: where the name server is off, that is what the page says. */
    void fail(RoutingContext ctx, String current, Throwable cause) {
        Failure failure = Failure.from(cause);
        if (failure.problem().key().equals(NOT_RUNNING)) {
            head(ctx, current)
                    .onSuccess(head -> renderer.show(ctx, 200, "dns-off", new Off(head)))
                    .onFailure(ctx::fail);
        } else {
            ctx.fail(failure);
        }
    }

    /** What the page of a form says when it was refused. */
    @FunctionalInterface
    interface Refused {
        void show(int status, String problem);
    }

    /** Says on the form's page why it was refused, if whoever sent it can do something about that. */
    void refuse(RoutingContext ctx, String current, Throwable cause, Refused page) {
        Failure failure = Failure.from(cause);
        if (canBePutRight(failure)) {
            page.show(
                    failure.code().status(),
                    failure.problem().in(Visitor.of(ctx).language()));
        } else {
            fail(ctx, current, failure);
        }
    }

    /** Whether whoever sent a form can do something about a failure on its page. */
    private static boolean canBePutRight(Failure failure) {
        return failure.code() != FailureCode.INTERNAL
                && failure.code() != FailureCode.NOT_FOUND
                && !failure.problem().key().equals(NEEDS_ROLE)
                && !failure.problem().key().equals(NOT_RUNNING);
    }
}
