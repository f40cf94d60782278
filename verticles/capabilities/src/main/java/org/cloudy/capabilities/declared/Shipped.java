package org.cloudy.capabilities.declared;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.capabilities.plugin.FoundPlugin;

/** The plugins without code that every node brings. */
public final class Shipped {
    static final List<String> NAMES = List.of("icecast", "mosquitto", "ngircd", "radicale", "syncthing", "website");

    private static final String SAMPLE_ID = "my-service";

    private Shipped() {}

    /** Each of them, to be switched on like any other capability. */
    public static List<FoundPlugin> plugins() {
        return NAMES.stream().map(Shipped::plugin).toList();
    }

    /** A test holds them against the rules. */
    static FoundPlugin plugin(String name) {
        PluginDocument plugin = PluginReader.sound(file("shipped/" + name + ".yaml"));
        return new FoundPlugin(PluginKind.SHIPPED, "" + plugin.version(), new DeclaredCapability(plugin));
    }

    /** The JSON Schema of such files. */
    public static Map<String, Object> schema() {
        return new JsonObject(file("plugin.schema.json")).getMap();
    }

    /** A plugin to begin with. */
    public static String sample(String id) {
        return file("sample.yaml").replace(SAMPLE_ID, id);
    }

    /** A file beside this class. */
    static String file(String name) {
        try (InputStream file = Shipped.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
