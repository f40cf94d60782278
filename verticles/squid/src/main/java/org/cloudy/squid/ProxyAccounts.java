package org.cloudy.squid;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.squid.ProxyLogin;
import org.cloudy.bus.squid.ProxyUsers;
import org.cloudy.bus.text.Text;

/** Who may use the proxy with a password. Blocks. */
final class ProxyAccounts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final int SHORTEST = 8;
    /** What bcrypt looks at; more would be no stronger. */
    private static final int MOST_BYTES = 72;

    private static final int MOST_USERS = 1000;

    private final PasswordFile file;

    ProxyAccounts(Path folder) {
        this.file = new PasswordFile(folder);
    }

    ProxyUsers list() {
        return new ProxyUsers(List.copyOf(file.read().keySet()));
    }

    synchronized ProxyUsers add(ProxyLogin login) {
        check(login);
        Map<String, String> users = file.read();
        if (users.containsKey(login.name())) {
            throw Failure.of(FailureCode.CONFLICT, "capability.squid.user-known", Map.of("name", login.name()));
        }
        if (users.size() >= MOST_USERS) {
            throw Failure.of(FailureCode.CONFLICT, "capability.squid.users-many", Map.of("limit", "" + MOST_USERS));
        }
        return put(users, login);
    }

    synchronized ProxyUsers change(ProxyLogin login) {
        check(login);
        Map<String, String> users = file.read();
        require(users, login.name());
        return put(users, login);
    }

    synchronized ProxyUsers remove(String name) {
        Map<String, String> users = file.read();
        require(users, name);
        users.remove(name);
        file.write(users);
        return list();
    }

    private ProxyUsers put(Map<String, String> users, ProxyLogin login) {
        users.put(login.name(), PasswordFile.hash(login.password()));
        file.write(users);
        return list();
    }

    private static void require(Map<String, String> users, String name) {
        if (!users.containsKey(name)) {
            throw Failure.of(
                    FailureCode.NOT_FOUND, "capability.squid.user-unknown", Map.of("name", Text.shortened(name)));
        }
    }

    private static void check(ProxyLogin login) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!NAME.matcher(login.name()).matches()) {
            problems.add(FieldProblem.of("name", "capability.squid.user-name", Map.of()));
        }
        String password = login.password();
        if (password.codePointCount(0, password.length()) < SHORTEST
                || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                || password.chars().anyMatch(Character::isISOControl)) {
            problems.add(FieldProblem.of("password", "capability.squid.user-password", Map.of()));
        }
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }
}
