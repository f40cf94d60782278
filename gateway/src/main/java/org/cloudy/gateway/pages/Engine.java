package org.cloudy.gateway.pages;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Fills the templates of {@code templates/} on the class path. Each is read and compiled once. What they show is escaped; what
 * a value lacks is not looked for in the values around it.
 */
final class Engine {
    static final List<String> PAGES = List.of(
            "layout",
            "capabilities",
            "capability",
            "capability-log",
            "capability-remove",
            "dashboard",
            "error",
            "job",
            "job-cancel",
            "jobs",
            "languages",
            "login",
            "login-code",
            "micro-cloud",
            "micro-cloud-decide",
            "micro-cloud-describe",
            "micro-cloud-expel",
            "micro-cloud-invitation",
            "micro-cloud-leave",
            "micro-cloud-map",
            "nodes",
            "plugin-add",
            "plugin-confirm",
            "plugin-remove",
            "plugins",
            "document",
            "search",
            "search-index",
            "search-places",
            "search-results",
            "service",
            "setup",
            "shared-document-change",
            "shared-document-new",
            "shared-document-withdraw",
            "shared-documents",
            "system",
            "system-account",
            "system-audit",
            "system-factor",
            "system-factor-codes",
            "system-factor-off",
            "system-factor-renew",
            "system-factor-scan",
            "system-name",
            "system-user",
            "system-user-factor",
            "system-user-new",
            "system-user-remove",
            "system-users",
            "system-changelog",
            "system-diagnosis",
            "system-firewall",
            "system-firewall-ask",
            "system-logs",
            "system-power",
            "system-power-ask",
            "system-power-wait",
            "system-updates");

    private final Handlebars handlebars;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /** @param assets the address of an asset by its name */
    Engine(UnaryOperator<String> assets, Clock clock) {
        handlebars = new Handlebars(new ClassPathTemplateLoader("/templates", ".hbs"))
                .with(new ConcurrentMapTemplateCache())
                .with((value, next) -> value instanceof Enum<?> ? Words.plain(value) : next.format(value));
        handlebars.parentScopeResolution(false);
        new Words(clock).teach(handlebars, assets);
    }

    /** Reads and compiles all pages' templates, so that no visitor waits for it; blocks. */
    void prepare() {
        PAGES.forEach(this::template);
    }

    /** A template, filled. */
    String fill(String name, String language, String csrf, Map<String, Object> model) {
        Context context = Context.newBuilder(model)
                .resolver(MapValueResolver.INSTANCE, MethodValueResolver.INSTANCE)
                .build()
                .data(Words.LANGUAGE, language)
                .data(Words.CSRF, csrf);
        try {
            return template(name).apply(context);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + name + " cannot be filled", e);
        }
    }

    private Template template(String name) {
        return templates.computeIfAbsent(name, this::compile);
    }

    private Template compile(String name) {
        try {
            return handlebars.compile(name);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + name + " cannot be read", e);
        }
    }
}
