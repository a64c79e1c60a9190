// Package report prints what a call of somebody else's client sent, received and decoded, as one JSON object.
package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"reflect"
	"strings"
)

// Exchange is one request and its response.
type Exchange struct {
	Method      string `json:"method"`
	Path        string `json:"path"`
	RequestBody string `json:"request_body"`
	Status      int    `json:"status"`
	Body        string `json:"body"`
}

// Recorder passes requests on and keeps what was exchanged with the API.
type Recorder struct {
	Next      http.RoundTripper
	Exchanges []Exchange
}

// NewRecorder records what goes through the default transport.
func NewRecorder() *Recorder {
	return &Recorder{Next: http.DefaultTransport, Exchanges: []Exchange{}}
}

// RoundTrip implements http.RoundTripper.
func (r *Recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	exchange := Exchange{Method: request.Method, Path: request.URL.RequestURI()}
	if request.Body != nil && request.Header.Get("Content-Type") == "application/json" {
		sent, err := io.ReadAll(request.Body)
		if err != nil {
			return nil, err
		}
		exchange.RequestBody = string(sent)
		request = request.Clone(request.Context())
		request.Body = io.NopCloser(bytes.NewReader(sent))
	}
	response, err := r.Next.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	received, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	response.Body.Close()
	response.Body = io.NopCloser(bytes.NewReader(received))
	exchange.Status = response.StatusCode
	exchange.Body = string(received)
	r.Exchanges = append(r.Exchanges, exchange)
	return response, nil
}

// Print writes the result of a call to standard output.
func (r *Recorder) Print(decoded any, failure error) {
	result := map[string]any{"decoded": Fields(decoded), "exchanges": r.Exchanges}
	if failure != nil {
		result["error"] = failure.Error()
		result["error_type"] = strings.TrimPrefix(fmt.Sprintf("%T", failure), "*")
		result["error_fields"] = Fields(failure)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(result); err != nil {
		Stop(err)
	}
}

// Input reads standard input into a request of the client.
func Input(into any) {
	if err := json.NewDecoder(os.Stdin).Decode(into); err != nil {
		Stop(fmt.Errorf("standard input: %w", err))
	}
}

// Stop ends the program because of something that is not the call's own failure.
func Stop(reason any) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(2)
}

var marshaler = reflect.TypeFor[json.Marshaler]()

// Fields gives every field that a type declares, those that were left empty too, by its name in JSON.
func Fields(value any) any {
	return fields(reflect.ValueOf(value))
}

func fields(value reflect.Value) any {
	if !value.IsValid() {
		return nil
	}
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		if value.IsNil() {
			return nil
		}
		return fields(value.Elem())
	case reflect.Struct:
		if value.Type().Implements(marshaler) {
			return value.Interface()
		}
		all := map[string]any{}
		for i := range value.NumField() {
			declared := value.Type().Field(i)
			name, _, _ := strings.Cut(declared.Tag.Get("json"), ",")
			if declared.IsExported() && name != "" && name != "-" {
				all[name] = fields(value.Field(i))
			}
		}
		return all
	case reflect.Slice:
		if value.IsNil() {
			return nil
		}
		all := []any{}
		for i := range value.Len() {
			all = append(all, fields(value.Index(i)))
		}
		return all
	default:
		return value.Interface()
	}
}
