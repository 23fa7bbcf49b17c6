// How drawn layers are written into a link: CODE, CODE:opacity, CODE@edition,
// CODE:opacity@edition, joined by commas, lowest first.

/** A layer that is drawn. `edition` null: the one in force on the day chosen. */
export interface Shown { code: string; opacity: number; edition: number | null }

export function writeShown(list: readonly Shown[]): string {
  return list.map((s) => s.code + (s.opacity === 1 ? '' : ':' + s.opacity) + (s.edition === null ? '' : '@' + s.edition)).join(',')
}

export function readShown(text: string): Shown[] {
  return text.split(',').flatMap((part) => {
    const m = /^([A-Z0-9]{2,16})(?::(0?\.\d+|[01]))?(?:@(\d+))?$/.exec(part)
    return m ? [{ code: m[1]!, opacity: m[2] ? Number(m[2]) : 1, edition: m[3] ? Number(m[3]) : null }] : []
  })
}
