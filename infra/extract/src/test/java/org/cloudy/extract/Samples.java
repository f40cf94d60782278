package org.cloudy.extract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Makes files as people have them. */
final class Samples {
    private final Path folder;

    Samples(Path folder) {
        this.folder = folder;
    }

    Path text(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path bytes(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    Path pdf(String name, String title, String text) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument document = pdf(title, text)) {
            document.save(file.toFile());
        }
        return file;
    }

    Path encryptedPdf(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument document = pdf("Secret", text)) {
            document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            document.save(file.toFile());
        }
        return file;
    }

    private static PDDocument pdf(String title, String text) throws IOException {
        PDDocument document = new PDDocument();
        document.getDocumentInformation().setTitle(title);
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 720);
            content.showText(text);
            content.endText();
        }
        return document;
    }

    Path word(String name, String title, String text) throws IOException {
        Path file = folder.resolve(name);
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            document.getProperties().getCoreProperties().setTitle(title);
            document.createParagraph().createRun().setText(text);
            document.write(out);
        }
        return file;
    }

    Path sheet(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            book.createSheet("Antennas").createRow(0).createCell(0).setCellValue(text);
            book.write(out);
        }
        return file;
    }

    Path openDocument(String name, String title, String content) throws IOException {
        return zip(
                name,
                "application/vnd.oasis.opendocument.text",
                Map.of("content.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
                <text:p>%s</text:p></office:text></office:body></office:document-content>""".formatted(content), "meta.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                  xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>%s</dc:title>
                <dc:language>ca-ES</dc:language></office:meta></office:document-meta>""".formatted(title)));
    }

    Path epub(String name, String title, String text) throws IOException {
        return zip(
                name,
                "application/epub+zip",
                Map.of("META-INF/container.xml", """
                <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                <rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""", "book.opf", """
                <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
                <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:language>en</dc:language></metadata>
                <manifest><item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest>
                <spine><itemref idref="c1"/></spine></package>""".formatted(title), "c1.xhtml", """
                <?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head>
                <body><p>%s</p></body></html>""".formatted(
                                text)));
    }

    /** A Word document whose text is the same letter so many million times: some kilobytes that unpack to that. */
    Path bomb(String name, int megabytes) throws IOException {
        Path file = word(folder.resolve("seed-" + name).getFileName().toString(), "Bomb", "SEED");
        Path bomb = folder.resolve(name);
        try (java.util.zip.ZipFile seed = new java.util.zip.ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (ZipEntry each : java.util.Collections.list(seed.entries())) {
                out.putNextEntry(new ZipEntry(each.getName()));
                byte[] bytes = seed.getInputStream(each).readAllBytes();
                if (each.getName().equals("word/document.xml")) {
                    String[] halves = new String(bytes, StandardCharsets.UTF_8).split("SEED", 2);
                    out.write(halves[0].getBytes(StandardCharsets.UTF_8));
                    byte[] filler = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < megabytes; i++) {
                        out.write(filler);
                    }
                    out.write(halves[1].getBytes(StandardCharsets.UTF_8));
                } else {
                    out.write(bytes);
                }
            }
        }
        return bomb;
    }

    Path picture(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        return bytes(name, out.toByteArray());
    }

    /** What a container begins with tells what it is: its type, not packed. */
    private Path zip(String name, String type, Map<String, String> files) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            byte[] bytes = type.getBytes(StandardCharsets.US_ASCII);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(bytes.length);
            first.setCrc(sum.getValue());
            out.putNextEntry(first);
            out.write(bytes);
            for (Map.Entry<String, String> each : files.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue().strip().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
