package org.cloudy.gateway.pages;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A text as a QR code (ISO/IEC 18004) for a picture in SVG.
 *
 * @param side of the picture: the code's squares with the four empty ones round it that the standard wants
 * @param path of the dark squares
 */
record QrCode(int side, String path) {
    private static final int MARGIN = 4;

    static QrCode of(String text) {
        try {
            ByteMatrix squares = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            return new QrCode(squares.getWidth() + 2 * MARGIN, path(squares));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** One bar for each row of dark squares that touch: a tenth of the length that a square each would take. */
    private static String path(ByteMatrix squares) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            int x = 0;
            while (x < squares.getWidth()) {
                int start = x;
                while (x < squares.getWidth() && squares.get(x, y) == 1) {
                    x++;
                }
                if (x > start) {
                    int length = x - start;
                    path.append('M')
                            .append(start + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append('h')
                            .append(length)
                            .append("v1h-")
                            .append(length)
                            .append('z');
                }
                x++;
            }
        }
        return path.toString();
    }
}
