package dev.etcdray.finding;

import org.jspecify.annotations.Nullable;

/**
 * Something worth a look.
 *
 * @param id of the rule
 * @param severity how much it matters
 * @param audience who can fix it
 * @param sentence what is so, for a reader who never heard of bbolt
 * @param bytes what it takes now
 * @param savings what following the command saves
 * @param where the place it is about, null where there is none or the keys of the evidence tell
 * @param evidence what the finding rests on
 * @param command what to run, exactly; a name in capitals with a dollar sign is the reader's to fill in
 * @param risk what the command can do to others
 * @param undo the way back
 * @param confidence how sure the figures are
 * @param unproven what a snapshot cannot prove, null if all that is said was counted
 */
public record Finding(String id, Severity severity, Audience audience, String sentence, long bytes, Savings savings,
        @Nullable Where where, Evidence evidence, String command, String risk, String undo, Confidence confidence,
        @Nullable String unproven) {}
