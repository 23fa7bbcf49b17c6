// How the server draws each layer: /styles/map/style.json, cut up by layer.

import type { LayerSpecification, StyleSpecification, VectorSourceSpecification } from 'maplibre-gl'
import { ask } from '../api/client'

export interface Served {
  sprite: string
  source(code: string): VectorSourceSpecification | undefined
  layers(code: string): LayerSpecification[]
}

export async function loadServed(): Promise<Served> {
  const style = await ask<StyleSpecification>('/styles/map/style.json')
  return {
    sprite: location.origin + new URL(String(style.sprite), location.href).pathname, // the server may stand behind another name
    source: (code) => style.sources[code] as VectorSourceSpecification | undefined,
    layers: (code) => style.layers.filter((l) => 'source-layer' in l && [code, labelsOf(code)].includes(String(l['source-layer']))),
  }
}

/** Name of the layer of labels in the tiles of a layer: a point for each feature, in one tile of a zoom. */
export const labelsOf = (code: string): string => `${code}_label`

/** Address template of the tiles of one edition, with their labels. */
export const tilesOf = (code: string, edition: number): string => `${location.origin}/tiles/${code}/{z}/{x}/{y}.mvt?edition=${edition}&labels=true`
