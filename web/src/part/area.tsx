import { fixed, hectares, mu, squareMetres } from '../text/number'
import { t } from '../text/text'

/** An area in the three units planners read. */
export const Area = ({ m2 }: { m2: number }) => (
  <span class="area"><b>{squareMetres(m2)}</b> <span>{hectares(m2)}</span> <span>{mu(m2)}</span></span>
)

/** Header cells of the three units. */
export const AreaHeads = () => <><th class="n">m²</th><th class="n">{t('unit.ha')}</th><th class="n">{t('unit.mu')}</th></>

/** Cells of the three units. */
export const AreaCells = ({ m2 }: { m2: number }) => (
  <><td class="n">{fixed(m2, 2)}</td><td class="n">{fixed(m2 / 10000, 4)}</td><td class="n">{fixed((m2 * 3) / 2000, 2)}</td></>
)
