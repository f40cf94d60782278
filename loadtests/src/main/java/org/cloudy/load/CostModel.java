package org.cloudy.load;

import java.util.List;
import org.cloudy.platform.spill.SpilledMaps;
import org.cloudy.search.Asked;

/**
 * What a query costs: something by itself, something for each node that is asked, and something for each document of the indexes that
 * are searched: each node that is asked searches all of its index, which has a copy of every partition that it keeps, too.
 *
 * @param fixed in the unit of what was measured
 * @param perNode more for each node that is asked
 * @param perDocument more for each document that is searched
 */
record CostModel(double fixed, double perNode, double perDocument) {
    private static final int COPIES = 1 + SpilledMaps.BACKUPS;

    /**
     * What there is to do.
     *
     * @param asked nodes
     * @param searched documents of all of their indexes
     */
    private record Work(double asked, double searched) {
        static Work of(int nodes, long documents) {
            double asked = Asked.of(nodes);
            return new Work(asked, asked * documents * Math.min(COPIES, nodes) / nodes);
        }
    }

    /** One measurement. */
    record Point(int nodes, int documents, double cost) {}

    /** The one that comes nearest to what was measured: least squares of the relative errors. */
    static CostModel fit(List<Point> points) {
        double[][] equations = new double[3][4];
        for (Point point : points) {
            Work work = Work.of(point.nodes(), point.documents());
            double[] row = {1 / point.cost(), work.asked() / point.cost(), work.searched() / point.cost(), 1};
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 4; j++) {
                    equations[i][j] += row[i] * row[j];
                }
            }
        }
        double[] solved = solve(equations);
        return new CostModel(solved[0], solved[1], solved[2]);
    }

    /** Gauss's elimination. */
    private static double[] solve(double[][] rows) {
        int size = rows.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (j != i) {
                    double factor = rows[j][i] / rows[i][i];
                    for (int k = i; k <= size; k++) {
                        rows[j][k] -= factor * rows[i][k];
                    }
                }
            }
        }
        double[] solved = new double[size];
        for (int i = 0; i < size; i++) {
            solved[i] = rows[i][size] / rows[i][i];
        }
        return solved;
    }

    /** What a query costs all nodes together. */
    double cost(int nodes, long documents) {
        Work work = Work.of(nodes, documents);
        return fixed + perNode * work.asked() + perDocument * work.searched();
    }

    /** What it costs where it is asked, and at one of the nodes that have to answer: while that runs, somebody waits. */
    double longestWay(int nodes, long documents) {
        Work work = Work.of(nodes, documents);
        return fixed + perNode * work.asked() + perDocument * work.searched() / work.asked();
    }

    /** How far it is off at most, as a part of what was measured. */
    double worst(List<Point> points) {
        return points.stream()
                .mapToDouble(point -> Math.abs(cost(point.nodes(), point.documents()) / point.cost() - 1))
                .max()
                .orElse(0);
    }
}
