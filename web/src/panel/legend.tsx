import { map, ready } from '../map/map'
import { legendOf, type LegendSymbol } from '../state/legend'
import { say } from '../text/text'

/** The legend of a layer as the server draws it. */
export const Legend = ({ code }: { code: string }) => (
  <ul class="legend">{legendOf(code).map((s) => <li key={s.name}><i style={look(s)} />{say(s.label)}</li>)}</ul>
)

/** The image of the sprite the map draws with, else the plain colours. */
function look(s: LegendSymbol): Record<string, string> {
  const image = (ready.value ? map.value : null)?.getImage(s.name)
  if (!image?.data) return { background: s.fill ? `color-mix(in srgb, ${s.fill} ${Math.round(s.opacity * 100)}%, white)` : 'white', borderColor: s.line }
  const { width, height, data } = image.data
  const c = document.createElement('canvas')
  c.width = width
  c.height = height
  c.getContext('2d')!.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0)
  return { background: `url(${c.toDataURL()}) 0 0 / ${width / (image.pixelRatio || 1)}px`, borderColor: s.line }
}
