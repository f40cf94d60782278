package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.Enrolment;
import org.cloudy.bus.accounts.FactorCode;
import org.cloudy.bus.accounts.FactorProof;
import org.cloudy.bus.accounts.PasswordProof;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * Switches somebody's second factor on, in three steps: the password, the code to scan with a first code from it, the recovery
 * codes. And off, or other recovery codes. What is secret is answered to the form itself and kept by no browser.
 */
final class FactorPage {
    static final String PATH = AccountPage.PATH + "/factor";

    private final EventBus bus;
    private final Renderer renderer;

    FactorPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /** The steps on the way; {@code enrolment} and {@code qr} are null where they are not shown (again). */
    record View(
            FormState form,
            @Nullable Enrolment enrolment,
            @Nullable QrCode qr) {}

    /** The codes for the case that the application is lost; {@code first} where the factor came on with them. */
    record Codes(List<String> codes, boolean first) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> ask(ctx, "system-factor"));
        router.post(PATH).handler(this::begin);
        router.post(PATH + "/confirm").handler(this::confirm);
        router.get(PATH + "/off").handler(ctx -> ask(ctx, "system-factor-off"));
        router.post(PATH + "/off").handler(this::end);
        router.get(PATH + "/codes").handler(ctx -> ask(ctx, "system-factor-renew"));
        router.post(PATH + "/codes").handler(this::renew);
    }

    private void ask(RoutingContext ctx, String template) {
        if (Visitor.of(ctx).isSignedIn()) {
            show(ctx, 200, template, FormState.EMPTY);
        } else {
            ctx.fail(SystemMenu.forbidden(Role.MEMBER));
        }
    }

    private void begin(RoutingContext ctx) {
        AccountsContract.BEGIN_FACTOR
                .send(
                        bus,
                        new PasswordProof(null, FormState.typed(ctx, "password")),
                        Visitor.of(ctx).caller())
                .onSuccess(enrolment -> renderer.show(
                        ctx,
                        200,
                        "system-factor-scan",
                        new View(FormState.EMPTY, enrolment, QrCode.of(enrolment.uri()))))
                .onFailure(cause -> refuse(ctx, "system-factor", cause));
    }

    private void confirm(RoutingContext ctx) {
        AccountsContract.CONFIRM_FACTOR
                .send(
                        bus,
                        new FactorCode(null, FormState.typed(ctx, "code")),
                        Visitor.of(ctx).caller())
                .onSuccess(codes -> renderer.show(ctx, 200, "system-factor-codes", new Codes(codes.codes(), true)))
                .onFailure(cause -> refuse(ctx, "system-factor-scan", cause));
    }

    private void end(RoutingContext ctx) {
        AccountsContract.END_FACTOR
                .send(bus, proof(ctx), Visitor.of(ctx).caller())
                .onSuccess(account -> Go.to(ctx, AccountPage.PATH, "factor-off"))
                .onFailure(cause -> refuse(ctx, "system-factor-off", cause));
    }

    private void renew(RoutingContext ctx) {
        AccountsContract.RENEW_CODES
                .send(bus, proof(ctx), Visitor.of(ctx).caller())
                .onSuccess(codes -> renderer.show(ctx, 200, "system-factor-codes", new Codes(codes.codes(), false)))
                .onFailure(cause -> refuse(ctx, "system-factor-renew", cause));
    }

    private static FactorProof proof(RoutingContext ctx) {
        return new FactorProof(null, FormState.typed(ctx, "password"), FormState.typed(ctx, "code"));
    }

    private void refuse(RoutingContext ctx, String template, Throwable cause) {
        Failure failure = Failure.from(cause);
        if (FormState.isOfForm(failure)) {
            show(ctx, failure.code().status(), template, FormState.refused(ctx, failure));
        } else {
            ctx.fail(failure);
        }
    }

    private void show(RoutingContext ctx, int status, String template, FormState form) {
        renderer.show(ctx, status, template, new View(form, null, null));
    }
}
