package org.cloudy.cli.people;

import org.cloudy.bus.Role;
import org.cloudy.cli.view.Texts;

/** The roles that an account can have, by the words of the command line. */
enum RoleName {
    MEMBER(Role.MEMBER),
    ADMIN(Role.ADMIN);

    private final Role role;

    RoleName(Role role) {
        this.role = role;
    }

    Role role() {
        return role;
    }

    static String of(Role role, Texts texts) {
        return texts.of(role == Role.ADMIN ? "cli.role.admin" : "cli.role.member");
    }
}
