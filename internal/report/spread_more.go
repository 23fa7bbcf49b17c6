package report

import "onemap/internal/check"

// spreadClasses holds both breakdowns of the ground, land classes and towns.
func (b *builder) spreadClasses() Spread {
	s := b.sheet("地类与乡镇", "Land classes, towns").column(Words, "地块", "Subject").column(Words, "分类", "By").column(Words, "编码", "Code").column(Words, "名称", "Name").
		areas("面积", "Area").column(Share, "占地块", "Share").column(Count, "图斑数", "Features")
	for i := range b.check.Subjects {
		x := &b.check.Subjects[i]
		for _, d := range []*check.DocumentBreakdown{x.LandClasses, x.Towns} {
			if d == nil {
				continue
			}
			for _, r := range d.Rows {
				row := append([]any{b.subjectTitle(x), b.layerName(d.Layer, d.Name), r.Code, r.Name}, inUnits(r.Area)...)
				s.row(append(row, some(r.Share), r.Features)...)
			}
			if d.Rest > 0 {
				row := append([]any{b.subjectTitle(x), b.layerName(d.Layer, d.Name), nil, b.say("无图斑", "no feature")}, inUnits(d.Rest)...)
				s.row(append(row, nil, nil)...)
			}
		}
	}
	return s.Spread
}

func (b *builder) spreadNear() Spread {
	s := b.sheet("邻近", "Near misses").column(Words, "地块", "Subject").column(Words, "图层", "Layer").column(Words, "要素编号", "Feature id").column(Words, "要素名称", "Feature").
		column(Words, "分区", "Zone").column(Length, "距离（m）", "Distance, m")
	for i := range b.check.Subjects {
		x := &b.check.Subjects[i]
		for _, n := range x.Near {
			s.row(b.subjectTitle(x), b.layerName(n.Layer, b.nameOf(x, n.Layer)), n.Feature.ID, n.Feature.Name, b.zone(n.Layer, n.Feature.Zone), n.Distance)
		}
	}
	return s.Spread
}

// spreadCorners lists every corner of every subject.
func (b *builder) spreadCorners() Spread {
	s := b.sheet("界址点", "Corners").column(Words, "地块", "Subject").column(Words, "点号", "No.").column(Count, "圈号", "Ring").
		column(Plane, "X（北，m）", "X north, m").column(Plane, "Y（东，m）", "Y east, m").column(Degrees, "经度（CGCS2000）", "Longitude, CGCS2000").column(Degrees, "纬度（CGCS2000）", "Latitude, CGCS2000").
		column(Words, "坐标系", "System")
	for i := range b.check.Subjects {
		x := &b.check.Subjects[i]
		crs := planeOf(b.check.Check.Submission.CRS, x.Geometry)
		l, ok := project(crs, x.Geometry)
		if !ok {
			continue
		}
		r := b.received(x)
		for _, p := range b.numbered(x, crs, l) {
			north, east := p.at.y, p.at.x
			if r != nil && r.CRS == crs {
				north, east = p.received.Y, p.received.X
			}
			s.row(b.subjectTitle(x), p.name(), p.ring, north, east, p.lon, p.lat, crs.Name())
		}
	}
	return s.Spread
}

func (b *builder) spreadEditions() Spread {
	s := b.sheet("数据版本", "Editions").column(Words, "图层", "Layer").column(Words, "生效日期", "Effective").column(Words, "文号", "Document").column(Count, "版本", "Edition").
		column(Words, "来源", "Source").column(Count, "要素数", "Features").column(Count, "导入时被拒", "Refused").column(Words, "入库时间", "Recorded").column(Words, "SHA-256", "SHA-256")
	for _, e := range b.check.Check.Editions {
		s.row(b.layerName(e.Layer, e.Name), e.Effective.String(), e.DocumentNo, int(e.Edition), e.Source, e.Features, e.Refused, e.Recorded, e.SHA256)
	}
	return s.Spread
}

func (b *builder) spreadDocuments() Spread {
	s := b.sheet("所需材料", "Documents needed").column(Words, "代码", "Code").column(Words, "名称", "Name")
	for _, r := range b.documents() {
		s.row(r.Label, r.Value)
	}
	return s.Spread
}

func (b *builder) spreadLog() Spread {
	s := b.sheet("读入记录", "Log of reading").column(Words, "程度", "Severity").column(Words, "代码", "Code").column(Words, "位置", "Place").column(Words, "内容", "Message").column(Words, "怎么办", "What to do")
	for _, p := range b.problems() {
		s.row(p.Severity, p.Code, p.Where, p.Message, p.Next)
	}
	return s.Spread
}
