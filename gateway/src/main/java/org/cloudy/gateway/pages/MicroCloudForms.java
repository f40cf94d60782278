package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.Decision;
import org.cloudy.bus.microcloud.Founding;
import org.cloudy.bus.microcloud.Invitation;
import org.cloudy.bus.microcloud.InvitationToken;
import org.cloudy.bus.microcloud.InvitationWish;
import org.cloudy.bus.microcloud.MemberId;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.Plea;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** What can be done about the micro cloud: each is a form that is sent, and leads back to the page. */
final class MicroCloudForms {
    private static final String PATH = MicroCloudPage.PATH;
    private static final String NEEDS_ROLE = "failure.forbidden";

    private final EventBus bus;
    private final Renderer renderer;
    private final MicroCloudPage page;

    MicroCloudForms(EventBus bus, Renderer renderer, MicroCloudPage page) {
        this.bus = bus;
        this.renderer = renderer;
        this.page = page;
    }

    /** An invitation that was just made; {@code minutes} is for how long. */
    record InvitationView(String name, String token, Instant expires, QrCode code, int minutes, List<Choice> choices) {}

    /** For how long an invitation may be valid. */
    record Choice(int minutes, String key, boolean chosen) {}

    /** How the micro cloud shows itself, to be changed. */
    record Looks(
            Typed typed, @Nullable String picture, @Nullable String problem) {}

    void mount(Router router) {
        router.post(PATH + "/create").handler(this::create);
        router.post(PATH + "/join").handler(this::join);
        router.post(PATH + "/ask").handler(this::ask);
        router.post(PATH + "/invite").handler(this::invite);
        router.post(PATH + "/leave").handler(this::leave);
        router.post(MicroCloudPage.DECIDE).handler(this::decide);
        router.post(MicroCloudPage.EXPEL).handler(this::expel);
        router.get(PATH + "/describe").handler(this::edit);
        router.post(PATH + "/describe").handler(this::describe);
        // What was sent there is not there to be read: whoever loads it again is led to the page.
        List.of("create", "join", "ask", "invite")
                .forEach(name -> router.get(PATH + "/" + name).handler(ctx -> Go.to(ctx, PATH)));
    }

    private void create(RoutingContext ctx) {
        String range = Typed.value(ctx, "range").strip();
        Appearance appearance =
                appearance(ctx, Optional.of(Typed.value(ctx, "logo")).filter(logo -> !logo.isEmpty()));
        send(ctx, MicroCloudContract.CREATE, new Founding(appearance, range.isEmpty() ? null : range))
                .onSuccess(job -> Go.to(ctx, PATH))
                .onFailure(cause -> refuse(ctx, cause, "create"));
    }

    private void join(RoutingContext ctx) {
        // Mail programs break long words over lines.
        String token = Typed.value(ctx, "token").replaceAll("\\s+", "");
        send(ctx, MicroCloudContract.JOIN, new InvitationToken(token))
                .onSuccess(job -> Go.to(ctx, PATH))
                .onFailure(cause -> refuse(ctx, atField(cause, "token"), "join"));
    }

    private void ask(RoutingContext ctx) {
        send(ctx, MicroCloudContract.ASK, plea(ctx))
                .onSuccess(job -> Go.to(ctx, PATH))
                .onFailure(cause -> refuse(ctx, cause, "ask"));
    }

    /** One that was heard and chosen, by its endpoint and id; or one that was typed. */
    private static Plea plea(RoutingContext ctx) {
        String[] chosen = Typed.value(ctx, "nearby").split(" ", 2);
        String message = Typed.value(ctx, "message").strip();
        if (chosen.length == 2) {
            try {
                return new Plea(chosen[0], new NodeId(chosen[1]), message);
            } catch (IllegalArgumentException e) {
                throw Failure.of(FailureCode.NOT_FOUND, "page.micro-cloud.no-such-node");
            }
        }
        return new Plea(Typed.value(ctx, "endpoint").strip(), null, message);
    }

    private void invite(RoutingContext ctx) {
        String typed = Typed.value(ctx, "minutes");
        int minutes = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 60;
        Future<MicroCloud> cloud = page.asked(ctx);
        Future<Invitation> invitation = send(ctx, MicroCloudContract.INVITE, new InvitationWish(minutes));
        Future.all(cloud, invitation)
                .map(both -> view(MicroCloudPage.name(cloud.result()), invitation.result(), minutes))
                .onSuccess(view -> renderer.show(ctx, 200, "micro-cloud-invitation", view))
                .onFailure(cause -> refuse(ctx, cause, "invite"));
    }

    private static InvitationView view(String name, Invitation invitation, int minutes) {
        List<Choice> choices = List.of(
                new Choice(60, "page.micro-cloud.invitation.hour", minutes == 60),
                new Choice(24 * 60, "page.micro-cloud.invitation.day", minutes == 24 * 60),
                new Choice(7 * 24 * 60, "page.micro-cloud.invitation.week", minutes == 7 * 24 * 60));
        return new InvitationView(
                name, invitation.token(), invitation.expires(), QrCode.of(invitation.token()), minutes, choices);
    }

    private void leave(RoutingContext ctx) {
        send(ctx, MicroCloudContract.LEAVE, Empty.EMPTY)
                .onSuccess(job -> Go.to(ctx, PATH))
                .onFailure(cause -> refuse(ctx, cause, "leave"));
    }

    private void decide(RoutingContext ctx) {
        boolean approve = Typed.value(ctx, "approve").equals("true");
        send(ctx, MicroCloudContract.DECIDE, new Decision(MicroCloudPage.node(ctx), approve))
                .onSuccess(cloud -> Go.to(ctx, PATH, approve ? "request-approved" : "request-refused"))
                .onFailure(cause -> refuse(ctx, cause, "decide"));
    }

    private void expel(RoutingContext ctx) {
        send(ctx, MicroCloudContract.EXPEL, new MemberId(MicroCloudPage.node(ctx)))
                .onSuccess(cloud -> Go.to(ctx, PATH, "member-expelled"))
                .onFailure(cause -> refuse(ctx, cause, "expel"));
    }

    private void edit(RoutingContext ctx) {
        page.asked(ctx)
                .map(cloud -> {
                    String name = MicroCloudPage.name(cloud);
                    Appearance now = Objects.requireNonNull(cloud.appearance());
                    Map<String, String> values = new HashMap<>(Map.of("name", name, "description", now.description()));
                    String colour = Look.colour(now.colour());
                    if (colour != null) {
                        values.put("colour", colour);
                        values.put("coloured", "true");
                    }
                    return new Looks(
                            new Typed("describe", values, Map.of()),
                            Look.of(now).pictureHref(),
                            null);
                })
                .onSuccess(looks -> renderer.show(ctx, 200, "micro-cloud-describe", looks))
                .onFailure(ctx::fail);
    }

    private void describe(RoutingContext ctx) {
        page.asked(ctx)
                .compose(cloud -> {
                    String now = cloud.appearance() == null
                            ? null
                            : cloud.appearance().logo();
                    String chosen = Typed.value(ctx, "logo");
                    boolean without = Typed.value(ctx, "no-logo").equals("true");
                    String logo = !chosen.isEmpty() ? chosen : without ? null : now;
                    return send(ctx, MicroCloudContract.DESCRIBE, appearance(ctx, Optional.ofNullable(logo)));
                })
                .onSuccess(cloud -> Go.to(ctx, PATH, "micro-cloud-saved"))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    if (isForOthers(failure)) {
                        ctx.fail(failure);
                        return;
                    }
                    Looks looks = new Looks(
                            Typed.of(ctx, "describe", failure),
                            null,
                            failure.problem().in(Visitor.of(ctx).language()));
                    renderer.show(ctx, failure.code().status(), "micro-cloud-describe", looks);
                });
    }

    private static Appearance appearance(RoutingContext ctx, Optional<String> logo) {
        boolean coloured = Typed.value(ctx, "coloured").equals("true");
        return new Appearance(
                Typed.value(ctx, "name").strip(),
                Typed.value(ctx, "description").strip().replace("\r\n", "\n"),
                coloured ? Typed.value(ctx, "colour") : null,
                logo.orElse(null));
    }

    private <Q extends Record, R extends Record> Future<R> send(RoutingContext ctx, Call<Q, R> call, Q request) {
        return call.send(bus, request, Visitor.of(ctx).caller());
    }

    /** Tells on the page why something was refused; what was typed stays. */
    private void refuse(RoutingContext ctx, Throwable cause, String form) {
        Failure failure = Failure.from(cause);
        if (isForOthers(failure)) {
            ctx.fail(failure);
        } else {
            page.show(ctx, failure.code().status(), Typed.of(ctx, form, failure), failure.problem());
        }
    }

    /** Whether a failure is none that whoever sent the form can do something about on its page. */
    private static boolean isForOthers(Failure failure) {
        return failure.code() == FailureCode.INTERNAL || failure.problem().key().equals(NEEDS_ROLE);
    }

    /** The same failure, told at the only field that it can be of. */
    private static Failure atField(Throwable cause, String field) {
        Failure failure = Failure.from(cause);
        Failure.Problem problem = failure.problem();
        return failure.code() == FailureCode.INVALID && problem.fields().isEmpty()
                ? Failure.invalid(List.of(new FieldProblem(field, problem.key(), problem.args(), problem.message())))
                : failure;
    }
}
