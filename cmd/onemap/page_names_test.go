package main

import "github.com/stretchr/testify/require"

// pageNamesTowns counts the names on a view of the whole county: each town has
// one, although most lie in several tiles.
func pageNamesTowns(b *planner, p *program) {
	b.open("/")
	b.until("onemap.getLayer('town-name') && onemap.queryRenderedFeatures({layers: ['town-name']}).length")
	b.idle()
	_, body := p.ask("GET", "/collections/XZQ/items?f=json&limit=100", nil, nil)
	for _, f := range decode[struct {
		Features []struct{ Properties struct{ Name string } }
	}](b.t, body).Features {
		b.until("onemap.queryRenderedFeatures({layers: ['town-name']}).some((f) => f.properties.name === '" + f.Properties.Name + "')")
	}
	const often = `(all) => { const n = {}; for (const f of all) n[f.properties.name] = (n[f.properties.name] ?? 0) + 1; return n }`
	names := eval[map[string]int](b, "("+often+")(onemap.queryRenderedFeatures({layers: onemap.getStyle().layers.filter((l) => l.type === 'symbol').map((l) => l.id)}))")
	parts := eval[map[string]int](b, "("+often+")(onemap.querySourceFeatures('ground-XZQ', {sourceLayer: 'XZQ'}))")
	require.Len(b.t, names, len(parts), "nothing but towns is named")
	inSeveral := 0
	for name, tiles := range parts {
		require.Equal(b.t, 1, names[name], name)
		if tiles > 1 {
			inSeveral++
		}
	}
	require.Positive(b.t, inSeveral)
	b.wellBehaved()
}
