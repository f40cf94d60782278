package org.cloudy.capabilities.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.bus.capabilities.PluginOutline;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.capabilities.PluginReport;
import org.cloudy.capabilities.plugin.FoundPlugin;
import org.cloudy.capabilities.plugin.Objection;
import org.cloudy.capabilities.plugin.PluginRead;
import org.jspecify.annotations.Nullable;

/** What the text of a plugin declares, or what is wrong with it. */
public final class Declaration {
    private final Optional<PluginDocument> document;
    private final List<PluginProblem> problems;
    private final @Nullable JsonNode tree;

    private Declaration(Optional<PluginDocument> document, List<PluginProblem> problems, @Nullable JsonNode tree) {
        this.document = document;
        this.problems = List.copyOf(problems);
        this.tree = tree;
    }

    static Declaration of(PluginDocument document, JsonNode tree) {
        return new Declaration(Optional.of(document), List.of(), tree);
    }

    /** @param problems in the order of their places */
    static Declaration mistaken(List<PluginProblem> problems) {
        return new Declaration(Optional.empty(), problems, null);
    }

    /** What is wrong with the text itself. */
    List<PluginProblem> problems() {
        return problems;
    }

    /** The same, as of any plugin. */
    public PluginRead read() {
        return new PluginRead(plugin(), problems, this::at);
    }

    /** Empty if there are problems. */
    public Optional<FoundPlugin> plugin() {
        return document.map(
                plugin -> new FoundPlugin(PluginKind.DECLARED, "" + plugin.version(), new DeclaredCapability(plugin)));
    }

    /** What is told of it to whoever hands it in. */
    public PluginReport report(Optional<Objection> objection, @Nullable String replaces) {
        if (document.isEmpty() || objection.isPresent()) {
            return new PluginReport(
                    null, null, objection.map(this::at).map(List::of).orElse(problems));
        }
        PluginOutline outline = Outline.of(document.get(), replaces);
        return new PluginReport(outline.name(), outline, List.of());
    }

    private PluginProblem at(Objection objection) {
        return tree == null
                ? new PluginProblem(1, 1, objection.path(), objection.message())
                : PluginReader.problemAt(tree, objection.path(), objection.message());
    }
}
