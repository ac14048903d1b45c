package dev.etcdray.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks several at once, so that one that does not answer costs its own wait and no more. */
public final class Parallel {

    private Parallel() {
    }

    /** The answers, in the order of the questions. */
    public static <T, R> List<R> map(Collection<T> all, Function<T, R> ask) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures = new ArrayList<>();
            all.forEach(one -> futures.add(executor.submit(() -> ask.apply(one))));
            List<R> answers = new ArrayList<>();
            for (Future<R> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while members were asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A question that may fail. */
    interface Question<T, R> {
        R ask(T one) throws LiveException;
    }

    /**
     * The first answer of any; the others are not waited for.
     *
     * @throws LiveException if all fail
     */
    static <T, R> R first(Collection<T> all, Question<T, R> question) throws LiveException {
        Map<T, LiveException> failures = new ConcurrentHashMap<>();
        List<Callable<R>> calls = new ArrayList<>();
        all.forEach(one -> calls.add(() -> {
            try {
                return question.ask(one);
            } catch (LiveException e) {
                failures.put(one, e);
                throw e;
            }
        }));
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.invokeAny(calls);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while members were asked", e);
        } catch (ExecutionException e) {
            if (failures.size() < all.size()) {
                throw new IllegalStateException(e.getCause());
            }
            throw Together.of(all.stream().map(failures::get).toList());
        }
    }
}
