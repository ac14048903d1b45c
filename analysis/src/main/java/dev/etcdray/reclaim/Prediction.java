package dev.etcdray.reclaim;

/**
 * From some draws of a size to where one further draw will be: the mean, and around it Student's t times the deviation of
 * one draw from the mean of the others. The level is 99.9 %, as a forecast is held against one real run and one in a
 * hundred would be wrong on a fleet every week; the sizes are sums over many merges, so close to normal.
 */
final class Prediction {
    private Prediction() {
    }

    /** How many draws to make, with the two-sided 99.9 % point of Student's t for one degree of freedom less. */
    enum Draws {
        FEW(5, 8.610),
        SOME(10, 4.781),
        MANY(30, 3.659);

        final int count;
        final double t;

        Draws(int count, double t) {
            this.count = count;
            this.t = t;
        }
    }

    /**
     * The range in bytes, one page to each side at least.
     *
     * @param pages a size in pages for each draw
     * @param t Student's t for so many draws
     */
    static Range of(long[] pages, double t, int pageSizeBytes) {
        double sum = 0;
        for (long draw : pages) {
            sum += draw;
        }
        double mean = sum / pages.length;
        double squares = 0;
        for (long draw : pages) {
            squares += (draw - mean) * (draw - mean);
        }
        double deviation = Math.sqrt(squares / (pages.length - 1));
        double reach = Math.max(1, t * deviation * Math.sqrt(1 + 1.0 / pages.length));
        return new Range(Math.round(mean) * pageSizeBytes, (long) Math.floor(mean - reach) * pageSizeBytes,
                (long) Math.ceil(mean + reach) * pageSizeBytes);
    }
}
