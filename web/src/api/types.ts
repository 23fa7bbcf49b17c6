// What the server says (api/openapi.yaml), as far as the page reads it. Areas
// are square metres, widths and distances metres, shares 0 to 1; geometry is
// GeoJSON in EPSG:4490. What was not measured is null.

import type { Bilingual } from '../text/text'

export const verdicts = ['prohibited', 'undetermined', 'conditional', 'confirm', 'note', 'clear'] as const
export type Verdict = (typeof verdicts)[number]

export interface MultiPolygon { type: 'MultiPolygon'; coordinates: number[][][][] }

export interface Edition {
  id: number; layer: string; state: 'draft' | 'published' | 'withdrawn'; effective: string; recorded: string | null
  withdrawn: string | null; document_no: string; source: string; sha256: string; features: number; refused: number; self_overlap: boolean
}

export interface Layer {
  code: string; name: string; class: 'status' | 'plan' | 'manage' | 'socio'; source: string; sensitivity: string
  accuracy_m: number; edition: Edition | null; editions: Edition[]
}

export interface Attribute { code: string; name: Bilingual; values?: Record<string, Bilingual> }
export interface Kind { kind: string; name: string; layers: string[]; required: string[]; attributes: string[] }

export interface Problem {
  code: string; title?: string; status?: number; detail: string; next?: string; severity: 'error' | 'warning' | 'notice'
  file?: string; subject?: number; row?: number; place?: { lon: number; lat: number } | null; instance?: string
}

export interface DocumentProblem {
  code: string; severity: Problem['severity']; subject: number; row: number; lon: number | null; lat: number | null
  text: Bilingual; next: Bilingual; file: string
}

export interface Feature { id: string; name: string; zone: string }

export interface LayerAnswer {
  layer: string; name: Bilingual; state: 'touched' | 'clear' | 'not_covering' | 'not_checked'; reason_text: Bilingual
  covered_share: number | null; overlap_m2: number | null; share: number | null; verdict: Verdict; required: boolean; counts: boolean
  edition: number | null; double_covered_m2: number | null; features: number; conflicts: number; slivers: number; noise: number
  touches: number; no_rule: number; accuracy_m: number
}

export interface Finding {
  layer: string; feature: Feature | null; relation: string; class: 'conflict' | 'sliver' | 'noise' | 'touch' | 'near'
  area_m2: number; share_of_subject: number; share_of_feature: number; width_m: number
  agreement: { overlay_m2: number; postgis_m2: number; agrees: boolean } | null
  rule: string | null; rule_title: Bilingual | null; verdict: Verdict; documents: string[]
  basis: { document: string; article: string }[]; geometry: MultiPolygon | null; edition: number
  distance_m: number | null; border_m: number; remark: Bilingual | null
}

export interface Breakdown { name: Bilingual; rows: { code: string; name: string; area_m2: number; share: number; features: number }[]; rest_m2: number }

export interface Subject {
  ordinal: number; id: string; name: string; area_m2: number; declared_area_m2: number | null; perimeter_m: number; verdict: Verdict
  geometry: MultiPolygon; layers: LayerAnswer[]; findings: Finding[]
  suggestion: { area_m2: number; share: number; parts: number; largest_m2: number; verdict: Verdict; geometry: MultiPolygon } | null
  near: { layer: string; feature: Feature; distance_m: number }[]
  land_classes: Breakdown | null; towns: Breakdown | null
}

export interface CheckDocument {
  check: {
    id: string; number: string; kind: string; kind_name: Bilingual; as_of: string; known_at: string; engine: string; verdict: Verdict; preview: boolean
    editions: { layer: string; edition: number; effective: string; document_no: string; name: Bilingual }[]
    rule_sets: { id: string; sha256: string }[]
    submission: { file: string; sha256: string; format: string; crs: string; encoding: string }
  }
  subjects: Subject[]; problems: DocumentProblem[]; documents: { code: string; name: Bilingual }[]
}

export interface CheckRow { id: string; number: string; kind: string; as_of: string; recorded: string; verdict: Verdict; file: string; subjects: number }

export interface Batch {
  id: string; state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'; kind: string; file: string; as_of: string
  done: number; total: number; created: string; finished: string | null; problem: Problem | null; verdicts: Partial<Record<Verdict, number>>
}

export interface BatchRow {
  ordinal: number; id: string; name: string; verdict: Verdict; area_m2: number | null; findings: number | null; conflicts: number | null
  worst_layer: string; rule: string; problem?: string; reason?: string
}

export interface Changed { before: EditionFeature; after: EditionFeature; attributes: string[] | null; moved: boolean; area_change_m2: number }
export interface EditionFeature extends Feature { area_m2: number }
export interface Difference { added: EditionFeature[]; removed: EditionFeature[]; changed: Changed[] }
