package org.cloudy.node;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cloudy.node.config.Given;
import org.cloudy.node.config.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The options of a node, told in the reader's language. */
final class CommandLineOptions {
    private static final String DATA = "--data";
    private static final String EXIT_WHEN_READY = "--exit-when-ready";

    private final Language language;
    private final CommandLine commandLine;

    CommandLineOptions(Language language) {
        this.language = language;
        CommandSpec spec = CommandSpec.create().name("cloudy up");
        spec.usageMessage()
                .synopsisHeading(language.text("node.usage.heading") + " ")
                .description(language.text("node.usage.description"))
                .sortOptions(false);
        spec.addOption(option(DATA, "data", Path.class, "DIR").build());
        for (Setting setting : Setting.values()) {
            Class<?> type = setting.repeatable() ? List.class : String.class;
            spec.addOption(option(setting.option(), setting.key(), type, setting.label())
                    .auxiliaryTypes(String.class)
                    .build());
        }
        // For the training run of the JVM's ahead-of-time cache.
        spec.addOption(OptionSpec.builder(EXIT_WHEN_READY)
                .type(boolean.class)
                .hidden(true)
                .build());
        spec.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description(language.text("node.option.help"))
                .build());
        this.commandLine = new CommandLine(spec);
    }

    private OptionSpec.Builder option(String name, String key, Class<?> type, String label) {
        return OptionSpec.builder(name).type(type).paramLabel(label).description(language.text("node.option." + key));
    }

    /** What somebody typed. */
    record Parsed(Map<Setting, Given> given, ParseResult result) {
        Path data(Map<String, String> environment) {
            Path otherwise = defaultFolder(environment);
            return result.matchedOptionValue(DATA, otherwise).toAbsolutePath().normalize();
        }

        boolean exitWhenReady() {
            return result.hasMatchedOption(EXIT_WHEN_READY);
        }
    }

    /** @throws ParameterException if it cannot be understood */
    Parsed parse(List<String> arguments) {
        ParseResult result = commandLine.parseArgs(arguments.toArray(String[]::new));
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            if (result.hasMatchedOption(setting.option())) {
                List<String> values = result.matchedOption(setting.option()).stringValues();
                given.put(setting, new Given(values, setting.option()));
            }
        }
        return new Parsed(given, result);
    }

    /** Prints the usage if somebody asked for it; tells whether. */
    boolean printedHelp(Parsed parsed, PrintStream out) {
        if (!parsed.result().isUsageHelpRequested()) {
            return false;
        }
        commandLine.usage(out, Help.Ansi.AUTO);
        return true;
    }

    /** What is wrong with what somebody typed. */
    String explain(ParameterException e) {
        return switch (e) {
            case UnmatchedArgumentException unmatched ->
                language.text("node.option-unknown", Map.of("option", String.join(" ", unmatched.getUnmatched())));
            case MissingParameterException missing
            when !missing.getMissing().isEmpty() ->
                language.text(
                        "node.option-without-value",
                        Map.of("option", missing.getMissing().getFirst().paramLabel()));
            default -> language.text("node.option-wrong", Map.of("reason", String.valueOf(e.getMessage())));
        };
    }

    /** Where a node's data are if nobody says otherwise; the same for its clients (XDG base directories). */
    private static Path defaultFolder(Map<String, String> environment) {
        String chosen = environment.getOrDefault("CLOUDY_DATA", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen);
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return (xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".local", "share")).resolve("cloudy");
    }
}
