package main

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"

	bolt "go.etcd.io/bbolt"
)

// testCase is one file: how bbolt is opened and what is done with it. Seeds are fixed, so the content is the same every
// time; page numbers may differ, because bbolt walks Go maps when it rebalances and when the freelist is a map.
type testCase struct {
	name    string
	what    string
	options bolt.Options
	build   func(db *bolt.DB) error
	// sparse leaves holes in the file for runs of zeros; the bytes read the same.
	sparse bool
}

func (c testCase) write(file string) error {
	if err := os.RemoveAll(file); err != nil {
		return err
	}
	options := c.options
	options.NoSync = true
	db, err := bolt.Open(file, 0o644, &options)
	if err != nil {
		return err
	}
	if err := c.build(db); err != nil {
		db.Close()
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	if c.sparse {
		return punchZeros(file)
	}
	return nil
}

func cases() []testCase {
	list := []testCase{
		{name: "no-bucket", what: "a new file: no bucket at all", build: func(*bolt.DB) error { return nil }},
		{name: "empty-bucket", what: "one empty bucket", build: steps(bucket("empty"))},
		{name: "one-key", what: "one bucket with one key", build: steps(put("b", "key", "value"))},
		{name: "inline", what: "inline buckets beside one that is just too big to be inline", build: inlineBuckets},
		{name: "nested", what: "buckets nested 1 to 40 deep", build: nestedBuckets},
		{name: "interleaved", what: "a bucket whose keys and sub-buckets alternate", build: interleaved},
		{name: "root-branch", what: "400 top-level buckets: the root bucket has branch pages", build: manyTopLevel},
		{name: "overflow", what: "values of 1 to 50 pages: overflow runs", build: overflowValues},
		{name: "extreme-sizes", what: "empty values, keys of 1 and of 32,768 bytes", build: extremeSizes},
		{name: "many-keys", what: "10,000 keys in random order: several levels of branches", build: manyKeys(10_000)},
		{name: "long-keys", what: "2,000 keys of 200-900 bytes: branches fill quickly", build: longKeys},
		{name: "sequential", what: "20,000 keys of 17 bytes appended at fill 0.9, as etcd does", build: sequentialKeys},
		{name: "deleted", what: "most keys deleted: free pages, merged nodes", build: deletions},
		{name: "deleted-all", what: "every key deleted: an empty root leaf and many free pages", build: deleteEverything},
		{name: "bucket-deleted", what: "a big bucket with sub-buckets deleted", build: deletedBucket},
		{name: "sequences", what: "sequence numbers from 0 to 2^64-1", build: sequences},
		{name: "many-transactions", what: "1,000 small transactions of puts and deletes", build: manyTransactions(1_000)},
		{name: "meta-0-newer", what: "an even transaction id: the meta in page 0 is the newer", build: untilParity(0)},
		{name: "meta-1-newer", what: "an odd transaction id: the meta in page 1 is the newer", build: untilParity(1)},
		{
			name: "freelist-array", what: "free pages, the freelist stored from an array",
			options: bolt.Options{FreelistType: bolt.FreelistArrayType}, build: deletions,
		},
		{
			name: "freelist-map", what: "free pages, the freelist stored from a map",
			options: bolt.Options{FreelistType: bolt.FreelistMapType}, build: deletions,
		},
		{
			name: "freelist-not-stored", what: "free pages, no freelist in the file, as etcd does",
			options: bolt.Options{FreelistType: bolt.FreelistMapType, NoFreelistSync: true}, build: deletions,
		},
	}
	for _, free := range []int{0xfffe, 0xffff, 70_000} {
		list = append(list, testCase{
			name:    fmt.Sprintf("freelist-%d", free),
			what:    fmt.Sprintf("%d free pages stored: from 65,535 on the count stands in the first element", free),
			options: bolt.Options{PageSize: 1024}, build: freePages(free), sparse: true,
		})
	}
	for _, kib := range []int{1, 4, 16, 64} {
		list = append(list, testCase{
			name:    fmt.Sprintf("page-%dk", kib),
			what:    fmt.Sprintf("pages of %d KiB: keys, nested buckets, overflow and free pages", kib),
			options: bolt.Options{PageSize: kib << 10}, build: mixture,
		})
	}
	return list
}

type change func(tx *bolt.Tx) error

// steps makes every change a transaction of its own.
func steps(changes ...change) func(*bolt.DB) error {
	return func(db *bolt.DB) error {
		for _, c := range changes {
			if err := db.Update(c); err != nil {
				return err
			}
		}
		return nil
	}
}

func bucket(name string) change {
	return func(tx *bolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists([]byte(name))
		return err
	}
}

func put(name, key, value string) change {
	return func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte(name))
		if err != nil {
			return err
		}
		return b.Put([]byte(key), []byte(value))
	}
}

// noise is n bytes that do not compress and are the same every time for one random source.
func noise(r *rand.Rand, n int) []byte {
	b := make([]byte, n)
	r.Read(b)
	return b
}

func numbered(format string, i int) []byte { return fmt.Appendf(nil, format, i) }

func filled(n int, b byte) []byte { return bytes.Repeat([]byte{b}, n) }
