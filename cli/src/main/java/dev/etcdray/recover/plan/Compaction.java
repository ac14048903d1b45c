package dev.etcdray.recover.plan;

/**
 * The one compaction.
 *
 * @param revision compacted at: agreed, and never gone beyond
 * @param keepRevisions how many revisions stay before the newest one of the plan
 */
public record Compaction(long revision, long keepRevisions) {}
