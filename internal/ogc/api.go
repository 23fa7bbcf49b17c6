package ogc

import (
	"encoding/json"
	"fmt"
	"maps"

	"onemap/internal/filter"
	"onemap/internal/layer"
)

const itemsPath = "/collections/{collectionId}/items"

// API makes the definition of the API as served: the contract (OpenAPI 3.0 as
// JSON) and, beside the templated path, the items of each collection under its
// own name with every property as a parameter. GDAL looks there for what it
// may push down and takes no templated path; QGIS looks at
// components/parameters/limit for the size of a page.
func API(contract []byte, s Site, layers layer.Definitions) ([]byte, error) {
	var document map[string]any
	if err := json.Unmarshal(contract, &document); err != nil {
		return nil, err
	}
	document["servers"] = []any{map[string]any{"url": s.Base}}
	paths, _ := document["paths"].(map[string]any)
	item, _ := paths[itemsPath].(map[string]any)
	operation, ok := item["get"].(map[string]any)
	if !ok {
		return nil, fmt.Errorf("the contract has no GET %s", itemsPath)
	}
	for code, d := range layers {
		paths[collectionPath(string(code))+"/items"] = map[string]any{"get": itemsOf(operation, d)}
	}
	return json.Marshal(document)
}

// itemsOf is the operation for one collection.
func itemsOf(operation map[string]any, d layer.Definition) map[string]any {
	o := maps.Clone(operation)
	o["operationId"] = fmt.Sprint(operation["operationId"], "_", d.Code)
	o["summary"] = d.Name.ZH + " " + d.Name.EN
	var parameters []any
	list, _ := operation["parameters"].([]any)
	for _, p := range list {
		if m, ok := p.(map[string]any); ok && m["$ref"] != "#/components/parameters/collectionId" {
			parameters = append(parameters, p)
		}
	}
	o["parameters"] = append(parameters, propertyParameters(d)...)
	return o
}

// propertyParameters offers each property of a layer as a parameter.
func propertyParameters(d layer.Definition) []any {
	var out []any
	for _, p := range filter.Queryables(d).Properties() {
		if p.Kind == filter.Geometry {
			continue
		}
		title, _ := titleOf(d, p)
		schema := map[string]any{"type": "string"}
		switch p.Kind {
		case filter.Integer, filter.Number:
			schema["type"] = "number"
		case filter.Date:
			schema["format"] = "date"
		}
		out = append(out, map[string]any{"name": p.Name, "in": "query", "required": false, "style": "form", "explode": false,
			"description": title.ZH + " " + title.EN, "schema": schema})
	}
	return out
}
