package main

import (
	"bytes"
	"io"
	"os"
)

// punchZeros rewrites file with holes where it is zero. Its bytes stay the same, its place on disk shrinks.
func punchZeros(file string) error {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(file + ".part")
	if err != nil {
		return err
	}
	defer out.Close()
	const block = 64 << 10
	buffer, zeros := make([]byte, block), make([]byte, block)
	var at int64
	for {
		n, err := io.ReadFull(in, buffer)
		if n > 0 && !bytes.Equal(buffer[:n], zeros[:n]) {
			if _, err := out.WriteAt(buffer[:n], at); err != nil {
				return err
			}
		}
		at += int64(n)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			break
		} else if err != nil {
			return err
		}
	}
	if err := out.Truncate(at); err != nil {
		return err
	}
	return os.Rename(out.Name(), file)
}
