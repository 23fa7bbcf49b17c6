# Prints what OWSLib finds of a service. usage: owslib_features.py BASE LAYER
import json
import sys

from owslib.ogcapi.features import Features

base, name = sys.argv[1:3]
w = Features(base)
page = w.collection_items(name, bbox=[117.0, 35.0, 117.01, 35.01], limit=3)
print(json.dumps({
    "collections": w.feature_collections(),
    "conformance": len(w.conformance()["conformsTo"]),
    "paths": len(w.api()["paths"]),
    "queryables": sorted(w.collection_queryables(name)["properties"]),
    "matched": page["numberMatched"],
    "returned": [f["id"] for f in page["features"]],
    "item": w.collection_item(name, page["features"][0]["id"])["properties"]["TBBH"],
}))
