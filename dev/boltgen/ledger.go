package main

import (
	"slices"

	bolt "go.etcd.io/bbolt"
)

// ledger writes revisions as etcd does, one under each main revision from 2 on, and keeps account of them: for each what
// it takes in its page and which revision came after it. All figures are sums over that account.
type ledger struct {
	db     *bolt.DB
	tx     *bolt.Tx
	inTx   int
	bytes  int // of the open transaction
	main   int64
	all    []written
	newest map[string]int // place in all of a key's newest revision
	leases []int64
}

// written is the account of one revision.
type written struct {
	bytes      int64 // 16 of the element, the revision, the KeyValue
	keyBytes   int64
	valueBytes int64
	lease      int64
	tombstone  bool
	next       int64 // main revision of the key's next one, 0 if there is none
	earlier    int   // place of the key's revision before, -1 if there is none
	version    int64 // 0 for a tombstone
	created    int64
}

func newLedger() *ledger {
	return &ledger{main: 1, newest: map[string]int{}}
}

// grant writes down a lease; it reaches the file at the end.
func (l *ledger) grant(id int64) { l.leases = append(l.leases, id) }

func (l *ledger) put(key string, value []byte, lease int64) error {
	w := written{keyBytes: int64(len(key)), valueBytes: int64(len(value)), lease: lease, version: 1, created: l.main + 1}
	if at, there := l.newest[key]; there && !l.all[at].tombstone {
		w.version, w.created = l.all[at].version+1, l.all[at].created
	}
	kv := appendBytesField(make([]byte, 0, len(key)+len(value)+64), 1, []byte(key))
	kv = appendVarintField(kv, 2, uint64(w.created))
	kv = appendVarintField(kv, 3, uint64(l.main+1))
	kv = appendVarintField(kv, 4, uint64(w.version))
	if len(value) > 0 { // proto3 leaves out what is empty
		kv = appendBytesField(kv, 5, value)
	}
	if lease != 0 {
		kv = appendVarintField(kv, 6, uint64(lease))
	}
	return l.write(key, kv, w)
}

func (l *ledger) remove(key string) error {
	return l.write(key, appendBytesField(nil, 1, []byte(key)), written{keyBytes: int64(len(key)), tombstone: true})
}

func (l *ledger) write(key string, kv []byte, w written) error {
	if l.tx == nil || l.inTx >= maxBatch || l.bytes >= batchBytes {
		if err := l.begin(); err != nil {
			return err
		}
	}
	l.main++
	revision := append(append(u64(uint64(l.main)), '_'), u64(0)...)
	if w.tombstone {
		revision = append(revision, 't')
	}
	w.bytes = 16 + int64(len(revision)) + int64(len(kv))
	w.earlier = -1
	if at, there := l.newest[key]; there {
		l.all[at].next = l.main
		w.earlier = at
	}
	l.newest[key] = len(l.all)
	l.all = append(l.all, w)
	l.inTx++
	l.bytes += int(w.bytes)
	return l.tx.Bucket([]byte("key")).Put(revision, kv)
}

// begin commits what is open and opens the next transaction.
func (l *ledger) begin() error {
	if err := l.commit(); err != nil {
		return err
	}
	tx, err := l.db.Begin(true)
	if err != nil {
		return err
	}
	tx.Bucket([]byte("key")).FillPercent = 0.9 // as etcd does for revisions, which only ever append
	l.tx, l.inTx, l.bytes = tx, 0, 0
	return nil
}

func (l *ledger) commit() error {
	if l.tx == nil {
		return nil
	}
	tx := l.tx
	l.tx = nil
	return tx.Commit()
}

func (l *ledger) finish() error {
	if err := l.commit(); err != nil {
		return err
	}
	slices.Sort(l.leases) // bbolt splits a leaf at commit only: 100,000 out of order would move each other for a minute
	return l.db.Update((&store{main: l.main, leases: l.leases}).finish)
}
