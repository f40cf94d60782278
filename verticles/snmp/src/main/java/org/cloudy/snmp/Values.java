package org.cloudy.snmp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.snmp4j.smi.AssignableFromInteger;
import org.snmp4j.smi.AssignableFromLong;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** What a device told, by the objects' numbers. It is data of another: what is of the wrong type counts as not told. */
record Values(Map<String, Variable> byOid) {
    private static final int LONGEST_TEXT = 128;

    static Values of(List<? extends VariableBinding> bindings) {
        Map<String, Variable> values = new HashMap<>();
        bindings.stream()
                .filter(binding -> !binding.isException())
                .forEach(binding -> values.put(binding.getOid().toDottedString(), binding.getVariable()));
        return new Values(values);
    }

    /** A whole number; one of 64 bits as an unsigned one. */
    OptionalLong number(String oid) {
        Variable value = byOid.get(oid);
        return value instanceof AssignableFromLong || value instanceof AssignableFromInteger
                ? OptionalLong.of(value.toLong())
                : OptionalLong.empty();
    }

    /** A number that is written as text. */
    OptionalDouble decimal(String oid) {
        Optional<String> text = text(oid);
        try {
            return text.isPresent() ? finite(Double.parseDouble(text.get())) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** A text in one line of at most 128 characters; empty for an empty one, too. */
    Optional<String> text(String oid) {
        if (!(byOid.get(oid) instanceof OctetString octets)) {
            return Optional.empty();
        }
        String text = new String(octets.getValue(), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        return Optional.of(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT))
                .filter(some -> !some.isEmpty());
    }

    boolean is(String oid, String id) {
        return byOid.get(oid) instanceof OID value && value.toDottedString().equals(id);
    }
}
