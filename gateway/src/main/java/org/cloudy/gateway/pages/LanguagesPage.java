package org.cloudy.gateway.pages;

import io.vertx.ext.web.Router;

/** Where somebody chooses the language that the node speaks with him. */
final class LanguagesPage {
    private final Renderer renderer;

    LanguagesPage(Renderer renderer) {
        this.renderer = renderer;
    }

    /** Nothing beyond what stands round every page. */
    record View() {}

    void mount(Router router) {
        router.get("/languages").handler(ctx -> renderer.show(ctx, 200, "languages", new View()));
    }
}
