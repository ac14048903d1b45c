// boltgen writes bbolt files with the real bbolt library, and beside each what that library says of it: the oracle for
// etcdray's own reader. It also writes large files in etcd's layout for benchmarks. See README.md.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

const usage = `boltgen: bbolt files made by the real bbolt library, and what it says of them

  boltgen [--only NAME,NAME] OUTDIR    NAME.db and NAME.json of every case, and manifest.json
  boltgen list                         the cases, one a line
  boltgen oracle FILE                  the same JSON for any bbolt file, on stdout (opens it read-only)
  boltgen compactions [--runs N] FILE  pages in use and high-water mark after what a compaction of an etcd db deletes, N times
  boltgen defragment FILE              pages and file length after a defragmentation of an etcd db
  boltgen etcd [flags] OUT             a large file in etcd's layout: boltgen etcd --help
  boltgen scale CASE OUT               a file of one extreme in etcd's layout, and on stdout what follows from how it was made
`

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "boltgen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	switch args[0] {
	case "-h", "--help", "help":
		fmt.Print(usage)
		return nil
	case "list":
		for _, c := range cases() {
			fmt.Printf("%-22s %s\n", c.name, c.what)
		}
		return nil
	case "oracle":
		if len(args) != 2 {
			return fmt.Errorf("oracle needs one FILE")
		}
		o, err := describe(args[1])
		if err != nil {
			return err
		}
		return writeJSON(os.Stdout, o)
	case "compactions":
		return compactions(args[1:])
	case "defragment":
		return defragment(args[1:])
	case "etcd":
		return generateEtcd(args[1:])
	case "scale":
		return scale(args[1:])
	}
	flags := flag.NewFlagSet("boltgen", flag.ExitOnError)
	flags.Usage = func() { fmt.Fprint(os.Stderr, usage) }
	only := flags.String("only", "", "comma-separated names of cases")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("needs one OUTDIR; see boltgen --help")
	}
	return generateAll(flags.Arg(0), *only)
}

type manifestEntry struct {
	Name   string `json:"name"`
	What   string `json:"what"`
	File   string `json:"file"`
	Oracle string `json:"oracle"`
}

func generateAll(dir, only string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, name := range strings.Split(only, ",") {
		if name != "" {
			wanted[name] = true
		}
	}
	manifest := []manifestEntry{}
	for _, c := range cases() {
		if only != "" && !wanted[c.name] {
			continue
		}
		delete(wanted, c.name)
		file := filepath.Join(dir, c.name+".db")
		if err := c.write(file); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		o, err := describe(file)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		o.Name, o.What = c.name, c.what
		if err := writeJSONFile(filepath.Join(dir, c.name+".json"), o); err != nil {
			return err
		}
		manifest = append(manifest, manifestEntry{c.name, c.what, c.name + ".db", c.name + ".json"})
	}
	for name := range wanted {
		return fmt.Errorf("no case %q; see boltgen list", name)
	}
	// Last, so that a manifest means: everything is there.
	return writeJSONFile(filepath.Join(dir, "manifest.json"), manifest)
}

func writeJSONFile(path string, v any) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := writeJSON(f, v); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(v)
}
