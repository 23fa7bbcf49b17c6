package geometry

// system joins the system the sender stated with a "crs" member (GeoJSON 2008,
// still written by GDAL): "urn:ogc:def:crs:EPSG::4527", "EPSG:4527" or CRS84.
func (g geoJSON) system(stated CRS) (CRS, error) {
	if g.CRS == nil {
		return stated, nil
	}
	return agreeName(stated, g.CRS.Properties.Name)
}

func agreeName(stated CRS, name string) (CRS, error) {
	if p := RefusedDatum(name); p != nil {
		return CRS{}, p
	}
	epsg, ok := NamedEPSG(name)
	if !ok {
		return CRS{}, unknownCRS(name)
	}
	return agree(stated, epsg)
}
