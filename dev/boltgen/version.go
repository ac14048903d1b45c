package main

import "runtime/debug"

// bboltVersion is the version of the library that this program was built with.
func bboltVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == "go.etcd.io/bbolt" {
				return m.Version
			}
		}
	}
	return "unknown"
}
