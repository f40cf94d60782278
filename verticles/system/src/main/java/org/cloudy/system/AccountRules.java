package org.cloudy.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.Role;
import org.cloudy.bus.text.Messages;

/** What names, passwords and languages of accounts are like; all that is wrong is told at once. */
final class AccountRules {
    static final int LONGEST_PASSWORD = 256;

    private static final Pattern USER = Pattern.compile("[a-z0-9._-]{1,32}");
    private static final int SHORTEST_PASSWORD = 10;

    private final List<FieldProblem> problems = new ArrayList<>();

    AccountRules user(String user) {
        return check(USER.matcher(user).matches(), "user", "system.setup.user");
    }

    /** @param field what the request calls the password */
    AccountRules password(String field, String password) {
        int length = password.length();
        return check(length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD, field, "system.setup.password");
    }

    AccountRules language(String language) {
        return check(Messages.LANGUAGES.contains(language), "language", "system.setup.language");
    }

    AccountRules role(Role role) {
        return check(role != Role.ANYONE, "role", "system.account.role");
    }

    /** Adds a problem unless something holds. */
    AccountRules check(boolean holds, String field, String key) {
        if (!holds) {
            problems.add(FieldProblem.of(field, key, Map.of()));
        }
        return this;
    }

    /** Failure INVALID. */
    void apply() {
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }
}
