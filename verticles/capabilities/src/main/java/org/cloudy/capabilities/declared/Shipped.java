package org.cloudy.capabilities.declared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.cloudy.platform.Capability;

/** The plugins without code that every node brings. */
public final class Shipped {
    static final List<String> NAMES = List.of("mosquitto", "website");

    private static final String SAMPLE_ID = "my-service";

    private Shipped() {}

    /** Each of them, to be switched on like any other capability. */
    public static List<Capability> capabilities() {
        return NAMES.stream().map(Shipped::capability).toList();
    }

    /** A test holds them against the rules. */
    static Capability capability(String name) {
        return new DeclaredCapability(PluginReader.sound(file("shipped/" + name + ".yaml")));
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
