package dev.etcdray.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Chooses the rows with the largest figure, over all workers; of equal ones the newer comes first. */
final class TopRows {
    private static final Comparator<Choice> SMALLEST_FIRST = Comparator.comparingLong(Choice::figure)
            .thenComparingLong(Choice::newness).thenComparingLong(Choice::locator);

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
     * @param newness of its newest revision; see {@link Worker#newness}
     * @param locator of its newest revision
     * @param worker whose it is
     * @param row its number there
     */
    record Choice(long figure, long newness, long locator, Worker worker, int row) {}

    TopRows(int limit, Figure figure) {
        this.limit = limit;
        this.figure = figure;
    }

    void offer(Worker worker, int row) {
        long value = figure.of(worker.table(), row);
        if (value == 0 || limit == 0) {
            return;
        }
        Choice smallest = chosen.size() == limit ? chosen.element() : null;
        if (smallest != null && value < smallest.figure()) {
            return;
        }
        Choice choice = new Choice(value, worker.newness(row), worker.table().locator(row), worker, row);
        if (smallest != null && SMALLEST_FIRST.compare(choice, smallest) < 0) {
            return;
        }
        chosen.add(choice);
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
