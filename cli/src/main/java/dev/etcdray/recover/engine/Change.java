package dev.etcdray.recover.engine;

/**
 * Something in the cluster that was different a moment ago.
 *
 * @param passing whether it may be over in a moment: a member that does not answer, an election
 * @param sentence what
 */
record Change(boolean passing, String sentence) {}
