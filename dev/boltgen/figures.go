package main

import (
	"encoding/base64"
	"slices"
)

// scaleFigures is what must be said of a file of `boltgen scale`. bytes are 16 + len(key) + len(value) of the entries in
// bucket key.
type scaleFigures struct {
	Case             string       `json:"case"`
	Head             int64        `json:"headRevision"`
	Revisions        int64        `json:"revisions"`
	LiveKeys         int64        `json:"liveKeys"`
	Live             stateFigures `json:"live"`
	Superseded       stateFigures `json:"superseded"`
	Tombstone        stateFigures `json:"tombstone"`
	FreedAtHead      freedFigures `json:"freedAtHead"`
	FreedAtMiddle    freedFigures `json:"freedAtMiddle"`
	Leases           int64        `json:"leases"`
	UnattachedLeases int64        `json:"unattachedLeases"`
	AttachedKeys     int64        `json:"attachedKeys"`
	LargestLiveBytes []int64      `json:"largestLiveBytes"`
	MostRevisions    []int64      `json:"mostRevisions"`
	MostHistoryBytes []int64      `json:"mostHistoryBytes"`
	Keys             []keyFigures `json:"keys,omitempty"` // when there are few
}

type stateFigures struct {
	Revisions  int64 `json:"revisions"`
	Bytes      int64 `json:"bytes"`
	KeyBytes   int64 `json:"keyBytes"`
	ValueBytes int64 `json:"valueBytes"`
}

type freedFigures struct {
	Revision  int64 `json:"revision"`
	Revisions int64 `json:"revisions"`
	Bytes     int64 `json:"bytes"`
}

type keyFigures struct {
	KeyBase64    string `json:"keyBase64"`
	State        string `json:"state"`
	Revisions    int64  `json:"revisions"`
	LiveBytes    int64  `json:"liveBytes"`
	HistoryBytes int64  `json:"historyBytes"`
	ValueBytes   int64  `json:"valueBytes"`
	ModRevision  int64  `json:"modRevision"`
	Version      int64  `json:"version"`
}

const (
	listLength = 10
	fewKeys    = 100
)

func (l *ledger) figures(name string) scaleFigures {
	f := scaleFigures{Case: name, Head: l.main, Revisions: int64(len(l.all)), Leases: int64(len(l.leases))}
	attached := map[int64]bool{}
	for _, w := range l.all {
		state := &f.Superseded
		switch {
		case w.tombstone:
			state = &f.Tombstone
		case w.next == 0:
			state = &f.Live
			if w.lease != 0 {
				f.AttachedKeys++
				attached[w.lease] = true
			}
		}
		state.Revisions++
		state.Bytes += w.bytes
		state.KeyBytes += w.keyBytes
		state.ValueBytes += w.valueBytes
	}
	f.LiveKeys = f.Live.Revisions
	f.UnattachedLeases = f.Leases - int64(len(attached))
	f.FreedAtHead, f.FreedAtMiddle = l.freed(l.main), l.freed(l.main/2)
	l.keys(&f)
	return f
}

// freed is what etcd 3.6 deletes when it compacts at a revision: puts that a revision up to there followed, and tombstones
// before it (etcd, server/storage/mvcc/key_index.go: keyIndex.compact; Keep for the one at the very revision).
func (l *ledger) freed(at int64) freedFigures {
	f := freedFigures{Revision: at}
	for i, w := range l.all {
		main := int64(i) + 2
		if (w.tombstone && main < at) || (!w.tombstone && w.next != 0 && w.next <= at) {
			f.Revisions++
			f.Bytes += w.bytes
		}
	}
	return f
}

func (l *ledger) keys(f *scaleFigures) {
	keys := make([]keyFigures, 0, len(l.newest))
	for name, at := range l.newest {
		newest := l.all[at]
		k := keyFigures{State: "live", ModRevision: int64(at) + 2, Version: newest.version, ValueBytes: newest.valueBytes}
		if len(l.newest) <= fewKeys {
			k.KeyBase64 = base64.StdEncoding.EncodeToString([]byte(name))
		}
		if newest.tombstone {
			k.State = "tombstone"
		} else {
			k.LiveBytes = newest.bytes
		}
		for i := at; i >= 0; i = l.all[i].earlier {
			k.Revisions++
			k.HistoryBytes += l.all[i].bytes
		}
		k.HistoryBytes -= k.LiveBytes
		keys = append(keys, k)
	}
	f.LargestLiveBytes = top(keys, func(k keyFigures) int64 { return k.LiveBytes })
	f.MostRevisions = top(keys, func(k keyFigures) int64 { return k.Revisions })
	f.MostHistoryBytes = top(keys, func(k keyFigures) int64 { return k.HistoryBytes })
	if len(keys) <= fewKeys {
		slices.SortFunc(keys, func(a, b keyFigures) int { return int(a.ModRevision - b.ModRevision) })
		f.Keys = keys
	}
}

// top gives the largest figures, falling, without zeros.
func top(keys []keyFigures, figure func(keyFigures) int64) []int64 {
	all := []int64{}
	for _, k := range keys {
		if figure(k) > 0 {
			all = append(all, figure(k))
		}
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all[:min(listLength, len(all))]
}
