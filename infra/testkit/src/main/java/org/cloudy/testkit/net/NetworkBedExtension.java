package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the beds that tests ask for, and ends them; see {@link NetworkTest}. */
final class NetworkBedExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(NetworkBedExtension.class);
    private static final Pattern INVOCATION = Pattern.compile("#(\\d+)]$");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("its class is");
        }
        return needs(context)
                .or(() -> context.getRoot()
                        .getStore(NAMESPACE)
                        .getOrComputeIfAbsent(Obstacle.class, type -> new Obstacle(NetworkBed.whyNot()), Obstacle.class)
                        .reason())
                .map(reason -> ConditionEvaluationResult.disabled("no network of its own: " + reason))
                .orElseGet(() -> ConditionEvaluationResult.enabled("networks can be made"));
    }

    private record Obstacle(Optional<String> reason) {}

    private static Optional<String> needs(ExtensionContext context) {
        List<String> missing = context.getTestClass()
                .map(type -> type.getAnnotation(NetworkTest.class))
                .map(test -> Machine.missing(test.needs()))
                .orElse(List.of());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("these programs are missing: " + String.join(", ", missing));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NetworkBed.class;
    }

    @Override
    public NetworkBed resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Lent.class, type -> Lent.of(folder(context)), Lent.class)
                .bed;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        keepLogsIfFailed(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        keepLogsIfFailed(context);
    }

    private static void keepLogsIfFailed(ExtensionContext context) {
        Lent lent = context.getStore(NAMESPACE).get(Lent.class, Lent.class);
        if (lent != null && context.getExecutionException().isPresent()) {
            lent.failed = true;
        }
    }

    private static Path folder(ExtensionContext context) {
        String type = context.getRequiredTestClass().getName();
        // Without its package: the path of a socket has room for some 100 characters.
        Path all = Path.of("target", "network", type.substring(type.lastIndexOf('.') + 1));
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        String number = invocation.find() ? "-" + invocation.group(1) : "";
        return context.getTestMethod()
                .map(method -> all.resolve(method.getName() + number))
                .orElse(all);
    }

    /** A bed on loan; JUnit closes it with the test or class that asked for it. */
    private static final class Lent implements AutoCloseable {
        private final NetworkBed bed;
        private boolean failed;

        private Lent(NetworkBed bed) {
            this.bed = bed;
        }

        private static Lent of(Path folder) {
            delete(folder);
            return new Lent(NetworkBed.open(folder));
        }

        @Override
        public void close() {
            bed.close();
            if (failed) {
                System.err.println("The logs of the network are in " + bed.folder());
                return;
            }
            delete(bed.folder());
        }

        private static void delete(Path folder) {
            if (!Files.exists(folder)) {
                return;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
