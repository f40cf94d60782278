package org.cloudy.load;

import java.util.List;

/**
 * What a query costs: something by itself, something for each node that is asked, and something for each document there is.
 *
 * @param fixed in the unit of what was measured
 * @param perNode more for each node
 * @param perDocument more for each document
 */
record CostModel(double fixed, double perNode, double perDocument) {
    /** One measurement. */
    record Point(int nodes, int documents, double cost) {}

    /** The one that comes nearest to what was measured: least squares of the relative errors. */
    static CostModel fit(List<Point> points) {
        double[][] equations = new double[3][4];
        for (Point point : points) {
            double[] row = {1 / point.cost(), point.nodes() / point.cost(), point.documents() / point.cost(), 1};
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
        return fixed + perNode * nodes + perDocument * documents;
    }

    /** What it costs where it is asked, and at one of the nodes that have to answer: while that runs, somebody waits. */
    double longestWay(int nodes, long documents) {
        return fixed + perNode * nodes + perDocument * documents / nodes;
    }

    /** How far it is off at most, as a part of what was measured. */
    double worst(List<Point> points) {
        return points.stream()
                .mapToDouble(point -> Math.abs(cost(point.nodes(), point.documents()) / point.cost() - 1))
                .max()
                .orElse(0);
    }
}
