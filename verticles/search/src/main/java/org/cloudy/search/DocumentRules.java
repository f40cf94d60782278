package org.cloudy.search;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.search.NewDocument;
import org.jspecify.annotations.Nullable;

/** What a document may be. The same holds for what a person publishes here and for what other nodes did. */
final class DocumentRules {
    private static final int MAX_TITLE = 300;
    private static final int MAX_TEXT = 100_000;
    private static final int MAX_URL = 2_000;
    private static final int MAX_ATTRIBUTES = 32;
    private static final int MAX_ATTRIBUTE_CHARACTERS = 1_300;
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Z}]{1,200}");
    private static final int MAX_AUTHOR = 200;
    private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]*");

    private final List<FieldProblem> problems = new ArrayList<>();

    /** Failure INVALID for what can't be published, with what is wrong of each field. */
    static void check(NewDocument wanted) {
        List<FieldProblem> problems = new DocumentRules()
                .name(wanted.name())
                .kind(wanted.kind())
                .title(wanted.title())
                .text(wanted.text())
                .url(wanted.url())
                .attributes(wanted.attributes())
                .problems();
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }

    /** What was found wrong. */
    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    DocumentRules name(String name) {
        return check(NAME.matcher(name).matches(), "name", "search.problem.name");
    }

    DocumentRules kind(String kind) {
        return check(WORD.matcher(kind).matches(), "kind", "search.problem.kind");
    }

    DocumentRules title(String title) {
        return check(
                !title.isBlank()
                        && title.length() <= MAX_TITLE
                        && ONE_LINE.matcher(title).matches(),
                "title",
                "search.problem.title");
    }

    DocumentRules text(String text) {
        return check(text.length() <= MAX_TEXT, "text", "search.problem.text");
    }

    /** An address that a person may be sent to: never a script. */
    DocumentRules url(@Nullable String url) {
        return check(url == null || isWebAddress(url), "url", "search.problem.url");
    }

    /** The account that published it, which a node takes from its own; of what others say it is only bounded. */
    DocumentRules author(@Nullable String author) {
        return check(
                author == null
                        || (author.length() <= MAX_AUTHOR
                                && ONE_LINE.matcher(author).matches()),
                "author",
                "search.problem.author");
    }

    DocumentRules attributes(Map<String, String> attributes) {
        int characters = attributes.entrySet().stream()
                .mapToInt(pair -> pair.getKey().length() + pair.getValue().length())
                .sum();
        return check(
                attributes.size() <= MAX_ATTRIBUTES
                        && characters <= MAX_ATTRIBUTE_CHARACTERS
                        && attributes.entrySet().stream().allMatch(DocumentRules::isAttribute),
                "attributes",
                "search.problem.attributes");
    }

    private static boolean isAttribute(Map.Entry<String, String> pair) {
        return WORD.matcher(pair.getKey()).matches()
                && ONE_LINE.matcher(pair.getValue()).matches();
    }

    private DocumentRules check(boolean good, String field, String key) {
        if (!good) {
            problems.add(FieldProblem.of(field, key, Map.of()));
        }
        return this;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text.length() > MAX_URL ? "" : text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
