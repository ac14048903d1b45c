package main

import (
	"fmt"
	"math/rand"

	bolt "go.etcd.io/bbolt"
)

// deletions leaves free pages in the middle of the file: three quarters of the keys go, in three transactions.
func deletions(db *bolt.DB) error {
	if err := manyKeys(4_000)(db); err != nil {
		return err
	}
	for part := range 3 {
		err := db.Update(func(tx *bolt.Tx) error {
			b := tx.Bucket([]byte("many"))
			for i := part * 1000; i < (part+1)*1000; i++ {
				if err := b.Delete(numbered("key-%06d", i)); err != nil {
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

func deleteEverything(db *bolt.DB) error {
	if err := manyKeys(3_000)(db); err != nil {
		return err
	}
	return db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("many"))
		for i := range 3_000 {
			if err := b.Delete(numbered("key-%06d", i)); err != nil {
				return err
			}
		}
		return nil
	})
}

func deletedBucket(db *bolt.DB) error {
	return steps(
		func(*bolt.Tx) error { return nil },
		func(tx *bolt.Tx) error {
			b, err := tx.CreateBucket([]byte("going"))
			if err != nil {
				return err
			}
			for i := range 30 {
				sub, err := b.CreateBucket(numbered("sub-%02d", i))
				if err != nil {
					return err
				}
				if err := sub.Put([]byte("k"), filled(i*500, 'd')); err != nil {
					return err
				}
			}
			return nil
		},
		put("staying", "k", "v"),
		func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("going")) },
	)(db)
}

func manyTransactions(n int) func(*bolt.DB) error {
	return func(db *bolt.DB) error {
		r := rand.New(rand.NewSource(12))
		for range n {
			err := db.Update(func(tx *bolt.Tx) error {
				b, err := tx.CreateBucketIfNotExists(numbered("b-%d", r.Intn(4)))
				if err != nil {
					return err
				}
				for range 1 + r.Intn(6) {
					key := numbered("key-%03d", r.Intn(400))
					if r.Intn(3) == 0 {
						err = b.Delete(key)
					} else {
						err = b.Put(key, noise(r, r.Intn(3000)))
					}
					if err != nil {
						return err
					}
				}
				_, err = b.NextSequence()
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	}
}

func untilParity(parity int) func(*bolt.DB) error {
	return func(db *bolt.DB) error {
		// The two metas differ by what only the newer one can show.
		for i := 0; ; i++ {
			var id int
			err := db.Update(func(tx *bolt.Tx) error {
				id = tx.ID()
				return put("b", fmt.Sprintf("written-by-%d", id), "x")(tx)
			})
			if err != nil || (i >= 3 && id%2 == parity) {
				return err
			}
		}
	}
}

// freePages ends with exactly n free pages in the stored freelist: one huge value of zeros is deleted again, and what is
// free too much is taken by a filler. How many pages that is depends on bbolt, so the filler grows until the number is met.
func freePages(n int) func(*bolt.DB) error {
	return func(db *bolt.DB) error {
		page := db.Info().PageSize
		err := steps(
			func(tx *bolt.Tx) error {
				b, err := tx.CreateBucket([]byte("b"))
				if err != nil {
					return err
				}
				return b.Put([]byte("goes"), make([]byte, (n+100)*page))
			},
			func(tx *bolt.Tx) error { return tx.Bucket([]byte("b")).Delete([]byte("goes")) },
		)(db)
		if err != nil {
			return err
		}
		for filler, tries := 1, 0; tries < 20; tries++ {
			err := db.Update(func(tx *bolt.Tx) error {
				return tx.Bucket([]byte("b")).Put([]byte("filler"), filled(filler*page, 'f'))
			})
			if err != nil {
				return err
			}
			stats := db.Stats()
			have := stats.FreePageN + stats.PendingPageN
			if have == n {
				return nil
			}
			filler += have - n
		}
		return fmt.Errorf("did not come to %d free pages", n)
	}
}

// mixture has a bit of everything, for the page sizes.
func mixture(db *bolt.DB) error {
	r := rand.New(rand.NewSource(13))
	page := db.Info().PageSize
	return steps(
		func(tx *bolt.Tx) error { return fill(tx, "plain", r, 1500) },
		func(tx *bolt.Tx) error { return fill(tx, "temporary", r, 800) },
		func(tx *bolt.Tx) error {
			b, err := tx.CreateBucket([]byte("nested"))
			if err != nil {
				return err
			}
			for i := range 20 {
				sub, err := b.CreateBucket(numbered("sub-%02d", i))
				if err != nil {
					return err
				}
				if err := sub.Put([]byte("k"), noise(r, i*page/8)); err != nil {
					return err
				}
			}
			return b.Put([]byte("big"), noise(r, 5*page+1))
		},
		func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("temporary")) },
	)(db)
}

func fill(tx *bolt.Tx, name string, r *rand.Rand, n int) error {
	b, err := tx.CreateBucket([]byte(name))
	if err != nil {
		return err
	}
	for i := range n {
		if err := b.Put(numbered("key-%06d", i), noise(r, r.Intn(80))); err != nil {
			return err
		}
	}
	return nil
}
