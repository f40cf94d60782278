package org.cloudy.snmp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.snmp.Device.Version;
import org.cloudy.bus.snmp.Hash;
import org.cloudy.bus.snmp.NewDevice;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/** The devices that people added. Blocks. */
final class AddedDevices {
    static final int MOST = 500;

    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]{1,63}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern USER = Pattern.compile("[\\x21-\\x7e]{1,32}");
    private static final int MOST_OF_ID = 40;

    private final Notebook notebook;

    AddedDevices(Notebook notebook) {
        this.notebook = notebook;
    }

    Collection<StoredDevice> all() {
        return notebook.entries().devices().values();
    }

    /** @throws Failure INVALID with what is wrong of each field; CONFLICT if there are too many */
    synchronized StoredDevice add(NewDevice wanted) {
        List<FieldProblem> problems = problems(wanted);
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
        Map<String, StoredDevice> known = notebook.entries().devices();
        if (known.size() >= MOST) {
            throw Failure.of(FailureCode.CONFLICT, "snmp.too-many", Map.of("most", "" + MOST));
        }
        boolean secure = wanted.version() == Version.V3;
        StoredDevice device = new StoredDevice(
                id(wanted.name(), known),
                wanted.name().strip(),
                wanted.host().strip(),
                wanted.port(),
                wanted.version(),
                secure ? null : secret(wanted.community()),
                secure ? wanted.user() : null,
                secure ? Objects.requireNonNullElse(wanted.hash(), Hash.SHA256) : null,
                secure ? secret(wanted.authPassphrase()) : null,
                secure ? secret(privacy(wanted)) : null);
        keep(devices -> devices.put(device.id(), device));
        return device;
    }

    /** Tells whether there was one. */
    synchronized boolean remove(String id) {
        if (!notebook.entries().devices().containsKey(id)) {
            return false;
        }
        keep(devices -> devices.remove(id));
        return true;
    }

    private void keep(Consumer<Map<String, StoredDevice>> change) {
        notebook.change(before -> {
            Map<String, StoredDevice> devices = new TreeMap<>(before.devices());
            change.accept(devices);
            return new Notebook.Entries(devices, before.rules());
        });
    }

    private static List<FieldProblem> problems(NewDevice wanted) {
        List<FieldProblem> problems = new ArrayList<>();
        require(
                problems,
                "name",
                "snmp.name-invalid",
                NAME.matcher(wanted.name().strip()).matches());
        require(
                problems,
                "host",
                "snmp.host-invalid",
                HOST.matcher(wanted.host().strip()).matches());
        require(problems, "port", "snmp.port-invalid", wanted.port() > 0 && wanted.port() < 65_536);
        if (wanted.version() == Version.V2C) {
            require(
                    problems,
                    "community",
                    "capability.snmp.community-invalid",
                    Passphrases.isCommunity(secret(wanted.community())));
        } else {
            String user = Objects.requireNonNullElse(wanted.user(), "");
            require(problems, "user", "snmp.user-invalid", USER.matcher(user).matches());
            require(
                    problems,
                    "authPassphrase",
                    "capability.snmp.passphrase-invalid",
                    Passphrases.isPassphrase(secret(wanted.authPassphrase())));
            require(
                    problems,
                    "privPassphrase",
                    "capability.snmp.passphrase-invalid",
                    Passphrases.isPassphrase(secret(privacy(wanted))));
        }
        return problems;
    }

    private static void require(List<FieldProblem> problems, String field, String key, boolean fine) {
        if (!fine) {
            problems.add(FieldProblem.of(field, key, Map.of()));
        }
    }

    private static @Nullable String privacy(NewDevice wanted) {
        return wanted.privPassphrase() == null || wanted.privPassphrase().isEmpty()
                ? wanted.authPassphrase()
                : wanted.privPassphrase();
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : new Secret(text);
    }

    /** The name as far as it can stand in an address, with a number where it is taken. */
    private static String id(String name, Map<String, StoredDevice> known) {
        String plain = Normalizer.normalize(Text.shortened(name.strip()), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String base = "d-" + (plain.length() <= MOST_OF_ID ? plain : plain.substring(0, MOST_OF_ID));
        String id = base;
        for (int number = 2; known.containsKey(id); number++) {
            id = base + "-" + number;
        }
        return id;
    }
}
