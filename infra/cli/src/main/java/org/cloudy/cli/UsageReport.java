package org.cloudy.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells in the user's language what is wrong with the arguments; picocli's own sentences are English. */
record UsageReport(Cloudy cloudy) implements IParameterExceptionHandler {
    private static final int WRONG_USAGE = 2;

    @Override
    public int handleParseException(ParameterException cause, String[] args) {
        CommandLine command = cause.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String help = "cloudy help" + name.substring(Math.min(name.length(), "cloudy".length()));
        cloudy.surroundings().err().println("cloudy: " + sentence(cause));
        cloudy.surroundings().err().println(texts().of("cli.usage.see", "command", help));
        return WRONG_USAGE;
    }

    private String sentence(ParameterException cause) {
        return switch (cause) {
            case UsageError own -> String.valueOf(own.getMessage());
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing ->
                texts().of(
                                "cli.usage.missing",
                                "what",
                                missing.getMissing().stream()
                                        .map(UsageReport::name)
                                        .collect(Collectors.joining(", ")));
            case OverwrittenOptionException repeated ->
                texts().of("cli.usage.repeated", "what", name(repeated.getOverwritten()));
            default ->
                cause.getArgSpec() == null || cause.getValue() == null
                        ? texts().of("cli.usage.wrong")
                        : texts().of("cli.usage.value", "what", name(cause.getArgSpec()), "value", cause.getValue());
        };
    }

    private String unmatched(UnmatchedArgumentException cause) {
        String argument = cause.getUnmatched().getFirst();
        if (cause.isUnknownOption()) {
            return texts().of("cli.usage.unknown-option", "option", argument);
        }
        CommandLine command = cause.getCommandLine();
        if (command.getParent() != null && command.getSubcommands().isEmpty()) {
            return texts().of("cli.usage.too-many", "argument", argument);
        }
        List<String> similar = cause.getSuggestions();
        return texts().of("cli.usage.unknown-command", "command", argument)
                + (similar.isEmpty()
                        ? ""
                        : " " + texts().of("cli.usage.similar", "commands", String.join(", ", similar)));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private Texts texts() {
        return cloudy.texts();
    }
}
