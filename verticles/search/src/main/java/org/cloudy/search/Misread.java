package org.cloudy.search;

import java.util.Map;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.queryparser.classic.TokenMgrError;
import org.apache.lucene.search.IndexSearcher.TooManyClauses;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** Why a query is none in Lucene's syntax, said in every language: what its parser says is meant for programmers, in English. */
final class Misread extends ParseException {
    private static final long serialVersionUID = 1;
    private static final int END = 0;

    private final String key;
    private final transient Map<String, String> args;

    private Misread(String key, Map<String, String> args) {
        super(key);
        this.key = key;
        this.args = args;
    }

    static Misread field(String name) {
        return new Misread("search.syntax.field", Map.of("what", Text.shortened(name)));
    }

    static Misread day(String text) {
        return new Misread("search.syntax.day", Map.of("what", Text.shortened(text)));
    }

    static Misread words(int max) {
        return new Misread("search.syntax.words", Map.of("max", String.valueOf(max)));
    }

    static Misread depth(int max) {
        return new Misread("search.syntax.depth", Map.of("max", String.valueOf(max)));
    }

    static Misread leading() {
        return new Misread("search.syntax.leading", Map.of());
    }

    static Misread pattern() {
        return new Misread("search.syntax.pattern", Map.of());
    }

    /** The reason for which reading a query failed. */
    static Text reason(Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            Text reason = known(cause);
            if (reason != null) {
                return reason;
            }
        }
        return Messages.everywhere("search.syntax.pattern");
    }

    private static @Nullable Text known(Throwable cause) {
        return switch (cause) {
            case Misread misread -> Messages.everywhere(misread.key, misread.args);
            case TooManyClauses many ->
                Messages.everywhere("search.syntax.words", Map.of("max", String.valueOf(Syntax.MOST_WORDS)));
            case TokenMgrError open -> Messages.everywhere("search.syntax.open");
            case ParseException unexpected
            when unexpected.currentToken != null -> unexpected(unexpected.currentToken.next);
            default -> null;
        };
    }

    private static Text unexpected(Token token) {
        return token.kind == END
                ? Messages.everywhere("search.syntax.end")
                : Messages.everywhere(
                        "search.syntax.unexpected",
                        Map.of("what", Text.shortened(token.image), "at", String.valueOf(token.beginColumn + 1)));
    }
}
