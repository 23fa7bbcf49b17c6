// The line under the map: where the pointer is, in 4490 and in the plane of
// its zone, what is measured, and how fast the preview answers.

import { area, length } from '../geo/ellipsoid'
import { forward } from '../geo/gauss'
import { Area } from '../part/area'
import { measured } from '../state/map'
import { latency, hasDrawing } from '../state/check'
import { pointer, tool } from '../state/view'
import { fixed, metres } from '../text/number'
import { t } from '../text/text'

export const Status = () => {
  const p = pointer.value
  const plane = p && forward(p[0], p[1])
  return (
    <div class="status">
      {p && <span title="EPSG:4490"><i>4490</i>{p[0].toFixed(6)}°E {p[1].toFixed(6)}°N</span>}
      {plane && <span title={`EPSG:${4488 + plane.zone}`}><i>{t('status.zone', { n: plane.zone })}</i>X {fixed(plane.x, 2)} Y {fixed(plane.y, 2)}</span>}
      {hasDrawing.value && latency.value !== null && <span class="status-end"><i>{t('status.preview')}</i>{Math.round(latency.value)} ms</span>}
    </div>
  )
}

/** What is measured, on the ellipsoid. */
export const Measured = () => {
  const m = measured.value
  if (!m || (tool.value !== 'line' && tool.value !== 'measure-area') || m.coordinates.length < 2) return null
  return (
    <div class="float measured" role="status">
      <p class="soft">{t('measure.method')}</p>
      {m.kind === 'line'
        ? <p><b>{metres(length(m.coordinates))}</b></p>
        : m.coordinates.length > 3 && <><p><Area m2={area([[m.coordinates]])} /></p><p class="soft">{t('measure.perimeter')} {metres(length(m.coordinates))}</p></>}
    </div>
  )
}
