# Reads a layer through QGIS's own OGC API Features provider and prints what it got.
# usage: qgis_oapif.py BASE LAYER WEST SOUTH EAST NORTH EXPRESSION
import json
import sys

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer

base, name = sys.argv[1:3]
box = [float(v) for v in sys.argv[3:7]]
QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()


def layer(sql=""):
    uri = f"url='{base}' typename='{name}' restrictToRequestBBOX='1'" + (f" sql={sql}" if sql else "")
    made = QgsVectorLayer(uri, name, "OAPIF")
    if not made.isValid():
        raise SystemExit("the layer is not valid: " + str(made.dataProvider().error().message() if made.dataProvider() else made.error().message()))
    return made


def read(made, request):
    return sorted(f["TBBH"] for f in made.getFeatures(request))


whole = layer()
inside = QgsFeatureRequest().setFilterRect(QgsRectangle(*box)).setFlags(QgsFeatureRequest.ExactIntersect)
print(json.dumps({
    "count": whole.featureCount(),
    "extent": [whole.extent().xMinimum(), whole.extent().yMinimum(), whole.extent().xMaximum(), whole.extent().yMaximum()],
    "fields": [f.name() for f in whole.fields()],
    "crs": whole.crs().authid(),
    "box": read(layer(), inside),
    "both": read(layer(), QgsFeatureRequest(inside).setFilterExpression(sys.argv[7])),
}))
app.exitQgis()
