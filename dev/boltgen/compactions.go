package main

import (
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// The batch of etcd's mvcc/kvstore_compaction.go.
const compactionBatch = 1000

type compactionSizes struct {
	UsedPages      []int `json:"usedPages"`
	HighWaterPages []int `json:"highWaterPages"`
}

// compactions deletes from copies of an etcd db what a compaction at its last revision does, in etcd's batches, and tells
// what bbolt makes of it each time.
func compactions(args []string) error {
	flags := flag.NewFlagSet("boltgen compactions", flag.ExitOnError)
	runs := flags.Int("runs", 100, "how often")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 || *runs < 1 {
		return fmt.Errorf("compactions needs one FILE and a number of runs")
	}
	dir, err := os.MkdirTemp("", "boltgen")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var sizes compactionSizes
	for i := 0; i < *runs; i++ {
		used, highWater, err := compactOnce(flags.Arg(0), filepath.Join(dir, "copy.db"))
		if err != nil {
			return err
		}
		sizes.UsedPages = append(sizes.UsedPages, used)
		sizes.HighWaterPages = append(sizes.HighWaterPages, highWater)
	}
	return writeJSON(os.Stdout, sizes)
}

func compactOnce(file, scratch string) (used, highWater int, err error) {
	if err := copyFile(file, scratch); err != nil {
		return 0, 0, err
	}
	db, err := bolt.Open(scratch, 0o600, &bolt.Options{NoFreelistSync: true, NoSync: true, NoGrowSync: true, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return 0, 0, err
	}
	defer db.Close()
	keep, head, err := keptAtHead(db)
	if err != nil {
		return 0, 0, err
	}
	if err := putMeta(db, "scheduledCompactRev", head); err != nil {
		return 0, 0, err
	}
	var last []byte
	for looked := compactionBatch; looked == compactionBatch; {
		if looked, last, err = deleteBatch(db, keep, last); err != nil {
			return 0, 0, err
		}
	}
	// Twice, so that the pages which the last batch freed are counted as free.
	for i := 0; i < 2; i++ {
		if err := putMeta(db, "finishedCompactRev", head); err != nil {
			return 0, 0, err
		}
	}
	err = db.View(func(tx *bolt.Tx) error {
		highWater = int(tx.Size()) / db.Info().PageSize
		used = highWater - db.Stats().FreePageN - db.Stats().PendingPageN
		return nil
	})
	return used, highWater, err
}

// keptAtHead finds each key's newest revision, unless it is a tombstone before the last revision.
func keptAtHead(db *bolt.DB) (keep map[string]bool, head []byte, err error) {
	newest := map[string]string{}
	err = db.View(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("key")).ForEach(func(k, v []byte) error {
			size, n := binary.Uvarint(v[1:])
			if v[0] != 0x0a || n <= 0 {
				return fmt.Errorf("an entry that is no mvccpb.KeyValue")
			}
			newest[string(v[1+n:1+n+int(size)])] = string(k)
			head = bytes.Clone(k[:17])
			return nil
		})
	})
	keep = map[string]bool{}
	for _, revision := range newest {
		if len(revision) == 17 || revision[:8] == string(head[:8]) {
			keep[revision] = true
		}
	}
	return keep, head, err
}

func deleteBatch(db *bolt.DB, keep map[string]bool, after []byte) (looked int, last []byte, err error) {
	last = after
	err = db.Update(func(tx *bolt.Tx) error {
		bucket := tx.Bucket([]byte("key"))
		cursor := bucket.Cursor()
		var batch [][]byte
		k, _ := cursor.Seek(after)
		if k != nil && bytes.Equal(k, after) {
			k, _ = cursor.Next()
		}
		for ; k != nil && len(batch) < compactionBatch; k, _ = cursor.Next() {
			batch = append(batch, bytes.Clone(k))
		}
		for _, revision := range batch {
			if !keep[string(revision)] {
				if err := bucket.Delete(revision); err != nil {
					return err
				}
			}
			last = revision
		}
		looked = len(batch)
		return nil
	})
	return looked, last, err
}

func putMeta(db *bolt.DB, name string, revision []byte) error {
	return db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte(name), revision)
	})
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}
