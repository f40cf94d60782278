package org.cloudy.microcloud;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.Founding;
import org.cloudy.bus.microcloud.InvitationWish;

/** What people may type; each problem is told at its field. */
final class Rules {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern LOGO = Pattern.compile("data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}");
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_DESCRIPTION = 1_000;
    /** 64 KB in base 64, with what is before it. */
    private static final int LONGEST_LOGO = 90_000;

    private static final int LONGEST_MINUTES = 7 * 24 * 60;

    private final List<FieldProblem> problems = new ArrayList<>();

    private Rules() {}

    /** Failure INVALID with each field. */
    static void check(Founding founding) {
        Rules rules = new Rules();
        rules.appearance(founding.appearance());
        if (founding.range() != null) {
            rules.range(founding.range());
        }
        rules.end();
    }

    /** Failure INVALID with each field. */
    static void check(Appearance appearance) {
        Rules rules = new Rules();
        rules.appearance(appearance);
        rules.end();
    }

    /** The minutes that are wanted. Failure INVALID. */
    static int minutes(InvitationWish wish) {
        int minutes = wish.minutes() == null ? 60 : wish.minutes();
        Rules rules = new Rules();
        rules.require(minutes >= 1 && minutes <= LONGEST_MINUTES, "minutes", "microcloud.field.minutes");
        rules.end();
        return minutes;
    }

    private void appearance(Appearance appearance) {
        String name = appearance.name();
        require(
                !name.isBlank()
                        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                        && name.chars().noneMatch(Character::isISOControl),
                "name",
                "microcloud.field.name");
        require(
                appearance.description().length() <= LONGEST_DESCRIPTION,
                "description",
                "microcloud.field.description");
        require(
                appearance.colour() == null
                        || COLOUR.matcher(appearance.colour()).matches(),
                "colour",
                "microcloud.field.colour");
        require(
                appearance.logo() == null
                        || (appearance.logo().length() <= LONGEST_LOGO
                                && LOGO.matcher(appearance.logo()).matches()),
                "logo",
                "microcloud.field.logo");
    }

    private void range(String text) {
        try {
            Range.of(text);
        } catch (IllegalArgumentException e) {
            require(false, "range", "microcloud.field.range");
        }
    }

    private void require(boolean holds, String field, String key) {
        if (!holds) {
            problems.add(FieldProblem.of(field, key, Map.of()));
        }
    }

    private void end() {
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }
}
