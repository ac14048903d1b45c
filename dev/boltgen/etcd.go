package main

import (
	"crypto/sha256"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"os"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"
)

// generateEtcd writes a saved snapshot in etcd's layout: its ten buckets, revisions in order, no stored freelist, a
// SHA-256 behind the last page. The objects look like those of Kubernetes; nobody's data is in it.
func generateEtcd(args []string) error {
	flags := flag.NewFlagSet("boltgen etcd", flag.ExitOnError)
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "boltgen etcd [flags] OUT: a snapshot of about --bytes in etcd's layout, Kubernetes-like")
		flags.PrintDefaults()
	}
	size := flags.Int64("bytes", 64<<20, "size of the file to come to, in bytes")
	keys := flags.Int("keys", 0, "distinct keys (default: one for every 8 KiB of the file)")
	seed := flags.Int64("seed", 1, "same seed and sizes, same content")
	pageSize := flags.Int("page-size", 4096, "bytes of a page: etcd takes the machine's")
	leases := flags.Int("leases", 20, "leases")
	buckets := flags.Int("buckets", 0, "top-level buckets beside etcd's ten")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 || *size < 1 {
		flags.Usage()
		os.Exit(2)
	}
	if *keys == 0 {
		*keys = int(max(16, *size/8192))
	}
	out := flags.Arg(0)
	store := newStore(*keys, *seed, *leases)
	start := time.Now()
	err := writeSnapshot(out, *pageSize, func(db *bolt.DB) error {
		if err := db.Update(func(tx *bolt.Tx) error { return createBuckets(tx, *buckets) }); err != nil {
			return err
		}
		return store.writeTo(db, *size)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%s: %d revisions (%d tombstones), %d keys alive, %.0f s\n",
		out, store.revisions, store.tombstones, store.alive, time.Since(start).Seconds())
	return nil
}

var etcdBuckets = []string{
	"alarm", "auth", "authRoles", "authUsers", "cluster", "key", "lease", "members", "members_removed", "meta",
}

const (
	memberID   = 0x8e9e05c52164694d
	maxBatch   = 10_000   // etcd commits after as many operations
	batchBytes = 32 << 20 // and keeps a transaction well within memory here
)

// createBuckets creates etcd's buckets and so many of somebody else around them.
func createBuckets(tx *bolt.Tx, more int) error {
	names := slices.Clone(etcdBuckets)
	for i := range more {
		names = append(names, fmt.Sprintf("%c-bucket-%06d", 'a'+i%26, i))
	}
	for _, name := range names {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return nil
}

// writeSnapshot lets write fill a db as etcd opens it, and saves a snapshot of that as out.
func writeSnapshot(out string, pageSize int, write func(*bolt.DB) error) error {
	work := out + ".part"
	defer os.Remove(work)
	if err := os.RemoveAll(work); err != nil {
		return err
	}
	options := &bolt.Options{NoSync: true, NoFreelistSync: true, FreelistType: bolt.FreelistMapType, PageSize: pageSize}
	db, err := bolt.Open(work, 0o600, options)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := write(db); err != nil {
		return err
	}
	return saveSnapshot(db, out)
}

func (s *store) writeTo(db *bolt.DB, size int64) error {
	var err error
	for done := false; err == nil && !done; {
		err = db.Update(func(tx *bolt.Tx) error {
			if done = tx.Size() >= size; done {
				return s.finish(tx)
			}
			b := tx.Bucket([]byte("key"))
			b.FillPercent = 0.9 // as etcd does for revisions, which only ever append
			budget := min(size-tx.Size(), batchBytes)
			for written := int64(0); written < budget && s.ops < maxBatch; s.ops++ {
				n, err := s.step(b)
				if err != nil {
					return err
				}
				written += int64(n)
			}
			s.ops = 0
			return nil
		})
	}
	return err
}

// finish writes what etcd keeps beside the revisions.
func (s *store) finish(tx *bolt.Tx) error {
	put := func(bucket string, key []byte, value []byte) error { return tx.Bucket([]byte(bucket)).Put(key, value) }
	member := fmt.Sprintf(`{"id":%d,"peerURLs":["http://127.0.0.1:2380"],"name":"default","clientURLs":["http://127.0.0.1:2379"]}`, uint64(memberID))
	for _, e := range []struct {
		bucket     string
		key, value []byte
	}{
		{"cluster", []byte("clusterVersion"), []byte("3.6.0")},
		{"members", fmt.Appendf(nil, "%x", uint64(memberID)), []byte(member)},
		{"meta", []byte("confState"), fmt.Appendf(nil, `{"voters":[%d],"auto_leave":false}`, uint64(memberID))},
		{"meta", []byte("consistent_index"), u64(uint64(s.main) + 10)},
		{"meta", []byte("storageVersion"), []byte("3.6.0")},
		{"meta", []byte("term"), u64(2)},
		{"auth", []byte("authRevision"), u64(1)},
	} {
		if err := put(e.bucket, e.key, e.value); err != nil {
			return err
		}
	}
	for _, id := range s.leases {
		value := appendVarintField(nil, 1, uint64(id))
		value = appendVarintField(value, 2, 3600)
		value = appendVarintField(value, 3, 0)
		if err := put("lease", u64(uint64(id)), value); err != nil {
			return err
		}
	}
	return nil
}

func u64(v uint64) []byte { return binary.BigEndian.AppendUint64(nil, v) }

// saveSnapshot writes what `etcdctl snapshot save` receives: the pages below the high-water mark and their SHA-256.
func saveSnapshot(db *bolt.DB, out string) error {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	err = db.View(func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(io.MultiWriter(f, sum))
		return err
	})
	if err != nil {
		return err
	}
	if _, err := f.Write(sum.Sum(nil)); err != nil {
		return err
	}
	return f.Close()
}

// store is the state of the invented cluster while its revisions are written.
type store struct {
	random  *rand.Rand
	hot     *rand.Zipf
	objects []object
	leases  []int64
	noise   []byte

	main       int64
	ops        int
	revisions  int
	tombstones int
	alive      int
	buffer     []byte
}

type object struct {
	created int64 // 0: not there
	version int64
}

func newStore(keys int, seed int64, leases int) *store {
	r := rand.New(rand.NewSource(seed))
	s := &store{random: r, hot: rand.NewZipf(r, 1.1, 8, uint64(keys-1)), objects: make([]object, keys), main: 1}
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/"
	s.noise = make([]byte, 1<<20)
	for i := range s.noise {
		s.noise[i] = letters[r.Intn(len(letters))]
	}
	for range leases {
		s.leases = append(s.leases, r.Int63())
	}
	return s
}

// step writes one transaction of etcd: mostly one revision, sometimes two under one main revision.
func (s *store) step(b *bolt.Bucket) (int, error) {
	s.main++
	subs := 1
	if s.random.Intn(50) == 0 {
		subs = 2
	}
	total := 0
	for sub := range subs {
		i := s.random.Intn(len(s.objects))
		if s.random.Intn(2) == 0 {
			i = int(s.hot.Uint64())
		}
		n, err := s.revise(b, i, sub)
		if err != nil {
			return total, err
		}
		total += n
	}
	return total, nil
}

func (s *store) revise(b *bolt.Bucket, i, sub int) (int, error) {
	o, k := &s.objects[i], kindOf(i)
	revision := append(append(u64(uint64(s.main)), '_'), u64(uint64(sub))...)
	s.revisions++
	s.buffer = appendBytesField(s.buffer[:0], 1, []byte(k.key(i)))
	switch {
	case o.created != 0 && s.random.Intn(25) == 0:
		*o = object{}
		s.alive--
		s.tombstones++
		revision = append(revision, 't')
	default:
		if o.created == 0 {
			o.created = s.main
			s.alive++
		}
		o.version++
		s.buffer = appendVarintField(s.buffer, 2, uint64(o.created))
		s.buffer = appendVarintField(s.buffer, 3, uint64(s.main))
		s.buffer = appendVarintField(s.buffer, 4, uint64(o.version))
		s.buffer = appendBytesField(s.buffer, 5, k.value(s, i))
		if k.resource == "events" {
			s.buffer = appendVarintField(s.buffer, 6, uint64(s.leases[i%len(s.leases)]))
		}
	}
	// bbolt keeps the slice until the transaction ends.
	value := append([]byte{}, s.buffer...)
	return len(value) + len(revision) + 16, b.Put(revision, value)
}
