package org.cloudy.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.settings.Migrations;
import org.cloudy.platform.settings.SettingsSchema;

/**
 * What a capability is made of. Components are installed and enabled in their order, disabled and removed in reverse.
 *
 * @param name its id: 1 to 40 of a-z, 0-9 and '-'
 * @param summary what it is for, in a sentence
 * @param description what it does and how it is used
 * @param icon name of a Bootstrap icon
 * @param essential whether it is a part of every node: always on, in no menu, without a life cycle
 * @param requires names of the capabilities that must be on before this one
 * @param settings what its owner decides, and the defaults of a fresh installation
 * @param migrations the version of the settings, and how older ones become it
 * @param backup what of its folder belongs in a backup
 */
public record Descriptor<S extends Record>(
        String name,
        Text title,
        Text summary,
        Text description,
        MenuGroup group,
        String icon,
        boolean essential,
        List<String> requires,
        SettingsSchema<S> settings,
        Migrations migrations,
        BackupScope backup,
        List<Component<S>> components) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public Descriptor {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a capability is named by 1 to 40 of a-z, 0-9 and '-', not: " + name);
        }
        requires = List.copyOf(requires);
        components = List.copyOf(components);
    }

    /** The settings of a fresh installation. */
    public S defaults() {
        return settings.defaults();
    }

    /** A part of every node, that starts after {@code requires}. */
    public static Descriptor<NoSettings> essential(String name, String... requires) {
        Text none = new Text(java.util.Map.of("en", name));
        return new Descriptor<>(
                name,
                none,
                none,
                none,
                MenuGroup.SYSTEM,
                "gear",
                true,
                List.of(requires),
                SettingsSchema.of(NoSettings.NONE),
                Migrations.NONE,
                BackupScope.WHOLE,
                List.of());
    }

    /**
     * A capability that people switch on and off. Its texts are the translations of {@code capability.<name>.title}, {@code
     * .summary} and {@code .description}; those of its settings {@code capability.<name>.settings.<field>.title} and {@code
     * .help}, of their choices {@code
     * capability.<name>.settings.<field>.<choice>}, and of their groups {@code capability.<name>.settings.group.<group>}.
     */
    public static <S extends Record> Builder<S> named(String name, S defaults) {
        return new Builder<>(name, defaults);
    }

    /** Builds a descriptor step by step, in the order in which its components are enabled. */
    public static final class Builder<S extends Record> {
        private final String name;
        private final S defaults;
        private final List<Component<S>> components = new ArrayList<>();
        private List<String> requires = List.of();
        private Migrations migrations = Migrations.NONE;
        private BackupScope backup = BackupScope.WHOLE;
        private MenuGroup group = MenuGroup.NETWORK_SERVICES;
        private String icon = "box";

        private Builder(String name, S defaults) {
            this.name = name;
            this.defaults = defaults;
        }

        /** The menu and the Bootstrap icon that it is shown with. */
        public Builder<S> shownIn(MenuGroup group, String icon) {
            this.group = group;
            this.icon = icon;
            return this;
        }

        /** Capabilities that must be on before this one. */
        public Builder<S> requires(String... names) {
            this.requires = List.of(names);
            return this;
        }

        /** Older settings become those of today by these steps. */
        public Builder<S> movedUpBy(Migrations steps) {
            this.migrations = steps;
            return this;
        }

        /** What of its folder belongs in a backup; the whole of it if nobody says otherwise. */
        public Builder<S> keeps(BackupScope scope) {
            this.backup = scope;
            return this;
        }

        /** The next component. */
        public Builder<S> with(Component<S> component) {
            components.add(component);
            return this;
        }

        /** The finished descriptor. */
        public Descriptor<S> build() {
            String key = "capability." + name;
            return new Descriptor<>(
                    name,
                    Messages.everywhere(key + ".title"),
                    Messages.everywhere(key + ".summary"),
                    Messages.everywhere(key + ".description"),
                    group,
                    icon,
                    false,
                    requires,
                    SettingsSchema.of(defaults),
                    migrations,
                    backup,
                    components);
        }
    }
}
