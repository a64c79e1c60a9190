module registrysdk.invalid/clients

go 1.25.0

require (
	github.com/bradleyfalzon/ghinstallation/v2 v2.19.0
	github.com/buildkite/go-buildkite/v4 v4.23.0
	github.com/google/go-github/v89 v89.0.0
	golang.org/x/crypto v0.52.0
)

require (
	github.com/cenkalti/backoff v1.1.1-0.20171020064038-309aa717adbf // indirect
	github.com/golang-jwt/jwt/v4 v4.5.2 // indirect
	github.com/google/go-github/v88 v88.0.0 // indirect
	github.com/google/go-querystring v1.2.0 // indirect
	golang.org/x/net v0.54.0 // indirect
	golang.org/x/sys v0.45.0 // indirect
)
