// Command github makes one call of go-github and prints what came of it.
//
// The server is named by CLIENT_BASE_URL. The client signs in with the token in CLIENT_TOKEN, or as a GitHub App, by
// ghinstallation, with CLIENT_APP_ID, CLIENT_INSTALLATION_ID and CLIENT_PRIVATE_KEY_FILE. Request bodies are read from
// standard input; the field "secret" of one is sealed here.
package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/bradleyfalzon/ghinstallation/v2"
	"github.com/google/go-github/v89/github"
	"golang.org/x/crypto/nacl/box"

	"registrysdk.invalid/clients/report"
)

func main() {
	if len(os.Args) < 2 {
		report.Stop("usage: github CALL [ARGUMENT...]")
	}
	recorder := report.NewRecorder()
	base := os.Getenv("CLIENT_BASE_URL")
	client, err := github.NewClient(
		github.WithTransport(signedIn(recorder, base, strings.HasPrefix(os.Args[1], "app."))),
		github.WithURLs(&base, &base))
	if err != nil {
		report.Stop(err)
	}
	decoded, err := call(client, os.Args[1], os.Args[2:])
	recorder.Print(decoded, err)
}

type bearer struct {
	token string
	next  http.RoundTripper
}

func (b bearer) RoundTrip(request *http.Request) (*http.Response, error) {
	request = request.Clone(request.Context())
	request.Header.Set("Authorization", "Bearer "+b.token)
	return b.next.RoundTrip(request)
}

func signedIn(recorder *report.Recorder, base string, asApp bool) http.RoundTripper {
	if token := os.Getenv("CLIENT_TOKEN"); token != "" {
		return bearer{token, recorder}
	}
	app, err := ghinstallation.NewAppsTransportKeyFromFile(
		recorder, number(os.Getenv("CLIENT_APP_ID")), os.Getenv("CLIENT_PRIVATE_KEY_FILE"))
	if err != nil {
		report.Stop(err)
	}
	app.BaseURL = strings.TrimSuffix(base, "/")
	if asApp {
		return app
	}
	return ghinstallation.NewFromAppsTransport(app, number(os.Getenv("CLIENT_INSTALLATION_ID")))
}

func number(text string) int64 {
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		report.Stop(err)
	}
	return value
}

func call(client *github.Client, name string, args []string) (any, error) {
	ctx := context.Background()
	registries := client.PrivateRegistries
	switch name {
	case "registries.list":
		options := &github.ListOptions{Page: int(number(args[1])), PerPage: int(number(args[2]))}
		page, response, err := registries.ListOrganizationPrivateRegistries(ctx, args[0], options)
		return paged(page, response, err)
	case "registries.publicKey":
		key, _, err := registries.GetOrganizationPrivateRegistriesPublicKey(ctx, args[0])
		return key, err
	case "registries.get":
		one, _, err := registries.GetOrganizationPrivateRegistry(ctx, args[0], args[1])
		return one, err
	case "registries.create":
		var body github.CreateOrganizationPrivateRegistry
		if err := sealed(ctx, registries.GetOrganizationPrivateRegistriesPublicKey, args[0], &body); err != nil {
			return nil, err
		}
		one, _, err := registries.CreateOrganizationPrivateRegistry(ctx, args[0], body)
		return one, err
	case "registries.update":
		var body github.UpdateOrganizationPrivateRegistry
		if err := sealed(ctx, registries.GetOrganizationPrivateRegistriesPublicKey, args[0], &body); err != nil {
			return nil, err
		}
		_, err := registries.UpdateOrganizationPrivateRegistry(ctx, args[0], args[1], body)
		return nil, err
	case "registries.delete":
		_, err := registries.DeleteOrganizationPrivateRegistry(ctx, args[0], args[1])
		return nil, err
	case "secrets.list":
		options := &github.ListOptions{Page: int(number(args[1])), PerPage: int(number(args[2]))}
		page, response, err := client.Dependabot.ListOrgSecrets(ctx, args[0], options)
		return paged(page, response, err)
	case "secrets.publicKey":
		key, _, err := client.Dependabot.GetOrgPublicKey(ctx, args[0])
		return key, err
	case "secrets.get":
		one, _, err := client.Dependabot.GetOrgSecret(ctx, args[0], args[1])
		return one, err
	case "secrets.put":
		var body github.DependabotEncryptedSecret
		if err := sealed(ctx, client.Dependabot.GetOrgPublicKey, args[0], &body); err != nil {
			return nil, err
		}
		body.Name = args[1]
		_, err := client.Dependabot.CreateOrUpdateOrgSecret(ctx, args[0], &body)
		return nil, err
	case "secrets.delete":
		_, err := client.Dependabot.DeleteOrgSecret(ctx, args[0], args[1])
		return nil, err
	case "secrets.repositories":
		page, _, err := client.Dependabot.ListSelectedReposForOrgSecret(ctx, args[0], args[1], nil)
		return page, err
	case "secrets.setRepositories":
		_, err := client.Dependabot.SetSelectedReposForOrgSecret(ctx, args[0], args[1], numbers(args[2:]))
		return nil, err
	case "secrets.addRepository":
		_, err := client.Dependabot.AddSelectedRepoToOrgSecret(ctx, args[0], args[1], repository(args[2]))
		return nil, err
	case "secrets.removeRepository":
		_, err := client.Dependabot.RemoveSelectedRepoFromOrgSecret(ctx, args[0], args[1], repository(args[2]))
		return nil, err
	case "repositories.get":
		one, _, err := client.Repositories.Get(ctx, args[0], args[1])
		return one, err
	case "app.installation":
		one, _, err := client.Apps.GetOrganizationInstallation(ctx, args[0])
		return one, err
	case "app.createToken":
		token, _, err := client.Apps.CreateInstallationToken(ctx, number(args[0]), nil)
		return token, err
	case "token.revoke":
		_, err := client.Apps.RevokeInstallationToken(ctx)
		return nil, err
	}
	report.Stop("no call is named " + name)
	return nil, nil
}

// paged adds what the client says about further pages.
func paged(page any, response *github.Response, err error) (any, error) {
	if err != nil {
		return page, err
	}
	return struct {
		Page     any `json:"page"`
		NextPage int `json:"next_page"`
		LastPage int `json:"last_page"`
	}{page, response.NextPage, response.LastPage}, nil
}

func numbers(texts []string) []int64 {
	values := []int64{}
	for _, text := range texts {
		values = append(values, number(text))
	}
	return values
}

func repository(id string) *github.Repository {
	return &github.Repository{ID: github.Ptr(number(id))}
}

type publicKey func(context.Context, string) (*github.PublicKey, *github.Response, error)

// sealed reads a request body and seals its "secret" for the organization, as GitHub's guide shows it.
func sealed(ctx context.Context, get publicKey, organization string, into any) error {
	given := map[string]any{}
	report.Input(&given)
	if secret, ok := given["secret"].(string); ok {
		delete(given, "secret")
		key, _, err := get(ctx, organization)
		if err != nil {
			return err
		}
		decoded, err := base64.StdEncoding.DecodeString(key.GetKey())
		if err != nil {
			return err
		}
		encrypted, err := box.SealAnonymous(nil, []byte(secret), (*[32]byte)(decoded), rand.Reader)
		if err != nil {
			return err
		}
		given["encrypted_value"] = base64.StdEncoding.EncodeToString(encrypted)
		given["key_id"] = key.GetKeyID()
	}
	text, err := json.Marshal(given)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}
