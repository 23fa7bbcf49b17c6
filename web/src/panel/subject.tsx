import type { Subject } from '../api/types'
import { box, fit } from '../map/map'

/** Shows a subject on the map. */
export const showSubject = (s: Subject): void => fit(box(s.geometry.coordinates))
