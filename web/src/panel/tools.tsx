// Tools on the map.

import { drawing } from '../map/follow'
import { Icon, type IconName } from '../part/icon'
import { clear, hasDrawing } from '../state/check'
import { measured } from '../state/map'
import { tab, tool, type Tool } from '../state/view'
import { t } from '../text/text'

const tools: [Tool, IconName][] = [['polygon', 'polygon'], ['rectangle', 'rectangle'], ['edit', 'edit'], ['line', 'ruler'], ['measure-area', 'area']]

export function pick(next: Tool): void {
  tool.value = tool.value === next ? 'none' : next
  if (next === 'polygon' || next === 'rectangle') {
    tab.value = 'check'
    if (!hasDrawing.value) clear()
  }
}

function wipe(): void {
  drawing?.clear()
  measured.value = null
  if (hasDrawing.value) clear()
  tool.value = 'none'
}

export const Tools = () => (
  <div class="tools" role="toolbar" aria-label={t('tools.label')}>
    {tools.map(([name, icon]) => (
      <button type="button" key={name} aria-pressed={tool.value === name} title={t(`tool.${name}` as 'tool.line')} aria-label={t(`tool.${name}` as 'tool.line')} onClick={() => pick(name)}><Icon name={icon} /></button>
    ))}
    <button type="button" title={t('tool.clear')} aria-label={t('tool.clear')} onClick={wipe}><Icon name="trash" /></button>
  </div>
)
