// Has the parser of TiDB read SQL from standard input; prints what it does not understand.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/pingcap/tidb/pkg/parser"
	_ "github.com/pingcap/tidb/pkg/parser/test_driver"
)

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err == nil {
		_, _, err = parser.New().ParseSQL(string(text))
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
