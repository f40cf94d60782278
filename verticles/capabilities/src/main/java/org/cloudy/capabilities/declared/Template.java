package org.cloudy.capabilities.declared;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cloudy.platform.Site;
import org.cloudy.platform.settings.DeclaredSettings;

/**
 * A text with places to fill, in the language of Handlebars: {@code {{port}}} is the value of a setting, {@code {{#if name}}},
 * {@code {{#unless name}}} and {@code {{#each networks}}} decide and repeat. Nothing is escaped, for a configuration file is no
 * HTML; no setting can hold a line break. Besides the settings there are {@code nodeName}, {@code listen}, the address that
 * services listen on, and {@code listenLiteral}, the same in brackets where it is IPv6. Files are named relative to the plugin's
 * folder, in which its programs run: their account need not be able to look into the folders above. A program that makes names
 * whole itself, and would fail at those, is given {@code {{folder}}} before the name.
 */
final class Template {
    /** What can be named besides the settings. */
    static final Set<String> OWN_NAMES = Set.of("nodeName", "listen", "listenLiteral", "folder");

    /** Where a program's working folder is, whoever may look into the folders above it. */
    private static final String WORKING_FOLDER = "/proc/self/cwd";

    private static final Handlebars HANDLEBARS = engine();
    private static final Set<String> WORDS =
            Set.of("if", "unless", "each", "else", "this", "@index", "@first", "@last", ".");

    private final com.github.jknack.handlebars.Template compiled;

    private Template(com.github.jknack.handlebars.Template compiled) {
        this.compiled = compiled;
    }

    private static Handlebars engine() {
        return new Handlebars(new NoParts()).with(EscapingStrategy.NOOP);
    }

    /** A template of a plugin stands alone: it reads no file. */
    private static final class NoParts extends AbstractTemplateLoader {
        @Override
        public TemplateSource sourceAt(String location) throws IOException {
            throw new FileNotFoundException(location);
        }
    }

    /** @throws HandlebarsException that tells line and column of what is wrong */
    static Template of(String text) {
        try {
            return new Template(HANDLEBARS.compileInline(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names that it asks for, without those of the language. */
    Set<String> names() {
        Set<String> names =
                new TreeSet<>(compiled.collect(TagType.VAR, TagType.TRIPLE_VAR, TagType.AMP_VAR, TagType.SECTION));
        names.addAll(compiled.collectReferenceParameters());
        names.removeAll(WORDS);
        return names;
    }

    /** The text for these settings on this node. */
    String fill(Site<DeclaredSettings> site) {
        return fill(site, Map.of());
    }

    /** The same, with more names. */
    String fill(Site<DeclaredSettings> site, Map<String, String> more) {
        Map<String, Object> values = new HashMap<>(site.settings().values());
        values.put("nodeName", site.nodeName());
        values.put("listen", site.listen());
        values.put("listenLiteral", site.listen().contains(":") ? "[" + site.listen() + "]" : site.listen());
        values.put("folder", WORKING_FOLDER);
        values.putAll(more);
        return fill(values);
    }

    /** The text for these values, by their names. */
    String fill(Map<String, Object> values) {
        try {
            return compiled.apply(Context.newBuilder(values)
                    .resolver(MapValueResolver.INSTANCE)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each of some texts, filled. */
    static List<String> fill(List<String> texts, Site<DeclaredSettings> site, Map<String, String> more) {
        return texts.stream().map(text -> of(text).fill(site, more)).toList();
    }
}
