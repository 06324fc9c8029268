//go:build tools

// Package tools names the programs of a cluster: `go install` takes no module that excludes others.
package tools

import (
	_ "go.etcd.io/etcd/server/v3"
	_ "vitess.io/vitess/go/cmd/mysqlctl"
	_ "vitess.io/vitess/go/cmd/vtctld"
	_ "vitess.io/vitess/go/cmd/vtctldclient"
	_ "vitess.io/vitess/go/cmd/vtgate"
	_ "vitess.io/vitess/go/cmd/vttablet"
)
