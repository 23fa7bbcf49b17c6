import { useEffect, useRef } from 'preact/hooks'
import { followState } from '../map/follow'
import { createMap } from '../map/map'
import { loadServed } from '../map/served'
import { serving } from '../map/serving'
import { revived } from '../api/client'

/** The map; made again when the server came back after it could not say how layers are drawn. */
export const MapArea = () => {
  const container = useRef<HTMLDivElement>(null)
  const again = serving.value ? 0 : revived.value
  useEffect(() => {
    let gone = false
    let remove = (): void => {}
    void loadServed().catch(() => null).then((served) => {
      if (gone || !container.current) return
      serving.value = served
      const m = createMap(container.current, served)
      m.once('style.load', () => followState(m, served))
      m.on('idle', () => { document.documentElement.dataset['map'] = 'idle' })
      m.on('dataloading', () => { document.documentElement.dataset['map'] = 'busy' })
      Object.assign(window, { onemap: m }) // for scripts and tests that ask what is drawn
      remove = () => m.remove()
    })
    return () => { gone = true; remove() }
  }, [again])
  return <div class="map" ref={container} />
}
