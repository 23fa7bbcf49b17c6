// The second map of a comparison, above the first and cut at the swipe. It
// follows the first; the first keeps all gestures.

import { effect } from '@preact/signals'
import { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef } from 'preact/hooks'
import { drawGround, county, towns } from '../map/ground'
import { drawLayers, markChanges } from '../map/layers'
import { fonts, map, paper } from '../map/map'
import { serving } from '../map/serving'
import { changes, compared, swipeAt } from '../state/compare'
import { byCode, groundOf } from '../state/layers'
import { t } from '../text/text'

export const Swipe = () => {
  const now = compared.value
  return now ? <Two key="two" /> : null
}

const Two = () => {
  const container = useRef<HTMLDivElement>(null)
  useEffect(() => (container.current ? second(container.current) : undefined), [])
  const now = compared.value!
  const editions = byCode.value.get(now.code)?.editions ?? []
  const label = (id: number): string => editions.find((e) => e.id === id)?.effective ?? ''
  return (
    <>
      <div class="second" ref={container} aria-hidden="true" style={{ clipPath: `inset(0 0 0 ${swipeAt.value}%)` }} />
      <div class="swipe" style={{ left: `${swipeAt.value}%` }}>
        <span class="swipe-left">{label(now.a)}</span><span class="swipe-right">{label(now.b)}</span>
        <div class="swipe-grip" role="slider" tabIndex={0} aria-label={t('compare.swipe')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(swipeAt.value)}
          onKeyDown={(e) => { const by = { ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100 }[e.key]; if (by) { e.preventDefault(); set(swipeAt.value + by) } }}
          onPointerDown={(e) => e.currentTarget.setPointerCapture(e.pointerId)}
          onPointerMove={(e) => { if (e.buttons) { const r = e.currentTarget.closest('.map-area')!.getBoundingClientRect(); set(((e.clientX - r.left) / r.width) * 100) } }} />
      </div>
    </>
  )
}

const set = (v: number): void => { swipeAt.value = Math.min(100, Math.max(0, v)) }

/** Makes the second map and keeps it where the first is; the function returned ends it. */
function second(container: HTMLElement): (() => void) | undefined {
  const first = map.peek()
  const served = serving.peek()
  if (!first || !served) return undefined
  const m = new MapLibre({ container, style: paper(served.sprite), center: first.getCenter(), zoom: first.getZoom(), interactive: false, attributionControl: false, localIdeographFontFamily: fonts })
  const along = (): void => { m.jumpTo({ center: first.getCenter(), zoom: first.getZoom() }) }
  first.on('move', along)
  m.on('idle', () => { container.dataset['drawn'] = 'idle' })
  m.on('dataloading', () => { container.dataset['drawn'] = 'busy' })
  let stop = (): void => {}
  m.once('style.load', () => {
    stop = effect(() => {
      const now = compared.value
      drawGround(m, { [county]: groundOf(county), [towns]: groundOf(towns) })
      if (now) drawLayers(m, served, [{ code: now.code, edition: now.b, opacity: 1 }])
      markChanges(m, now?.code ?? '', changes.value.come, '#14633f')
    })
  })
  return () => {
    stop()
    first.off('move', along)
    m.remove()
  }
}
