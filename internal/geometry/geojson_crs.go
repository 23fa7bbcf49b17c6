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

// agree joins the system the sender stated and the one in the bytes.
func agree(stated CRS, srid int) (CRS, error) {
	if srid == 0 || stated.EPSG == srid {
		return stated, nil
	}
	if stated != (CRS{}) {
		return CRS{}, twoSystems(stated.Name(), CRS{EPSG: srid}.Name())
	}
	return LookupCRS(srid)
}
