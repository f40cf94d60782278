package org.cloudy.platform.settings;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CapabilityDetail;

/**
 * The JSON Schema (2020-12) of a settings record, made from its components and their Jakarta Validation annotations, and what
 * is read by it. A record's canonical constructor may refuse more, by throwing a {@link org.cloudy.bus.Failure}.
 */
public final class SettingsSchema<S extends Record> {
    private SettingsSchema() {}

    /** The schema of the class of these defaults. */
    public static <S extends Record> SettingsSchema<S> of(S defaults) {
        return missing();
    }

    /** The schema as a JSON object. */
    public Map<String, Object> schema() {
        return missing();
    }

    /** The fields for a form; texts are the translations of {@code <key>.<field>.title} and {@code .help}. */
    public List<CapabilityDetail.Field> fields(String key) {
        return missing();
    }

    /** The values of settings, for a form: secrets are left out. */
    public Map<String, Object> values(S settings) {
        return missing();
    }

    /**
     * The settings in force with some values changed. Texts that stand for a number or a switch, as a form or a command line
     * gives them, are taken as such.
     *
     * @throws org.cloudy.bus.Failure INVALID with all that is wrong, field by field; an unknown field is wrong too
     */
    public S change(S current, Map<String, Object> values) {
        return missing();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T missing() {
        throw new IllegalStateException("written next");
    }
}
