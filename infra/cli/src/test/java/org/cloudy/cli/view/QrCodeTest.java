package org.cloudy.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
    private static final int SQUARE = 4;

    /** What a camera sees of a terminal. */
    private static final class Photo extends LuminanceSource {
        private final List<String> lines;

        Photo(List<String> lines) {
            super(lines.getFirst().length() * SQUARE, lines.size() * 2 * SQUARE);
            this.lines = lines;
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            byte[] bright = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
            for (int x = 0; x < getWidth(); x++) {
                char half = lines.get(y / SQUARE / 2).charAt(x / SQUARE);
                boolean dark = half == '█' || half == (y / SQUARE % 2 == 0 ? '▀' : '▄');
                bright[x] = (byte) (dark ? 0 : 255);
            }
            return bright;
        }

        @Override
        public byte[] getMatrix() {
            byte[] all = new byte[getWidth() * getHeight()];
            for (int y = 0; y < getHeight(); y++) {
                System.arraycopy(getRow(y, new byte[getWidth()]), 0, all, y * getWidth(), getWidth());
            }
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 200, 500})
    @DisplayName("A camera reads the same text from the terminal")
    void read(int length) throws ReaderException {
        String token = "cloudy1-" + "aB3_".repeat(length).substring(0, length);

        assertThat(text(QrCode.of(token).drawn())).isEqualTo(token);
    }

    @Test
    @DisplayName("It is as wide as it says, and leaves the terminal's colours as they were at the end of each line")
    void width() {
        QrCode code = QrCode.of("cloudy1-" + "x".repeat(150));

        assertThat(code.drawn().lines()).allSatisfy(line -> {
            assertThat(plain(line)).hasSize(code.columns());
            assertThat(line).endsWith("\u001b[0m");
        });
        assertThat(code.columns()).isLessThan(80);
    }

    private static String text(String drawn) throws ReaderException {
        Photo photo = new Photo(drawn.lines().map(QrCodeTest::plain).toList());
        try {
            return Objects.requireNonNull(new QRCodeReader()
                    .decode(new BinaryBitmap(new GlobalHistogramBinarizer(photo)))
                    .getText());
        } catch (NotFoundException e) {
            throw new AssertionError("no code in\n" + drawn, e);
        }
    }

    private static String plain(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
