// The offline commands of the real etcdutl. Its main package cannot be fetched by version, its commands can.
// 3.5 has no hashkv yet; its totalKey counts the entries of every bucket, which 3.7 no longer does.
package main

import (
	"os"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/etcdutl/v3/etcdutl"
)

func main() {
	root := &cobra.Command{Use: "etcdutl"}
	root.PersistentFlags().StringVarP(&etcdutl.OutputFormat, "write-out", "w", "simple", "fields, json, protobuf, simple, table")
	root.AddCommand(
		etcdutl.NewDefragCommand(),
		etcdutl.NewSnapshotCommand(),
		etcdutl.NewVersionCommand(),
	)
	if root.Execute() != nil {
		os.Exit(1)
	}
}
