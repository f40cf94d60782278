package org.cloudy.capabilities;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.cloudy.bus.Failure;
import org.cloudy.bus.text.Text;
import org.cloudy.capabilities.plugin.FoundPlugin;
import org.cloudy.platform.jobs.Progress;

/**
 * Takes up the file of a plugin that has changed while its capability is installed: checked, stopped, its settings moved up, started.
 * What does not come up so, or is not well, leaves the former file, the former settings and the former service. The last thing
 * that is done is that the file is in force: a node that is killed before begins with the former one, and tries again.
 */
final class PluginUpdate {
    private final Lives lives;
    private final PluginStock stock;
    private final Rules rules;
    private final BeforeUpdate before;
    private final Function<String, LifeCycle<?>> cycles;

    /** @param cycles the life cycle of the capability that has a name now */
    PluginUpdate(
            Lives lives, PluginStock stock, Rules rules, BeforeUpdate before, Function<String, LifeCycle<?>> cycles) {
        this.lives = lives;
        this.stock = stock;
        this.rules = rules;
        this.before = before;
        this.cycles = cycles;
    }

    /** Does nothing where nothing has changed, or it is not installed any more. */
    void run(String name, Progress progress) {
        Life<?> former = lives.get(name);
        if (former.stored().installed()) {
            stock.coming(name).ifPresent(plugin -> run(former, plugin, progress));
        }
    }

    private void run(Life<?> former, FoundPlugin plugin, Progress progress) {
        Life<?> next = stock.candidate(plugin);
        try {
            check(next);
        } catch (RuntimeException e) {
            throw refused(e, former, plugin);
        }
        StoredCapability kept = former.stored();
        Set<String> complaining = Readiness.complaining(former);
        try {
            before.keep(former.name(), kept);
            cycles.apply(former.name()).succession().makeWay(new Share(progress, 0, 20));
            next.moveUp();
            stock.put(next);
            progress.line("settings: form " + next.stored().settingsForm());
            cycles.apply(next.name()).succession().takeOver(complaining, new Share(progress, 20, 100));
            stock.inForce(plugin);
            before.forget(former.name());
        } catch (RuntimeException e) {
            RuntimeException cause = Undo.after(e, progress, told -> goBack(former, kept, new Undo(progress)));
            throw refused(kept.enabled() ? PutBack.because(cause, former) : cause, former, plugin);
        }
    }

    /** Before anything is touched. */
    private <S extends Record> void check(Life<S> next) {
        S settings = next.settings();
        if (next.stored().enabled()) {
            rules.requireWhatItNeeds(next);
            rules.requireFreePorts(next, settings);
        }
    }

    private void goBack(Life<?> former, StoredCapability kept, Undo progress) {
        Life<?> tried = lives.get(former.name());
        try {
            cycles.apply(tried.name()).succession().makeWay(progress);
        } catch (RuntimeException e) {
            progress.line("disable: " + e.getMessage());
        }
        former.keep(stored -> kept.withPublished(tried.stored().published()));
        stock.put(former);
        before.forget(former.name());
        cycles.apply(former.name()).succession().comeBack(progress);
    }

    /** Who cancels an update has it tried again when the file changes, or the node starts anew; what failed is not tried again. */
    private RuntimeException refused(RuntimeException cause, Life<?> former, FoundPlugin plugin) {
        if (cause instanceof CancellationException) {
            stock.decline(plugin);
            return cause;
        }
        String file = stock.refuse(plugin);
        Failure.Problem problem = Failure.from(cause).problem();
        return Failure.around(
                problem.code(),
                "plugins.update-refused",
                Map.of(
                        "version", Text.verbatim(plugin.version()),
                        "former", Text.verbatim(String.valueOf(stock.version(former.name()))),
                        "file", Text.verbatim(file),
                        "cause", problem.everywhere()));
    }
}
