package org.cloudy.search;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's query syntax over the fields of the index. A word without a field is looked for in titles and texts, as it is written and by
 * its stem in each language, and counts as often as in the best of them; what is half a word ({@code wor*}, {@code word~}) as it is
 * written only, for a stem has no ending to leave out. For one query, by one thread.
 */
final class Syntax extends QueryParser {
    /** More words than a person types, and no more than a node can count. */
    static final int MOST_WORDS = 64;

    private static final String ALL = "";

    private static final int MOST_AUTOMATON_WORK = 1_000;
    private static final float TITLE_WEIGHT = 2;
    private static final float TIE_BREAKER = 0.1f;

    private static final int MOST_REPETITIONS = 1_000;
    private static final int MOST_DIGITS = 4;
    private static final Pattern REPETITION = Pattern.compile("\\{(?:\\d*,)?(\\d+)(?:,)?}");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private int words;

    Syntax(Analyzer analyzer) {
        super(ALL, analyzer);
        setDeterminizeWorkLimit(MOST_AUTOMATON_WORK);
    }

    /** Plain words in any field; null if there are none. */
    @Nullable
    Query words(String text) throws ParseException {
        return getFieldQuery(ALL, text, false);
    }

    @Override
    protected @Nullable Query getFieldQuery(String field, String text, boolean quoted) throws ParseException {
        if (isKey(field)) {
            return key(field, text);
        }
        if (!quoted && BLANK.matcher(text).find()) {
            return words(field, text);
        }
        count();
        return best(wordFields(field), each -> super.getFieldQuery(each, text, quoted));
    }

    /** Words in a row, of which one may be in the title and the next in the text: the parser hands them over as one. */
    private @Nullable Query words(String field, String text) throws ParseException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String word : BLANK.splitAsStream(text.strip()).toList()) {
            Query query = getFieldQuery(field, word, false);
            if (query != null) {
                any.add(query, Occur.SHOULD);
            }
        }
        BooleanQuery words = any.build();
        return words.clauses().isEmpty() ? null : words;
    }

    @Override
    protected @Nullable Query getFieldQuery(String field, String text, int slop) throws ParseException {
        if (isKey(field)) {
            return key(field, text);
        }
        count();
        return best(wordFields(field), each -> phrase(each, text, slop));
    }

    private @Nullable Query phrase(String field, String text, int slop) throws ParseException {
        Query found = super.getFieldQuery(field, text, true);
        if (!(found instanceof PhraseQuery phrase)) {
            return found;
        }
        PhraseQuery.Builder loose = new PhraseQuery.Builder().setSlop(slop);
        for (int i = 0; i < phrase.getTerms().length; i++) {
            loose.add(phrase.getTerms()[i], phrase.getPositions()[i]);
        }
        return loose.build();
    }

    @Override
    protected @Nullable Query getPrefixQuery(String field, String text) throws ParseException {
        count();
        return best(plainFields(field), each -> super.getPrefixQuery(each, text));
    }

    @Override
    protected @Nullable Query getWildcardQuery(String field, String text) throws ParseException {
        if ("*".equals(text) && (ALL.equals(field) || "*".equals(field))) {
            return newMatchAllDocsQuery();
        }
        if (text.startsWith("*") || text.startsWith("?")) {
            throw Misread.leading();
        }
        count();
        return best(plainFields(field), each -> super.getWildcardQuery(each, text));
    }

    @Override
    protected @Nullable Query getRegexpQuery(String field, String text) throws ParseException {
        count();
        checkRepetitions(text);
        return best(plainFields(field), each -> super.getRegexpQuery(each, text));
    }

    @Override
    protected @Nullable Query getFuzzyQuery(String field, String text, float similarity) throws ParseException {
        count();
        return best(plainFields(field), each -> super.getFuzzyQuery(each, text, similarity));
    }

    @Override
    protected @Nullable Query getRangeQuery(
            String field, @Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
            throws ParseException {
        count();
        if (Fields.PUBLISHED.equals(field)) {
            return days(from, to, withFrom, withTo);
        }
        return best(plainFields(field), each -> super.getRangeQuery(each, from, to, withFrom, withTo));
    }

    private static Query days(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
            throws ParseException {
        long first = from == null ? Long.MIN_VALUE : day(from, withFrom ? 0 : 1);
        long end = to == null ? Long.MAX_VALUE : day(to, withTo ? 1 : 0) - 1;
        return new ConstantScoreQuery(LongPoint.newRangeQuery(Fields.PUBLISHED, first, end));
    }

    /** The first millisecond of a day, or of one that comes after it. */
    private static long day(String text, int later) throws ParseException {
        try {
            return LocalDate.parse(text)
                    .plusDays(later)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeParseException e) {
            throw Misread.day(text);
        }
    }

    /** Each repetition is written out before anything is bounded: those within others would take all memory that there is. */
    private static void checkRepetitions(String pattern) throws ParseException {
        long times = 1;
        for (MatchResult number : REPETITION.matcher(pattern).results().toList()) {
            times *= number.group(1).length() > MOST_DIGITS ? MOST_REPETITIONS + 1 : Long.parseLong(number.group(1));
            if (times > MOST_REPETITIONS) {
                throw Misread.pattern();
            }
            times = Math.max(1, times);
        }
    }

    private void count() throws ParseException {
        if (++words > MOST_WORDS) {
            throw Misread.words(MOST_WORDS);
        }
    }

    private static boolean isKey(String field) {
        return field.equals(Fields.KIND)
                || field.equals(Fields.LANGUAGE)
                || field.equals(Fields.NODE)
                || field.startsWith(Fields.ATTRIBUTE + ".");
    }

    /** What has such a value counts the same, however rare the value is. */
    private static Query key(String field, String value) {
        Term term = field.startsWith(Fields.ATTRIBUTE + ".")
                ? new Term(Fields.ATTRIBUTE, Fields.attribute(field.substring(Fields.ATTRIBUTE.length() + 1), value))
                : new Term(field, value.toLowerCase(Locale.ROOT));
        return new ConstantScoreQuery(new TermQuery(term));
    }

    private static List<String> wordFields(String field) throws ParseException {
        return switch (field) {
            case ALL -> Fields.WORDS;
            case Fields.TITLE -> Fields.TITLES;
            case Fields.TEXT -> Fields.TEXTS;
            default -> throw unknown(field);
        };
    }

    private static List<String> plainFields(String field) throws ParseException {
        return switch (field) {
            case ALL -> Fields.PLAIN;
            case Fields.TITLE, Fields.TEXT -> List.of(field);
            default -> throw unknown(field);
        };
    }

    private static ParseException unknown(String field) {
        return Misread.field(field);
    }

    @FunctionalInterface
    private interface InField {
        @Nullable
        Query query(String field) throws ParseException;
    }

    private static @Nullable Query best(List<String> fields, InField in) throws ParseException {
        List<Query> each = new ArrayList<>();
        for (String field : fields) {
            Query query = in.query(field);
            if (query != null) {
                each.add(Fields.TITLES.contains(field) ? new BoostQuery(query, TITLE_WEIGHT) : query);
            }
        }
        return each.isEmpty() ? null : each.size() == 1 ? each.getFirst() : new DisjunctionMaxQuery(each, TIE_BREAKER);
    }
}
