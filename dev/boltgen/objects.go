package main

import (
	"encoding/binary"
	"fmt"
)

// kind says how the keys and values of one sort of object look. Shares and sizes are those of an ordinary busy cluster.
type kind struct {
	resource   string // as it stands in the key
	apiVersion string
	name       string
	share      int // of 100 objects
	bytes      int // of a typical value
	cluster    bool
}

var kinds = []kind{
	{"pods", "v1", "Pod", 24, 2600, false},
	{"events", "v1", "Event", 30, 600, false},
	{"leases", "coordination.k8s.io/v1", "Lease", 6, 350, false},
	{"configmaps", "v1", "ConfigMap", 8, 1500, false},
	{"secrets", "v1", "Secret", 8, 1800, false},
	{"replicasets", "apps/v1", "ReplicaSet", 8, 1600, false},
	{"deployments", "apps/v1", "Deployment", 4, 1900, false},
	{"endpointslices", "discovery.k8s.io/v1", "EndpointSlice", 5, 900, false},
	{"minions", "v1", "Node", 1, 5000, true},
	{"cert-manager.io/certificates", "cert-manager.io/v1", "Certificate", 6, 1400, false},
}

func kindOf(i int) kind {
	at := int(uint32(i)*2654435761>>8) % 100
	for _, k := range kinds {
		if at -= k.share; at < 0 {
			return k
		}
	}
	return kinds[0]
}

func namespaceOf(i int) string { return fmt.Sprintf("team-%02d", (i/7)%40) }

func (k kind) key(i int) string {
	if k.cluster {
		return fmt.Sprintf("/registry/%s/node-%07d", k.resource, i)
	}
	return fmt.Sprintf("/registry/%s/%s/%s-%07d", k.resource, namespaceOf(i), "app", i)
}

// value is a stored object: JSON for the custom resource, else "k8s\0" and runtime.Unknown with metadata and a spec.
func (k kind) value(s *store, i int) []byte {
	size := k.bytes/2 + s.random.Intn(k.bytes)
	if s.random.Intn(2000) == 0 {
		size *= 60 // now and then one that fills many pages
	}
	filler := s.filler(size)
	name, namespace := fmt.Sprintf("app-%07d", i), namespaceOf(i)
	if k.resource == "cert-manager.io/certificates" {
		return fmt.Appendf(nil, `{"apiVersion":%q,"kind":%q,"metadata":{"name":%q,"namespace":%q,"managedFields":[{"manager":"controller","operation":"Update","fieldsV1":{"f:spec":{}}}]},"spec":{"text":%q}}`,
			k.apiVersion, k.name, name, namespace, filler)
	}
	managed := appendBytesField(nil, 1, []byte("kube-controller-manager"))
	managed = appendBytesField(managed, 2, []byte("Update"))
	managed = appendBytesField(managed, 7, appendBytesField(nil, 1, filler[:len(filler)/4]))
	meta := appendBytesField(nil, 1, []byte(name))
	if !k.cluster {
		meta = appendBytesField(meta, 3, []byte(namespace))
	}
	meta = appendBytesField(meta, 17, managed)
	raw := appendBytesField(nil, 1, meta)
	raw = appendBytesField(raw, 2, appendBytesField(nil, 1, filler[len(filler)/4:]))
	typeMeta := appendBytesField(appendBytesField(nil, 1, []byte(k.apiVersion)), 2, []byte(k.name))
	value := appendBytesField([]byte("k8s\x00"), 1, typeMeta)
	return appendBytesField(value, 2, raw)
}

func (s *store) filler(size int) []byte {
	size = min(size, len(s.noise)/2)
	at := s.random.Intn(len(s.noise) - size)
	return s.noise[at : at+size]
}

func appendVarintField(b []byte, field int, v uint64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(b, uint64(field)<<3), v)
}

func appendBytesField(b []byte, field int, v []byte) []byte {
	b = binary.AppendUvarint(b, uint64(field)<<3|2)
	return append(binary.AppendUvarint(b, uint64(len(v))), v...)
}
