package org.cloudy.extract.reader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cloudy.extract.Answer;
import org.cloudy.extract.Question;

/** Reads the files that come through standard input, one after the other, until that ends; answers on standard output. */
public final class ReaderMain {
    /** How much longer than whoever asked it waits itself: then he died. */
    private static final long GRACE_SECONDS = 5;

    private static final int ORPHANED = 4;

    private ReaderMain() {}

    /**
     * Reads until there is nothing more.
     *
     * @param args seconds for each file
     */
    public static void main(String[] args) throws IOException {
        long seconds = Long.parseLong(args[0]) + GRACE_SECONDS;
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        // What a library prints is no answer.
        System.setOut(System.err);
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("watch").factory());
        watch.setRemoveOnCancelPolicy(true);
        FileReader reader = new FileReader();
        InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16);
        while (true) {
            Question question;
            try {
                question = Question.read(in);
            } catch (EOFException e) {
                return;
            }
            ScheduledFuture<?> end =
                    watch.schedule(() -> Runtime.getRuntime().halt(ORPHANED), seconds, TimeUnit.SECONDS);
            answer(reader, question, in).write(out);
            end.cancel(false);
        }
    }

    private static Answer answer(FileReader reader, Question question, InputStream in) throws IOException {
        Path file = Files.createTempFile("file-", "");
        try {
            receive(in, question.size(), file);
            return reader.read(file, question.name());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void receive(InputStream in, long size, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] part = new byte[1 << 16];
            for (long left = size; left > 0; ) {
                int read = in.read(part, 0, (int) Math.min(left, part.length));
                if (read < 0) {
                    throw new EOFException("the file ends early");
                }
                out.write(part, 0, read);
                left -= read;
            }
        }
    }
}
