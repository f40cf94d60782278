package org.cloudy.cli.search;

import java.io.PrintStream;
import org.cloudy.cli.Surroundings;
import org.cloudy.cli.view.Table;

/** How far a command is with its files, on one line of a terminal that is drawn again and again; nowhere else. */
final class FileProgress implements AutoCloseable {
    private static final String ERASE = "\r\u001b[2K";

    private final PrintStream terminal;
    private final boolean shown;
    private final int columns;
    private final int files;
    private int begun;

    FileProgress(Surroundings around, int files) {
        this.terminal = around.err();
        this.shown = around.errIsTerminal() && files > 1;
        this.columns = around.columns();
        this.files = files;
    }

    /** This one is next. */
    void at(String file) {
        begun++;
        if (shown) {
            String line = Table.printable(begun + "/" + files + "  " + file);
            terminal.print(ERASE + (line.length() < columns ? line : line.substring(0, columns - 2) + "…"));
            terminal.flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            terminal.print(ERASE);
            terminal.flush();
        }
    }
}
