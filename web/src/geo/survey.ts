// A boundary as the survey text land offices exchange (勘测定界), CGCS2000 3°
// zone, X north and Y east with the zone number, millimetres, rings closed.

import type { MultiPolygon } from '../api/types'
import { forward, zoneOf } from './gauss'

export function survey(name: string, g: MultiPolygon, m2: number): string {
  const zone = zoneOf(g.coordinates[0]![0]![0]![0]!)
  const rings = g.coordinates.flat()
  let corner = 0
  const lines = rings.flatMap((ring, i) => {
    const from = corner + 1
    return ring.map(([lon, lat], j) => {
      const p = forward(lon!, lat!, zone)
      const label = j === ring.length - 1 ? from : ++corner
      return `J${label},${i + 1},${p.x.toFixed(3)},${p.y.toFixed(3)}`
    })
  })
  return [
    '[属性描述]', '格式版本号=1.01版本', '数据产生单位=OneMap', '坐标系=2000国家大地坐标系', '几度分带=3', '投影类型=高斯克吕格', '计量单位=米',
    `带号=${zone}`, '精度=0.001', '转换参数=0,0,0,0,0,0,0', '[地块坐标]',
    `${lines.length},${(m2 / 10000).toFixed(4)},1,${name},面,,,,@`, ...lines, '',
  ].join('\r\n')
}
