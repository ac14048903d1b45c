/** Rules: what in an etcd is worth a look, who can fix it and how. One class a rule; output formats are unknown here. */
@NullMarked
package dev.etcdray.finding;

import org.jspecify.annotations.NullMarked;
