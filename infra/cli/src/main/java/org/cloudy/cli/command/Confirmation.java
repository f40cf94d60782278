package org.cloudy.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.Surroundings;
import org.cloudy.cli.UsageError;
import picocli.CommandLine;

/** Asks before harm is done. */
public record Confirmation(Cloudy cloudy, CommandLine command) {
    /**
     * Whether somebody says yes to a question.
     *
     * @param unasked what is said where nobody can be asked
     * @throws UsageError where nobody can
     */
    public boolean of(String question, String unasked) throws IOException {
        Surroundings around = cloudy.surroundings();
        if (!around.hasTerminal()) {
            throw new UsageError(command, unasked);
        }
        around.err().print(question + " ");
        around.err().flush();
        String answer = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8)).readLine();
        return answer != null
                && List.of(cloudy.texts().of("cli.confirmed").split(","))
                        .contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
