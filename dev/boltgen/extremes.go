package main

import (
	"bytes"
	"fmt"
	"math/rand"
	"strings"
)

const million = 1_000_000

func oneKey(l *ledger) error {
	const key = "/registry/leases/kube-system/scheduler"
	for i := range million {
		var err error
		if i%1000 == 500 {
			err = l.remove(key)
		} else {
			err = l.put(key, smallObject("coordination.k8s.io/v1", "Lease", "scheduler", "kube-system", i%40), 0)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func manyObjects(l *ledger) error {
	resources := []struct{ key, apiVersion, kind string }{
		{"pods", "v1", "Pod"}, {"configmaps", "v1", "ConfigMap"}, {"secrets", "v1", "Secret"},
		{"deployments", "apps/v1", "Deployment"}, {"events", "v1", "Event"},
	}
	for i := range million {
		r := resources[i%5]
		namespace, name := fmt.Sprintf("team-%03d", i/5%200), fmt.Sprintf("app-%07d", i)
		key := fmt.Sprintf("/registry/%s/%s/%s", r.key, namespace, name)
		if err := l.put(key, smallObject(r.apiVersion, r.kind, name, namespace, i%50), 0); err != nil {
			return err
		}
	}
	return nil
}

// smallObject is as Kubernetes stores one: metadata and, as field 2, some bytes.
func smallObject(apiVersion, kind, name, namespace string, filler int) []byte {
	meta := appendBytesField(nil, 1, []byte(name))
	meta = appendBytesField(meta, 3, []byte(namespace))
	raw := appendBytesField(nil, 1, meta)
	raw = appendBytesField(raw, 2, appendBytesField(nil, 15, bytes.Repeat([]byte{'x'}, filler)))
	typeMeta := appendBytesField(appendBytesField(nil, 1, []byte(apiVersion)), 2, []byte(kind))
	return appendBytesField(appendBytesField([]byte("k8s\x00"), 1, typeMeta), 2, raw)
}

// largeValues: sizes differ by a few bytes, so that every key's are its own.
func largeValues(l *ledger) error {
	r := rand.New(rand.NewSource(17))
	value := noise(r, 10<<20+1000)
	key := func(i int) string { return fmt.Sprintf("/blobs/store/blob-%02d", i) }
	for round := range 3 {
		for i := range 30 {
			if round > 0 && i >= 10 {
				break
			}
			if err := l.put(key(i), value[:10<<20+3*i+round], 0); err != nil {
				return err
			}
		}
	}
	return l.remove(key(29))
}

func oddKeys(l *ledger) error {
	for i, key := range oddNames() {
		// Every third has an empty value, every fourth is written again, every tenth deleted, every twentieth there again.
		if err := l.put(key, bytes.Repeat([]byte{byte(i)}, i%3*100+i%3*i), 0); err != nil {
			return err
		}
		if i%4 == 0 {
			if err := l.put(key, nil, 0); err != nil {
				return err
			}
		}
		if i%10 == 3 {
			if err := l.remove(key); err != nil {
				return err
			}
		}
		if i%20 == 3 {
			if err := l.put(key, []byte("again"), 0); err != nil {
				return err
			}
		}
	}
	return nil
}

func oddNames() []string {
	long := strings.Repeat("long", 30_000/4)
	return []string{
		"\xff", "\x00", "a", "a\x00", "a\x00\x00", "/", "//", "///", "/registry", "/registry/", "/registry//",
		"/registry/pods", "/registry/pods/", "/registry/pods//x", "/registry/pods/team//", "registry/pods/team/x",
		"/registry/pods/\xff\xfe/name", "/registry/pods/team/\xc3", "/registry/pods/team/\xed\xa0\x80",
		"/registry/\xc0\xaf/x", "/registry/pods/team/\xf0\x9f\x90\xb3", "\xef\xbb\xbfbom", "\xfe\xff",
		"new\nline", "carriage\r\nreturn", "tab\there", "nul\x00inside/and\x00here", "\x1b[31mred\x1b[0m",
		"\x1b]0;title\x07", `"quoted"`, `it's`, `back\slash`, `\x00`, `\xff`, "`id`", "$(id)", "%s%n", "=1+1", "-o", "--help",
		"a,b;c", "<script>alert(1)</script>", "&amp;", "\u202ereversed", "\u200b", "e\u0301", "\u00e9", " ", "  two ",
		"(root)", "(all prefixes)", "... (3 others)", "(undecodable)", "null", "key_\x00\x00\x00\x00\x00\x00\x00\x02_\x00",
		long, "/registry/configmaps/" + long[:253] + "/" + long, strings.Repeat("/", 30_000), strings.Repeat("/d", 15_000),
		strings.Repeat("\xff", 30_000), strings.Repeat("\n", 3_000), "/registry/events.k8s.io/events/team/x",
	}
}

// manyLeases: the first half has a live key each. Of the others some had one that was put again without a lease, some
// one that was deleted.
func manyLeases(l *ledger) error {
	const leases = 100_000
	r := rand.New(rand.NewSource(19))
	for i := range leases {
		id := r.Int63()
		l.grant(id)
		key := fmt.Sprintf("/registry/events/team-%02d/event-%06d", i%40, i)
		var err error
		switch {
		case i < leases/2:
			err = l.put(key, smallObject("v1", "Event", "event", "team", i%50), id)
		case i%100 == 0:
			if err = l.put(key, []byte("leased"), id); err == nil {
				err = l.put(key, []byte("kept"), 0)
			}
		case i%100 == 1:
			if err = l.put(key, []byte("leased"), id); err == nil {
				err = l.remove(key)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
