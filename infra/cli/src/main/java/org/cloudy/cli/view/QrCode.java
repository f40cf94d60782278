package org.cloudy.cli.view;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import org.cloudy.cli.Surroundings;

/** A text as a QR code (ISO/IEC 18004) for a terminal: two of its squares, one above the other, are one character. */
public final class QrCode {
    /** Empty squares round the code: the standard wants four, and cameras find it with two. */
    private static final int MARGIN = 2;

    /** Black on white whatever the terminal's colours: many cameras don't read it the other way round. */
    private static final String PAPER = "\u001b[38;5;16;48;5;231m";

    private static final String END = "\u001b[0m";

    private final ByteMatrix squares;

    private QrCode(ByteMatrix squares) {
        this.squares = squares;
    }

    /** The code of a text, at the lowest level of error correction: a screen has no stains. */
    public static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** The code of a text, between empty lines; nothing where no terminal shows it, or it is too narrow. */
    public static String atTerminal(Surroundings around, String text) {
        if (!around.outIsTerminal()) {
            return "";
        }
        QrCode code = of(text);
        return code.columns() <= around.columns() ? "\n" + code.drawn() + "\n" : "";
    }

    /** Columns of a terminal that it takes. */
    public int columns() {
        return squares.getWidth() + 2 * MARGIN;
    }

    /** Its lines. */
    public String drawn() {
        StringBuilder text = new StringBuilder();
        for (int y = -MARGIN; y < squares.getHeight() + MARGIN; y += 2) {
            text.append(PAPER);
            for (int x = -MARGIN; x < squares.getWidth() + MARGIN; x++) {
                text.append(half(isDark(x, y), isDark(x, y + 1)));
            }
            text.append(END).append('\n');
        }
        return text.toString();
    }

    private static char half(boolean above, boolean below) {
        if (above) {
            return below ? '█' : '▀';
        }
        return below ? '▄' : ' ';
    }

    private boolean isDark(int x, int y) {
        boolean within = x >= 0 && y >= 0 && x < squares.getWidth() && y < squares.getHeight();
        return within && squares.get(x, y) == 1;
    }
}
