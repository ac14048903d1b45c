package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"

	bolt "go.etcd.io/bbolt"
)

// smallBytes: keys and values up to this length stand in the oracle as hex, longer ones as length and SHA-256.
const smallBytes = 64

// Oracle is what the real library says of one file.
type Oracle struct {
	Name  string `json:"name,omitempty"`
	What  string `json:"what,omitempty"`
	Bbolt string `json:"bboltVersion"`

	FileBytes  int64  `json:"fileBytes"`
	FileSha256 string `json:"fileSha256"`

	PageSize      int    `json:"pageSize"`
	HighWaterPgid int64  `json:"highWaterPgid"`
	Txid          int    `json:"txid"`
	ActiveMeta    int    `json:"activeMeta"` // bbolt writes the meta of transaction N to page N % 2
	RootPgid      uint64 `json:"rootPgid"`

	FreelistPersisted bool     `json:"freelistPersisted"`
	FreelistPgid      *int     `json:"freelistPgid"` // null when it is not stored
	FreePages         int      `json:"freePages"`
	FreeRuns          [][2]int `json:"freeRuns"` // [first page id, how many], ascending

	// Pages in use, by the first page of each run.
	Pages []Page `json:"pages"`
	// Every bucket, depth-first in key order; the root of the file comes first, with an empty path.
	Buckets []Bucket `json:"buckets"`
	// What tx.Check reports: empty on a sound file.
	Check []string `json:"check"`
}

// Page is tx.Page(id).
type Page struct {
	ID       int    `json:"id"`
	Type     string `json:"type"`
	Count    int    `json:"count"`
	Overflow int    `json:"overflow"`
}

// Bucket is one bucket and all of its own entries.
type Bucket struct {
	Path     []Bytes `json:"path"`
	Depth    int     `json:"depth"`
	RootPgid uint64  `json:"rootPgid"`
	Inline   bool    `json:"inline"`
	Sequence uint64  `json:"sequence,string"` // a string: it may pass 2^53

	Entries []Entry `json:"entries"`
	// SHA-256 over the entries as a cursor gives them: key length (u32, big-endian), key, value length, value; a
	// sub-bucket has the length 0xffffffff and no value.
	ForwardSha256 string `json:"forwardSha256"`
	ReverseSha256 string `json:"reverseSha256"`
	Seeks         []Seek `json:"seeks"`

	// Bucket.Stats: includes the buckets below this one.
	Stats bolt.BucketStats `json:"stats"`
}

// Entry is a key with its value, or the name of a sub-bucket.
type Entry struct {
	Key    Bytes  `json:"key"`
	Value  *Bytes `json:"value,omitempty"`
	Bucket bool   `json:"bucket,omitempty"`
}

// Bytes holds Hex when short, otherwise Sha256; Length always.
type Bytes struct {
	Length int     `json:"length"`
	Hex    *string `json:"hex,omitempty"`
	Sha256 string  `json:"sha256,omitempty"`
}

// Seek is where Cursor.Seek(Key) lands: null behind the last key.
type Seek struct {
	Key   string `json:"key"`
	Found *Bytes `json:"found"`
}

func toBytes(b []byte) Bytes {
	if len(b) <= smallBytes {
		h := hex.EncodeToString(b)
		return Bytes{Length: len(b), Hex: &h}
	}
	sum := sha256.Sum256(b)
	return Bytes{Length: len(b), Sha256: hex.EncodeToString(sum[:])}
}

func describe(file string) (*Oracle, error) {
	o := &Oracle{Bbolt: bboltVersion(), FreeRuns: [][2]int{}, Pages: []Page{}, Check: []string{}}
	if err := describeFile(file, o); err != nil {
		return nil, err
	}
	db, err := bolt.Open(file, 0o600, &bolt.Options{ReadOnly: true, PreLoadFreelist: true})
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return o, db.View(func(tx *bolt.Tx) error {
		root := tx.Cursor().Bucket()
		o.PageSize = db.Info().PageSize
		o.HighWaterPgid = tx.Size() / int64(o.PageSize)
		o.Txid = tx.ID()
		o.ActiveMeta = tx.ID() % 2
		o.RootPgid = uint64(root.Root())
		if err := describePages(tx, o); err != nil {
			return err
		}
		for err := range tx.Check() {
			o.Check = append(o.Check, err.Error())
		}
		return describeBuckets(root, []Bytes{}, o)
	})
}

func describeFile(file string, o *Oracle) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	if o.FileBytes, err = io.Copy(sum, f); err != nil {
		return err
	}
	o.FileSha256 = hex.EncodeToString(sum.Sum(nil))
	return nil
}

func describePages(tx *bolt.Tx, o *Oracle) error {
	for id := 0; int64(id) < o.HighWaterPgid; {
		p, err := tx.Page(id)
		if err != nil {
			return err
		}
		if p == nil {
			return fmt.Errorf("page %d of %d is not there", id, o.HighWaterPgid)
		}
		if p.Type == "free" {
			// Its header is what the page held before: not to be followed.
			o.FreePages++
			if n := len(o.FreeRuns); n > 0 && o.FreeRuns[n-1][0]+o.FreeRuns[n-1][1] == id {
				o.FreeRuns[n-1][1]++
			} else {
				o.FreeRuns = append(o.FreeRuns, [2]int{id, 1})
			}
			id++
			continue
		}
		if p.Type == "freelist" {
			at := id
			o.FreelistPersisted, o.FreelistPgid = true, &at
		}
		o.Pages = append(o.Pages, Page{p.ID, p.Type, p.Count, p.OverflowCount})
		id += 1 + p.OverflowCount
	}
	return nil
}

func describeBuckets(b *bolt.Bucket, path []Bytes, o *Oracle) error {
	d := Bucket{
		Path:     path,
		Depth:    len(path),
		RootPgid: uint64(b.Root()),
		Inline:   b.Root() == 0,
		Sequence: b.Sequence(),
		Entries:  []Entry{},
		Stats:    b.Stats(),
	}
	forward, names, keys := sha256.New(), [][]byte{}, [][]byte{}
	cursor := b.Cursor()
	for k, v := cursor.First(); k != nil; k, v = cursor.Next() {
		digest(forward, k, v)
		keys = append(keys, k)
		if v == nil {
			names = append(names, k)
			d.Entries = append(d.Entries, Entry{Key: toBytes(k), Bucket: true})
			continue
		}
		value := toBytes(v)
		d.Entries = append(d.Entries, Entry{Key: toBytes(k), Value: &value})
	}
	reverse := sha256.New()
	for k, v := cursor.Last(); k != nil; k, v = cursor.Prev() {
		digest(reverse, k, v)
	}
	d.ForwardSha256 = hex.EncodeToString(forward.Sum(nil))
	d.ReverseSha256 = hex.EncodeToString(reverse.Sum(nil))
	d.Seeks = probe(cursor, keys)
	o.Buckets = append(o.Buckets, d)

	for _, name := range names {
		below := append(append([]Bytes{}, path...), toBytes(name))
		if err := describeBuckets(b.Bucket(name), below, o); err != nil {
			return err
		}
	}
	return nil
}

func digest(h hash.Hash, k, v []byte) {
	var length [4]byte
	binary.BigEndian.PutUint32(length[:], uint32(len(k)))
	h.Write(length[:])
	h.Write(k)
	if v == nil {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
		return
	}
	binary.BigEndian.PutUint32(length[:], uint32(len(v)))
	h.Write(length[:])
	h.Write(v)
}

// probe seeks before the first key, behind the last, at some keys, just behind and just before each.
func probe(cursor *bolt.Cursor, keys [][]byte) []Seek {
	wanted := [][]byte{{}, {0}, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}}
	step := max(1, len(keys)/8)
	for i := 0; i < len(keys); i += step {
		wanted = append(wanted, around(keys[i])...)
	}
	if len(keys) > 0 {
		wanted = append(wanted, around(keys[len(keys)-1])...)
	}
	seeks := []Seek{}
	for _, k := range wanted {
		s := Seek{Key: hex.EncodeToString(k)}
		if found, _ := cursor.Seek(k); found != nil {
			b := toBytes(found)
			s.Found = &b
		}
		seeks = append(seeks, s)
	}
	return seeks
}

func around(key []byte) [][]byte {
	if len(key) > smallBytes {
		key = key[:smallBytes] // a prefix: lies before it
	}
	behind := append(append([]byte{}, key...), 0)
	before := append([]byte{}, key...)
	if last := len(before) - 1; before[last] > 0 {
		before[last]--
		before = append(before, 0xff)
	} else {
		before = before[:last]
	}
	return [][]byte{key, behind, before}
}
