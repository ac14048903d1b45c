package main

import (
	"fmt"
	"os"
	"strings"

	bolt "go.etcd.io/bbolt"
)

type scaleCase struct {
	name, what string
	write      func(*ledger) error
}

func scaleCases() []scaleCase {
	return []scaleCase{
		{"one-key", "one key, 1,000,000 revisions, each thousandth a tombstone", oneKey},
		{"many-keys", "1,000,000 keys of one revision: 5 resources in 200 namespaces", manyObjects},
		{"large-values", "30 keys with values of 10 MiB; 10 of them written three times, one deleted", largeValues},
		{"odd-keys", "keys that are not UTF-8, hold NUL, quotes and newlines, are 30,000 bytes long, of one byte; empty values", oddKeys},
		{"leases", "100,000 leases, half of them with a live key; some others had one", manyLeases},
	}
}

// scale writes one extreme, and to stdout the figures that follow from how it was made, counted while writing.
func scale(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("scale needs a CASE and one OUT; cases: %s", strings.Join(scaleNames(), ", "))
	}
	for _, c := range scaleCases() {
		if c.name != args[0] {
			continue
		}
		l := newLedger()
		err := writeSnapshot(args[1], 4096, func(db *bolt.DB) error {
			l.db = db
			if err := db.Update(func(tx *bolt.Tx) error { return createBuckets(tx, 0) }); err != nil {
				return err
			}
			if err := c.write(l); err != nil {
				return err
			}
			return l.finish()
		})
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		return writeJSON(os.Stdout, l.figures(c.name))
	}
	return fmt.Errorf("no case %q; there are %s", args[0], strings.Join(scaleNames(), ", "))
}

func scaleNames() []string {
	var names []string
	for _, c := range scaleCases() {
		names = append(names, c.name)
	}
	return names
}
