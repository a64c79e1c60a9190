// Command buildkite makes one call of go-buildkite and prints what came of it.
//
// The server is named by CLIENT_BASE_URL and the token by CLIENT_TOKEN. Request bodies are read from standard input.
package main

import (
	"context"
	"net/http"
	"os"
	"path/filepath"

	"github.com/buildkite/go-buildkite/v4"

	"registrysdk.invalid/clients/report"
)

func main() {
	recorder := report.NewRecorder()
	client, err := buildkite.NewOpts(
		buildkite.WithBaseURL(os.Getenv("CLIENT_BASE_URL")),
		buildkite.WithTokenAuth(os.Getenv("CLIENT_TOKEN")),
		buildkite.WithHTTPClient(&http.Client{Transport: recorder}))
	if err != nil {
		report.Stop(err)
	}
	if len(os.Args) < 2 {
		report.Stop("usage: buildkite CALL [ARGUMENT...]")
	}
	decoded, err := call(client, os.Args[1], os.Args[2:])
	recorder.Print(decoded, err)
}

func call(client *buildkite.Client, name string, args []string) (any, error) {
	ctx := context.Background()
	registries, packages := client.PackageRegistriesService, client.PackagesService
	switch name {
	case "registries.list":
		all, _, err := registries.List(ctx, args[0])
		return all, err
	case "registries.get":
		one, _, err := registries.Get(ctx, args[0], args[1])
		return one, err
	case "registries.create":
		var input buildkite.CreatePackageRegistryInput
		report.Input(&input)
		one, _, err := registries.Create(ctx, args[0], input)
		return one, err
	case "registries.update":
		var input buildkite.UpdatePackageRegistryInput
		report.Input(&input)
		one, _, err := registries.Update(ctx, args[0], args[1], input)
		return one, err
	case "registries.delete":
		_, err := registries.Delete(ctx, args[0], args[1])
		return nil, err
	case "packages.list":
		options := &buildkite.RegistryPackagesOptions{PerPage: args[2], After: args[3]}
		page, _, err := registries.ListPackages(ctx, args[0], args[1], options)
		return page, err
	case "packages.next":
		options, err := buildkite.RegistryPackagesLink(args[2]).ToOptions()
		if err != nil {
			return nil, err
		}
		page, _, err := registries.ListPackages(ctx, args[0], args[1], options)
		return page, err
	case "packages.get":
		one, _, err := packages.Get(ctx, args[0], args[1], args[2])
		return one, err
	case "packages.publish":
		file, err := os.Open(args[2])
		if err != nil {
			report.Stop(err)
		}
		defer file.Close()
		input := buildkite.CreatePackageInput{Package: file, Filename: filepath.Base(args[2])}
		one, _, err := packages.Create(ctx, args[0], args[1], input)
		return one, err
	case "packages.presign":
		form, _, err := packages.RequestPresignedUpload(ctx, args[0], args[1])
		return form, err
	case "packages.delete":
		_, err := packages.Delete(ctx, args[0], args[1], args[2])
		return nil, err
	case "rateLimit.get":
		limits, _, err := client.RateLimit.Get(ctx, args[0])
		return limits, err
	case "accessToken.get":
		token, _, err := client.AccessTokens.Get(ctx)
		return token, err
	case "accessToken.revoke":
		_, err := client.AccessTokens.Revoke(ctx)
		return nil, err
	}
	report.Stop("no call is named " + name)
	return nil, nil
}
