package org.cloudy.cli;

import org.cloudy.bus.Failure;
import org.cloudy.bus.Wire;
import org.cloudy.cli.view.Table;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells on standard error why a command failed: a sentence for a person, the problem as JSON for a script. */
record FailureReport(Cloudy cloudy) implements IExecutionExceptionHandler {
    private static final int FAILED = 1;

    @Override
    public int handleExecutionException(Exception cause, CommandLine command, ParseResult parsed) throws Exception {
        if (cause instanceof CommandLine.ParameterException wrong) {
            throw wrong;
        }
        Failure.Problem problem = Failure.from(cause).problem();
        cloudy.surroundings().err().println(cloudy.isJson() ? json(problem) : sentence(problem));
        return FAILED;
    }

    private String json(Failure.Problem problem) {
        return Cloudy.text(Wire.mapper().valueToTree(problem));
    }

    private String sentence(Failure.Problem problem) {
        StringBuilder text =
                new StringBuilder("cloudy: ").append(clean(cloudy.texts().of(problem)));
        problem.fields()
                .forEach(field -> text.append("\n  ")
                        .append(clean(field.field()))
                        .append(": ")
                        .append(clean(field.in(cloudy.texts().language()))));
        return text.toString();
    }

    /** A sentence may quote a daemon's log, line by line; nothing in it may drive the terminal. */
    private static String clean(String text) {
        return String.join("\n", text.lines().map(Table::printable).toList());
    }
}
