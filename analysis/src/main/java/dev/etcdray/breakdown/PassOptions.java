package dev.etcdray.breakdown;

import dev.etcdray.kube.KubeKeys;

/**
 * How to run the pass.
 *
 * @param workers threads, at least 1
 * @param bands number of revision bands, at least 1
 * @param kube where Kubernetes keeps its keys
 * @param filter what keys the tables are narrowed to
 * @param top length of the lists of extreme keys
 * @param biggest length of the list of keys by bytes of all their revisions
 * @param byLease whether to group by lease as well
 * @param byKind whether to group by kind of object as well, which reads each live value's first bytes
 */
public record PassOptions(int workers, int bands, KubeKeys kube, RowFilter filter, int top, int biggest,
        boolean byLease, boolean byKind) {}
