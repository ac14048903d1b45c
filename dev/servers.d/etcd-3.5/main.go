// A real etcd server. It is built from the module as a dependency, because etcd's own main package is not importable by version.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() { etcdmain.Main(os.Args) }
