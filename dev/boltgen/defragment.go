package main

import (
	"fmt"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// The batch of etcd's server/storage/backend/backend.go.
const defragmentBatch = 10_000

type defragmentedSizes struct {
	HighWaterPages int   `json:"highWaterPages"`
	UsedPages      int   `json:"usedPages"`
	FileBytes      int64 `json:"fileBytes"`
}

// defragment copies an etcd db as etcd's defragmentation does, but keeps its page size: etcdutl takes this machine's.
func defragment(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("defragment needs one FILE")
	}
	dir, err := os.MkdirTemp("", "boltgen")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	from, err := bolt.Open(args[0], 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer from.Close()
	file := filepath.Join(dir, "defragmented.db")
	to, err := bolt.Open(file, 0o600, &bolt.Options{PageSize: from.Info().PageSize, NoFreelistSync: true, FreelistType: bolt.FreelistArrayType})
	if err != nil {
		return err
	}
	defer to.Close()
	if err := copyBuckets(from, to); err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	sizes := defragmentedSizes{FileBytes: info.Size()}
	// A writing transaction first frees what is pending.
	tx, err := to.Begin(true)
	if err != nil {
		return err
	}
	sizes.HighWaterPages = int(tx.Size()) / to.Info().PageSize
	if err := tx.Rollback(); err != nil {
		return err
	}
	sizes.UsedPages = sizes.HighWaterPages - to.Stats().FreePageN - to.Stats().PendingPageN
	return writeJSON(os.Stdout, sizes)
}

// copyBuckets is etcd's defragdb: a put that is one too many commits first and is not counted afterwards.
func copyBuckets(from, to *bolt.DB) error {
	source, err := from.Begin(false)
	if err != nil {
		return err
	}
	defer source.Rollback()
	target, err := to.Begin(true)
	if err != nil {
		return err
	}
	count := 0
	err = source.ForEach(func(name []byte, bucket *bolt.Bucket) error {
		copied, err := target.CreateBucketIfNotExists(name)
		if err != nil {
			return err
		}
		copied.FillPercent = 0.9
		return bucket.ForEach(func(k, v []byte) error {
			if count++; count > defragmentBatch {
				if err := target.Commit(); err != nil {
					return err
				}
				if target, err = to.Begin(true); err != nil {
					return err
				}
				copied = target.Bucket(name)
				copied.FillPercent = 0.9
				count = 0
			}
			return copied.Put(k, v)
		})
	})
	if err != nil {
		target.Rollback()
		return err
	}
	return target.Commit()
}
