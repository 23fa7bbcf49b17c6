"""Lets QGIS draw vector tiles and says what it saw.

usage: qgis_tiles.py LAYER-URI EPSG XMIN,YMIN,XMAX,YMAX PICTURE.png
prints JSON: whether the layer is valid, its CRS and zooms, what QGIS says of its
style, and how many pixels of the picture are not white.
"""
import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsMapRendererSequentialJob, QgsMapSettings,
                       QgsRectangle, QgsVectorTileLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

uri, epsg, box, picture = sys.argv[1:5]
app = QgsApplication([], False)
app.initQgis()
layer = QgsVectorTileLayer(uri, "tiles")
told = layer.loadDefaultStyle() if "styleUrl" in uri or "arcgis" in uri else ("", True, [])
settings = QgsMapSettings()
settings.setLayers([layer])
settings.setDestinationCrs(QgsCoordinateReferenceSystem.fromEpsgId(int(epsg)))
settings.setExtent(QgsRectangle(*map(float, box.split(","))))
settings.setOutputSize(QSize(900, 700))
settings.setBackgroundColor(QColor("white"))
job = QgsMapRendererSequentialJob(settings)
job.start()
job.waitForFinished()
image = job.renderedImage()
image.save(picture)
white = QColor("white").rgb()
inked = sum(1 for y in range(0, image.height(), 2) for x in range(0, image.width(), 2) if image.pixel(x, y) != white)
renderer = layer.renderer()
print(json.dumps({
    "valid": layer.isValid(), "crs": layer.crs().authid(), "minzoom": layer.sourceMinZoom(), "maxzoom": layer.sourceMaxZoom(),
    "styles": len(renderer.styles()) if renderer else 0, "inked": inked * 4, "told": [str(t) for t in told],
    "errors": [str(e.message) for e in job.errors()],
}))
app.exitQgis()
