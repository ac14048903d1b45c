package main

import (
	"encoding/binary"
	"math"
	"math/rand"

	bolt "go.etcd.io/bbolt"
)

func inlineBuckets(db *bolt.DB) error {
	return db.Update(func(tx *bolt.Tx) error {
		parent, err := tx.CreateBucket([]byte("parent"))
		if err != nil {
			return err
		}
		// A bucket stays inline up to a quarter of a page and without sub-buckets.
		for _, size := range []int{0, 1, 100, 900, 975, 976, 977, 1000, 1024, 3000} {
			b, err := parent.CreateBucket(numbered("value-of-%04d", size))
			if err != nil {
				return err
			}
			if err := b.Put([]byte("k"), filled(size, 'x')); err != nil {
				return err
			}
			if err := b.SetSequence(uint64(size)); err != nil {
				return err
			}
		}
		_, err = parent.CreateBucket([]byte("with-nothing"))
		return err
	})
}

func nestedBuckets(db *bolt.DB) error {
	return db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("level-01"))
		for depth := 1; err == nil && depth <= 40; depth++ {
			if err = b.Put([]byte("depth"), []byte{byte(depth)}); err != nil {
				return err
			}
			if depth%5 == 0 { // an inline sibling, and some levels with pages of their own
				sibling, err := b.CreateBucket([]byte("a-sibling"))
				if err != nil {
					return err
				}
				if err := sibling.Put([]byte("inline"), nil); err != nil {
					return err
				}
				for i := range 100 {
					if err := b.Put(numbered("key-%03d", i), filled(60, byte(i))); err != nil {
						return err
					}
				}
			}
			if err = b.SetSequence(uint64(depth)); err != nil {
				return err
			}
			if depth < 40 {
				b, err = b.CreateBucket(numbered("level-%02d", depth+1))
			}
		}
		return err
	})
}

func interleaved(db *bolt.DB) error {
	return db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("mixed"))
		if err != nil {
			return err
		}
		for i := range 300 {
			if i%2 == 0 {
				if err := b.Put(numbered("%05d", i), numbered("value %d", i)); err != nil {
					return err
				}
				continue
			}
			sub, err := b.CreateBucket(numbered("%05d", i))
			if err != nil {
				return err
			}
			for j := range i % 7 {
				if err := sub.Put(numbered("k%d", j), filled(j*200, 's')); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func manyTopLevel(db *bolt.DB) error {
	return db.Update(func(tx *bolt.Tx) error {
		for i := range 400 {
			b, err := tx.CreateBucket(numbered("bucket-%04d", i))
			if err != nil {
				return err
			}
			if err := b.Put([]byte("i"), numbered("%d", i)); err != nil {
				return err
			}
		}
		return nil
	})
}

func overflowValues(db *bolt.DB) error {
	r := rand.New(rand.NewSource(7))
	return db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("big"))
		if err != nil {
			return err
		}
		page := db.Info().PageSize
		// At the border of a page the element header and the key decide.
		for _, size := range []int{page - 100, page - 1, page, page + 1, 2 * page, 3*page - 40, 10 * page, 50 * page} {
			if err := b.Put(numbered("%08d", size), noise(r, size)); err != nil {
				return err
			}
		}
		return nil
	})
}

func extremeSizes(db *bolt.DB) error {
	r := rand.New(rand.NewSource(8))
	return db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("sizes"))
		if err != nil {
			return err
		}
		for i := range 256 {
			if err := b.Put([]byte{byte(i)}, nil); err != nil {
				return err
			}
		}
		for i := range 6 {
			key := noise(r, bolt.MaxKeySize)
			key[0] = byte(40 * i)
			if err := b.Put(key, filled(i, 'v')); err != nil {
				return err
			}
		}
		_, err = tx.CreateBucket(noise(r, 1000)) // a long name, too
		return err
	})
}

func manyKeys(n int) func(*bolt.DB) error {
	return func(db *bolt.DB) error {
		r := rand.New(rand.NewSource(9))
		order := r.Perm(n)
		for len(order) > 0 {
			batch := order[:min(1000, len(order))]
			order = order[len(batch):]
			err := db.Update(func(tx *bolt.Tx) error {
				b, err := tx.CreateBucketIfNotExists([]byte("many"))
				if err != nil {
					return err
				}
				for _, i := range batch {
					if err := b.Put(numbered("key-%06d", i), noise(r, i%40)); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	}
}

func longKeys(db *bolt.DB) error {
	r := rand.New(rand.NewSource(10))
	return db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("long"))
		if err != nil {
			return err
		}
		for range 2000 {
			if err := b.Put(noise(r, 200+r.Intn(700)), noise(r, r.Intn(20))); err != nil {
				return err
			}
		}
		return nil
	})
}

func sequentialKeys(db *bolt.DB) error {
	r := rand.New(rand.NewSource(11))
	key := make([]byte, 17)
	key[8] = '_'
	for main := uint64(2); main < 20_002; main += 5_000 {
		err := db.Update(func(tx *bolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte("key"))
			if err != nil {
				return err
			}
			b.FillPercent = 0.9
			for i := range uint64(5_000) {
				binary.BigEndian.PutUint64(key, main+i)
				if err := b.Put(append([]byte{}, key...), noise(r, 20+r.Intn(60))); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func sequences(db *bolt.DB) error {
	return db.Update(func(tx *bolt.Tx) error {
		for i, s := range []uint64{0, 1, 255, 1 << 31, 1 << 32, 1 << 63, math.MaxUint64} {
			b, err := tx.CreateBucket(numbered("inline-%d", i))
			if err != nil {
				return err
			}
			if err := b.SetSequence(s); err != nil {
				return err
			}
			if b, err = tx.CreateBucket(numbered("paged-%d", i)); err != nil {
				return err
			}
			if err := b.Put([]byte("k"), filled(2000, 'p')); err != nil {
				return err
			}
			if err := b.SetSequence(s); err != nil {
				return err
			}
		}
		return nil
	})
}
