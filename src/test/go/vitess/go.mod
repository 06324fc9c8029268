module kinship.dev/vitess

go 1.26

require (
	go.etcd.io/etcd/server/v3 v3.6.7
	vitess.io/vitess v0.24.4
)
