// Review (审查): hand in, see how it was read, choose kind and day, read the verdict.

import { signal } from '@preact/signals'
import { Icon } from '../part/icon'
import { ProblemCard } from '../part/problem'
import { answer, clear, drawingProblem, hasDrawing, file, hand, opened, reading, store, storing } from '../state/check'
import { drawing } from '../map/follow'
import { tool } from '../state/view'
import { t } from '../text/text'
import { Choices } from './choices'
import { Drop } from './drop'
import { Excerpt } from './excerpt'
import { Reading } from './reading'
import { Recent } from './recent'
import { Conclusion, VerdictView } from './verdict'
import { pick } from './tools'

const pasting = signal(false)
const pasted = signal('')
const name = signal('')

/** Starts over. */
function again(): void {
  drawing?.clear()
  tool.value = 'none'
  clear()
}

export const CheckPanel = () => {
  const d = answer.value
  const begun = hasDrawing.value || Boolean(file.value ?? d)
  const refused = reading.problem.value ?? (hasDrawing.value ? drawingProblem.value : null)
  return (
    <>
      {begun ? <Begun /> : <Begin />}
      {d && <Conclusion d={d} />}
      <Choices folded={begun} />
      {reading.busy.value && <p class="busy" role="status">{t('check.reading')}</p>}
      {refused && <ProblemCard p={refused}>{file.value && refused.row ? <Excerpt file={file.value} row={refused.row} /> : null}</ProblemCard>}
      {d && <Reading d={d} />}
      {d && <VerdictView d={d} />}
      {!begun && <Recent />}
    </>
  )
}

const Begin = () => (
  <section class="card" aria-label={t('check.begin')}>
    <Drop onFile={(f) => void hand(f)} label={t('check.drop')} hint={t('check.formats')} id="check-file" />
    <div class="row">
      <button type="button" onClick={() => pick('polygon')}><Icon name="polygon" />{t('tool.polygon')}</button>
      <button type="button" onClick={() => pick('rectangle')}><Icon name="rectangle" />{t('tool.rectangle')}</button>
      <button type="button" aria-expanded={pasting.value} onClick={() => { pasting.value = !pasting.value }}><Icon name="edit" />{t('check.paste')}</button>
    </div>
    {tool.value === 'polygon' || tool.value === 'rectangle' ? <p class="hint" role="status">{t(tool.value === 'polygon' ? 'check.how-polygon' : 'check.how-rectangle')}</p> : null}
    {pasting.value && (
      <form onSubmit={(e) => { e.preventDefault(); void hand(new File([pasted.value], 'pasted.txt', { type: 'text/plain' })) }}>
        <label for="pasted">{t('check.paste-label')}</label>
        <textarea id="pasted" rows={7} spellcheck={false} value={pasted.value} onInput={(e) => { pasted.value = e.currentTarget.value }} placeholder={'J1,4006650.218,39604980.125\nJ2,4006688.904,39605251.337\nJ3,4006402.551,39605298.760'} />
        <button type="submit" class="main" disabled={!pasted.value.trim()}>{t('check.read')}</button>
      </form>
    )}
  </section>
)

const Begun = () => (
  <section class="card begun">
    <div class="row spread">
      <b class="file-name">{file.value?.name ?? (hasDrawing.value ? t('check.drawing') : answer.value?.check.submission.file)}</b>
      <button type="button" class="quiet" onClick={again}>{t('check.again')}</button>
    </div>
    {answer.value && !opened.value && (
      <div class="row">
        {hasDrawing.value && <label class="grow">{t('check.name')} <input value={name.value} onInput={(e) => { name.value = e.currentTarget.value }} /></label>}
        <button type="button" class="main" disabled={storing.busy.value} onClick={() => void store(name.value)}>{t('check.store')}</button>
      </div>
    )}
    {opened.value && <p class="kept" role="status"><Icon name="check" />{t('check.kept', { number: answer.value?.check.number ?? '' })}</p>}
    {storing.problem.value && <ProblemCard p={storing.problem.value} />}
  </section>
)
