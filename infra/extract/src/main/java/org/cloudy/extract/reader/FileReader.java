package org.cloudy.extract.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.FlatOpenDocumentParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.parser.xml.DcXMLParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.cloudy.extract.Answer;
import org.cloudy.extract.Answer.Problem;
import org.cloudy.extract.Extractor;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads one file with Tika: by these parsers and no others, so that none runs a program, recognizes letters in pictures, or asks a server;
 * nothing that is packed into a file is looked at.
 */
final class FileReader {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_].{0,20})?");
    private static final long MAIN_MEMORY = 32L << 20;

    private final Parser parser = new AutoDetectParser(
            new DefaultDetector(),
            new TXTParser(),
            new JSoupParser(),
            new DcXMLParser(),
            new PDFParser(),
            new OfficeParser(),
            new OOXMLParser(),
            new RTFParser(),
            new OpenDocumentParser(),
            new FlatOpenDocumentParser(),
            new EpubParser());

    /** A document within a document is left where it is. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                java.io.InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
    }

    /** Its text, or why there is none. */
    Answer read(Path file, String name) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        WriteOutContentHandler text = new WriteOutContentHandler(Extractor.LONGEST_TEXT);
        boolean cut = false;
        try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
            parser.parse(in, new BodyContentHandler(text), metadata, context());
        } catch (IOException | SAXException | TikaException | RuntimeException | StackOverflowError | LinkageError e) {
            cut = WriteLimitReachedException.isWriteLimitReached(e);
            if (!cut) {
                System.err.println(e);
                return Answer.without(problem(e), type(metadata));
            }
        }
        return answer(text.toString(), metadata, cut);
    }

    private Answer answer(String read, Metadata metadata, boolean cut) {
        String type = type(metadata);
        String text = PlainText.of(Subtitles.isOne(type) ? Subtitles.text(read) : read);
        if (text.isEmpty() || PlainText.isGarbage(text)) {
            return Answer.without(Problem.NO_TEXT, type);
        }
        return new Answer(
                Problem.NONE, type, line(metadata.get(TikaCoreProperties.TITLE)), language(metadata), text, cut);
    }

    private static ParseContext context() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setMaxMainMemoryBytes(MAIN_MEMORY);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, pdf);
        context.set(OfficeParserConfig.class, office);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    /** The first of the causes that says what it is. */
    private static Problem problem(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (each instanceof EncryptedDocumentException
                    || each instanceof org.apache.poi.EncryptedDocumentException) {
                return Problem.ENCRYPTED;
            } else if (message.contains("Zip bomb")) {
                return Problem.TOO_LARGE;
            } else if (each instanceof ZeroByteFileException
                    || each instanceof UnsupportedFormatException
                    || each instanceof LinkageError) {
                return Problem.NO_TEXT;
            }
        }
        return Problem.UNREADABLE;
    }

    private static String type(Metadata metadata) {
        return line(metadata.get(Metadata.CONTENT_TYPE)).replaceFirst(";.*", "");
    }

    /** As the file names it, as {@code ca-ES}; empty where it does not. */
    private static String language(Metadata metadata) {
        return Stream.of(metadata.get(TikaCoreProperties.LANGUAGE), metadata.get(Metadata.CONTENT_LANGUAGE))
                .filter(named -> named != null && LANGUAGE.matcher(named).matches())
                .findFirst()
                .orElse("");
    }

    private static String line(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}]+", " ").strip();
        return line.length() <= 500 ? line : line.substring(0, 500);
    }
}
