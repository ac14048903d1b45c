package dev.etcdray.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Chooses the rows with the largest figure, over all workers; of equal ones the newer comes first. */
final class TopRows {
    private static final Comparator<Choice> SMALLEST_FIRST = Comparator.comparingLong(Choice::figure)
            .thenComparingLong(Choice::locator);

    private final int limit;
    private final Figure figure;
    private final PriorityQueue<Choice> chosen = new PriorityQueue<>(SMALLEST_FIRST);

    /** A row's figure; rows of 0 are not chosen. */
    @FunctionalInterface
    interface Figure {
        long of(KeyTable table, int row);
    }

    /**
     * A chosen row.
     *
     * @param figure its figure
     * @param locator of its newest revision
     * @param worker whose it is
     * @param row its number there
     */
    record Choice(long figure, long locator, Worker worker, int row) {}

    TopRows(int limit, Figure figure) {
        this.limit = limit;
        this.figure = figure;
    }

    void offer(Worker worker, int row) {
        long value = figure.of(worker.table(), row);
        if (value == 0 || limit == 0) {
            return;
        }
        long locator = worker.table().locator(row);
        if (chosen.size() == limit) {
            Choice smallest = chosen.element();
            if (value < smallest.figure() || (value == smallest.figure() && locator < smallest.locator())) {
                return;
            }
        }
        chosen.add(new Choice(value, locator, worker, row));
        if (chosen.size() > limit) {
            chosen.poll();
        }
    }

    /** Largest first. */
    List<Choice> choices() {
        List<Choice> choices = new ArrayList<>(chosen);
        choices.sort(SMALLEST_FIRST.reversed());
        return choices;
    }
}
