package dev.etcdray.finding;

import dev.etcdray.breakdown.KeyLook;

/** A rule that looks at keys one by one. */
public interface KeyRule extends Rule, KeyLook {
}
