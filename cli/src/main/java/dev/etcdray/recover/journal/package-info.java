/**
 * What a recovery did, line by line, on the disk before it goes on: who finds the file knows what was begun, what came of it,
 * and what nobody knows.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.recover.journal;
