// What remains free of prohibited overlap: shown, edited and checked again,
// downloaded as GeoJSON or as a survey file.

import type { MultiPolygon, Subject } from '../api/types'
import { drawing } from '../map/follow'
import { box, fit } from '../map/map'
import { Area } from '../part/area'
import { Icon } from '../part/icon'
import { Badge } from '../part/verdict'
import { clear } from '../state/check'
import { showSuggestion } from '../state/map'
import { tool } from '../state/view'
import { survey } from '../geo/survey'
import { percent } from '../text/number'
import { t } from '../text/text'

export const Suggestion = ({ s }: { s: Subject }) => {
  const x = s.suggestion
  if (!x) return null
  return (
    <details open class="suggestion"><summary>{t('suggestion.title')}</summary>
      <p><Area m2={x.area_m2} /> <span class="soft">{t('suggestion.parts', { share: percent(x.share), n: x.parts })}</span></p>
      <p>{t('suggestion.verdict')} <Badge of={x.verdict} /></p>
      <label class="tick"><input type="checkbox" checked={showSuggestion.value} onChange={(e) => { showSuggestion.value = e.currentTarget.checked }} />{t('suggestion.show')}</label>
      <div class="row">
        <button type="button" onClick={() => edit(x.geometry)}><Icon name="edit" />{t('suggestion.edit')}</button>
        <button type="button" onClick={() => save('suggestion.geojson', JSON.stringify({ type: 'Feature', properties: { name: s.name }, geometry: x.geometry }))}><Icon name="download" />GeoJSON</button>
        <button type="button" onClick={() => save('suggestion.txt', survey(s.name || s.id, x.geometry, x.area_m2))}><Icon name="download" />{t('suggestion.survey')}</button>
      </div>
    </details>
  )
}

/** Puts the boundary into the drawing, where it is previewed as it is moved. */
function edit(g: MultiPolygon): void {
  clear()
  drawing?.load(g)
  tool.value = 'edit'
  fit(box(g.coordinates))
}

export function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const a = document.createElement('a')
  a.href = url
  a.download = name
  a.click()
  setTimeout(() => URL.revokeObjectURL(url), 10000)
}
